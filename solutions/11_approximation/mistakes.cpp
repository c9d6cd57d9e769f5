// The catalogue of 11_approximation: one right solution, and each mistake as its difference to it.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <vector>

#include "approximation.hpp"
#include "worker/catalogue.hpp"

namespace student {

namespace {

nn::Vector zeros(std::size_t n) {
    nn::Vector v = nn::Vector::from_shape({n});
    v.fill(0);
    return v;
}

nn::Matrix zeros(std::size_t rows, std::size_t columns) {
    nn::Matrix m = nn::Matrix::from_shape({rows, columns});
    m.fill(0);
    return m;
}

double number(std::size_t n) {
    return static_cast<double>(n);
}

}  // namespace

/// Threshold neurons throughout.
struct Right {
    virtual ~Right() = default;

    virtual nn::Vector evaluate(const Network& network, const nn::Vector& x) {
        check_sizes(network);
        nn::Vector y = zeros(x.size());
        for (std::size_t j = 0; j < x.size(); ++j) y(j) = value(network, x(j));
        return y;
    }

    virtual Network bump(double a, double b, double height) {
        if (!(a < b)) throw std::invalid_argument("bump: a is not left of b");
        return steps({a, b}, {height, -height}, 0);
    }

    virtual Network staircase(const nn::Vector& levels) {
        if (levels.size() == 0) throw std::invalid_argument("staircase: there are no levels");
        std::vector<double> places;
        std::vector<double> jumps;
        for (std::size_t i = 1; i < levels.size(); ++i) {
            places.push_back(place(i, levels.size()));
            jumps.push_back(jump(levels, i));
        }
        return steps(places, jumps, start(levels));
    }

    virtual std::size_t steps_needed(double lipschitz, double eps) {
        if (!(eps > 0)) throw std::invalid_argument("steps_needed: eps is not positive");
        if (!(lipschitz >= 0)) throw std::invalid_argument("steps_needed: L is negative");
        return whole(std::max(1.0, lipschitz / eps));
    }

    virtual Network approximate(const nn::Vector& samples, double eps) {
        if (samples.size() == 0) throw std::invalid_argument("approximate: there are no samples");
        if (!(eps > 0)) throw std::invalid_argument("approximate: eps is not positive");
        return staircase_of(samples, steps_for(samples, eps));
    }

    virtual std::vector<nn::Dense> plateau(const nn::Vector& low, const nn::Vector& high, double height) {
        if (low.size() != 2 || high.size() != 2) throw std::invalid_argument("plateau: not two coordinates");
        for (std::size_t i = 0; i < 2; ++i) {
            if (!(low(i) < high(i))) throw std::invalid_argument("plateau: low is not below high");
        }
        std::vector<nn::Dense> layers = no_towers(1);
        set_tower(layers, 0, {low(0), high(0)}, {low(1), high(1)}, height);
        return layers;
    }

    virtual std::vector<nn::Dense> surface(const nn::Matrix& levels) {
        const std::size_t m = levels.shape(0);
        const std::size_t n = levels.shape(1);
        if (m == 0 || n == 0) throw std::invalid_argument("surface: there are no levels");
        std::vector<nn::Dense> layers = no_towers(m * n);
        for (std::size_t i = 0; i < m; ++i) {
            for (std::size_t j = 0; j < n; ++j)
                set_tower(layers, cell(i, j, m, n), side(i, m, n), side(j, n, m), levels(i, j));
        }
        return layers;
    }

    virtual int fewest_neurons(Target target, nn::Activation g) {
        switch (g) {
            case nn::Activation::threshold:
                return fewest_steps(target);
            case nn::Activation::relu:
                return fewest_hinges(target);
            case nn::Activation::sigmoid:
            case nn::Activation::tanh:
                return fewest_smooth(target);
            default:
                return fewest_others(target);
        }
    }

  protected:
    // evaluate

    virtual void check_sizes(const Network& network) {
        if (network.w.size() != network.u.size() || network.b.size() != network.u.size())
            throw std::invalid_argument("evaluate: w, b and u differ in size");
    }

    virtual double value(const Network& network, double x) {
        double sum = network.c;
        for (std::size_t i = 0; i < network.u.size(); ++i) sum += term(network, i, x);
        return sum;
    }

    virtual double term(const Network& network, std::size_t i, double x) {
        return network.u(i) * nn::apply(network.g, network.w(i) * x + network.b(i));
    }

    // On the line

    /// c and a step of a height at each place.
    virtual Network steps(const std::vector<double>& places, const std::vector<double>& heights, double c) {
        const std::size_t k = places.size();
        Network network{zeros(k), zeros(k), zeros(k), c, nn::Activation::threshold};
        for (std::size_t i = 0; i < k; ++i) {
            network.w(i) = 1;
            network.b(i) = -places[i];
            network.u(i) = heights[i];
        }
        return network;
    }

    /// Where step i of n begins.
    virtual double place(std::size_t i, std::size_t n) { return number(i) / number(n); }

    virtual double jump(const nn::Vector& levels, std::size_t i) { return levels(i) - levels(i - 1); }

    virtual double start(const nn::Vector& levels) { return levels(0); }

    virtual std::size_t whole(double quotient) { return static_cast<std::size_t>(std::ceil(quotient)); }

    // approximate

    virtual std::size_t steps_for(const nn::Vector& samples, double eps) {
        return static_cast<std::size_t>(std::ceil(std::max(1.0, slope(samples) / eps)));
    }

    /// The steepest slope.
    virtual double slope(const nn::Vector& samples) {
        double most = 0;
        for (std::size_t i = 0; i + 1 < samples.size(); ++i)
            most = std::max(most, std::abs(samples(i + 1) - samples(i)));
        return most * number(samples.size() - 1);
    }

    /// A staircase of n steps with the values of f at their left ends.
    virtual Network staircase_of(const nn::Vector& samples, std::size_t n) {
        std::vector<double> places;
        std::vector<double> jumps;
        for (std::size_t i = 1; i < n; ++i) {
            places.push_back(number(i) / number(n));
            jumps.push_back(f(samples, places.back()) - f(samples, number(i - 1) / number(n)));
        }
        return steps(places, jumps, f(samples, 0));
    }

    virtual double f(const nn::Vector& samples, double x) {
        const std::size_t n = samples.size() - 1;
        if (n == 0) return samples(0);
        const std::size_t i = std::min(static_cast<std::size_t>(x * number(n)), n - 1);
        return samples(i) + (x * number(n) - number(i)) * (samples(i + 1) - samples(i));
    }

    // On the plane

    struct Interval {
        double low, high;
    };

    /// The place of step i of n along one axis; there are `others` along the other.
    virtual Interval side(std::size_t i, std::size_t n, std::size_t /*others*/) {
        return {number(i) / number(n), number(i + 1) / number(n)};
    }

    /// Which tower stands on cell (i, j) of m by n.
    virtual std::size_t cell(std::size_t i, std::size_t j, std::size_t /*m*/, std::size_t n) {
        return i * n + j;
    }

    static std::vector<nn::Dense> no_towers(std::size_t count) {
        return {{zeros(4 * count, 2), zeros(4 * count), nn::Activation::threshold},
                {zeros(count, 4 * count), zeros(count), nn::Activation::threshold},
                {zeros(1, count), zeros(1), nn::Activation::identity}};
    }

    /// Tower k: 1 where x_1 and x_2 are in their intervals, times the height.
    virtual void set_tower(std::vector<nn::Dense>& layers, std::size_t k, Interval first, Interval second,
                           double height) {
        const Interval sides[] = {first, second};
        for (std::size_t i = 0; i < 2; ++i) {
            const std::size_t neuron = 4 * k + 2 * i;
            layers[0].weight(neuron, i) = 1;
            layers[0].bias(neuron) = -sides[i].low;
            layers[0].weight(neuron + 1, i) = -1;
            layers[0].bias(neuron + 1) = sides[i].high;
        }
        for (std::size_t neuron = 4 * k; neuron < 4 * k + 4; ++neuron) layers[1].weight(k, neuron) = 1;
        layers[1].bias(k) = -sides_needed();
        layers[2].weight(0, k) = height;
    }

    virtual double sides_needed() { return 3.5; }

    // fewest_neurons

    virtual int fewest_steps(Target target) {
        if (target == Target::constant) return 0;
        if (target == Target::step) return 1;
        return target == Target::bump ? 2 : never;
    }

    virtual int fewest_hinges(Target target) {
        if (target == Target::constant) return 0;
        if (target == Target::line || target == Target::ramp) return 1;
        return target == Target::hat ? 2 : never;
    }

    virtual int fewest_smooth(Target target) { return target == Target::constant ? 0 : never; }

    virtual int fewest_others(Target /*target*/) {
        throw std::invalid_argument("fewest_neurons: not asked about");
    }
};

// evaluate

struct MISTAKE(no_constant,
               "c is missing: without neurons a network is the constant c, and your sum begins at 0.") {
    double value(const Network& network, double x) override { return Right::value(network, x) - network.c; }
};

struct MISTAKE(constant_for_each_neuron,
               "c comes in once for every neuron. It belongs to the output, which is one: it stands outside "
               "of the sum.") {
    double value(const Network& network, double x) override {
        return Right::value(network, x) - network.c + number(network.u.size()) * network.c;
    }
};

struct MISTAKE(no_hidden_bias,
               "b is missing: all your steps are at x = 0. What says where neuron i climbs?") {
    double term(const Network& network, std::size_t i, double x) override {
        return network.u(i) * nn::apply(network.g, network.w(i) * x);
    }
};

struct MISTAKE(no_activation,
               "This is the sum without g. Then all of it is one straight line, whatever w, b and u are.") {
    double term(const Network& network, std::size_t i, double x) override {
        return network.u(i) * (network.w(i) * x + network.b(i));
    }
};

struct MISTAKE(
    activated_output,
    "You apply g to the sum as well. The output of the theorem's network is the sum itself: with a sigmoid "
    "behind it, no value could be above 1.") {
    double value(const Network& network, double x) override {
        return nn::apply(network.g, Right::value(network, x));
    }
};

struct MISTAKE(
    activated_after_the_sum,
    "g stands outside of your sum: g(u_1 z_1 + u_2 z_2 ...). Each neuron has a g of its own, and u weighs "
    "what comes out of it.") {
    double value(const Network& network, double x) override {
        double sum = 0;
        for (std::size_t i = 0; i < network.u.size(); ++i)
            sum += network.u(i) * (network.w(i) * x + network.b(i));
        return nn::apply(network.g, sum) + network.c;
    }
};

struct MISTAKE(no_output_weight, "u is missing: each neuron is added as it is. How high is step i?") {
    double term(const Network& network, std::size_t i, double x) override {
        return nn::apply(network.g, network.w(i) * x + network.b(i));
    }
};

struct MISTAKE(bias_as_place,
               "You compute g(w (x - b)), as if b were the place of the step. It is the summand: w x + b, "
               "and the step is "
               "at -b/w.") {
    double term(const Network& network, std::size_t i, double x) override {
        return network.u(i) * nn::apply(network.g, network.w(i) * (x - network.b(i)));
    }
};

struct MISTAKE(always_the_sigmoid,
               "You use the sigmoid whatever g is. nn::apply(network.g, z) is the one that was given.") {
    double term(const Network& network, std::size_t i, double x) override {
        return network.u(i) * nn::sigmoid(network.w(i) * x + network.b(i));
    }
};

struct MISTAKE(
    zero_at_the_jump,
    "At the jump itself, z = 0, your threshold is 0. In this course threshold(0) is 1, on whichever side the "
    "step is high.") {
    double term(const Network& network, std::size_t i, double x) override {
        const double z = network.w(i) * x + network.b(i);
        return network.g == nn::Activation::threshold && z == 0 ? 0 : Right::term(network, i, x);
    }
};

struct MISTAKE(first_neuron_only,
               "Your value is that of the first neuron and c: does your loop go over all of them?") {
    double value(const Network& network, double x) override {
        return network.u.size() == 0 ? network.c : network.c + term(network, 0, x);
    }
};

struct MISTAKE(
    sizes_not_checked,
    "w, b and u have different sizes, and you computed with the neurons that all three have. Which weight "
    "belongs to which bias then? The contract asks for std::invalid_argument.") {
    void check_sizes(const Network& /*network*/) override {}
    double value(const Network& network, double x) override {
        double sum = network.c;
        for (std::size_t i = 0; i < std::min({network.w.size(), network.b.size(), network.u.size()}); ++i)
            sum += term(network, i, x);
        return sum;
    }
};

struct MISTAKE(
    sizes_checked_with_points_only,
    "Without points you return at once, and look at the sizes of w, b and u only when there is something to "
    "compute. The contract refuses such a network also for n = 0.") {
    nn::Vector evaluate(const Network& network, const nn::Vector& x) override {
        return x.size() == 0 ? x : Right::evaluate(network, x);
    }
};

// bump

struct MISTAKE(does_not_come_down, "Your bump goes up at a and stays up. What takes it down again at b?") {
    Network bump(double a, double b, double height) override {
        Right::bump(a, b, height);
        return steps({a}, {height}, 0);
    }
};

struct MISTAKE(
    second_step_up,
    "Your second step goes up as well: behind b the network is twice the height. What has to be the "
    "sum of the two u, so that nothing is left there?") {
    Network bump(double a, double b, double height) override {
        Right::bump(a, b, height);
        return steps({a, b}, {height, height}, 0);
    }
};

struct MISTAKE(width_for_the_end,
               "You take b for the width: your bump ends at a + b. It is the place where it ends.") {
    Network bump(double a, double b, double height) override {
        Right::bump(a, b, height);
        return steps({a, a + b}, {height, -height}, 0);
    }
};

struct MISTAKE(down_by_one,
               "Down at b you go by 1, whatever the height: for a height of 5 a 4 is left over.") {
    Network bump(double a, double b, double height) override {
        Right::bump(a, b, height);
        return steps({a, b}, {height, -1}, 0);
    }
};

struct MISTAKE(
    places_with_the_wrong_sign,
    "Your bump lies at -a to -b, on the other side of 0: w x + b is 0 at x = -b/w, so the bias is minus the "
    "place times w.") {
    Network bump(double a, double b, double height) override {
        Right::bump(a, b, height);
        return steps({-a, -b}, {height, -height}, 0);
    }
};

struct MISTAKE(trench,
               "Your network is 0 where the bump should be, and high beside it. A step that is 1 on the left "
               "and one that is "
               "1 on the right add up to 2 between: what does c have to take away?") {
    Network bump(double a, double b, double height) override {
        Right::bump(a, b, height);
        return steps({a, b}, {-height, height}, height);
    }
};

struct MISTAKE(gentle_sigmoids,
               "Your sigmoids are not steep: with w = 1 they need the way from -5 to 5 to climb. How large "
               "must w be, so that "
               "w times the margin is 10?") {
    Network bump(double a, double b, double height) override {
        Network network = Right::bump(a, b, height);
        network.g = nn::Activation::sigmoid;
        return network;
    }
    Network staircase(const nn::Vector& levels) override {
        Network network = Right::staircase(levels);
        network.g = nn::Activation::sigmoid;
        return network;
    }
};

struct MISTAKE(one_steepness_for_all,
               "You use w = 100 whatever the width. That is steep beside a bump of width 1, and flat beside "
               "one of 0.001: "
               "the steepness has to grow as the bump or the step gets narrower.") {
    Network bump(double a, double b, double height) override { return steep(Right::bump(a, b, height)); }
    Network staircase(const nn::Vector& levels) override { return steep(Right::staircase(levels)); }

    static Network steep(Network network) {
        for (double& w : network.w) w *= 100;
        for (double& b : network.b) b *= 100;
        network.g = nn::Activation::sigmoid;
        return network;
    }
};

struct MISTAKE(interval_turned_round,
               "For a > b you make the bump from b to a. The contract refuses that, and a = b, where nothing "
               "lies in between.") {
    Network bump(double a, double b, double height) override {
        return steps({std::min(a, b), std::max(a, b)}, {height, -height}, 0);
    }
};

struct MISTAKE(empty_interval_accepted,
               "a = b is not a < b: nothing lies between, and the contract refuses it.") {
    Network bump(double a, double b, double height) override {
        if (a > b) throw std::invalid_argument("bump: a is right of b");
        return steps({a, b}, {height, -height}, 0);
    }
};

// staircase

struct MISTAKE(levels_for_jumps,
               "You add the whole level at each step, on top of all the levels before. The steps add up: at "
               "i/n only the "
               "difference to the level before is missing.") {
    double jump(const nn::Vector& levels, std::size_t i) override { return levels(i); }
};

struct MISTAKE(forgets_the_first_level,
               "Your staircase begins at 0 instead of levels(0), so all of it is too low or too high by "
               "that. What is the "
               "network where no step has been reached yet?") {
    double start(const nn::Vector& /*levels*/) override { return 0; }
};

struct MISTAKE(steps_face_left,
               "Your steps are 1 on the left of their place: w is negative. Then they are taken away one "
               "after the other as x "
               "grows, and the staircase goes the wrong way.") {
    Network staircase(const nn::Vector& levels) override {
        Network network = Right::staircase(levels);
        for (double& w : network.w) w = -w;
        for (double& b : network.b) b = -b;
        return network;
    }
};

struct MISTAKE(one_place_too_late,
               "Each of your steps comes one place too late, at (i+1)/n: the first level is two steps wide, "
               "and the last is "
               "never reached.") {
    double place(std::size_t i, std::size_t n) override { return Right::place(i + 1, n); }
};

struct MISTAKE(ignores_n,
               "Your steps are at 1, 2, 3, ...: their width is 1, not 1/n, and on [0, 1] only the first "
               "level is left.") {
    double place(std::size_t i, std::size_t /*n*/) override { return number(i); }
};

struct MISTAKE(n_less_one,
               "Your steps are 1/(n-1) wide. n levels fill [0, 1] with n steps; dividing by n - 1 is right "
               "for n points with "
               "the first at 0 and the last at 1.") {
    double place(std::size_t i, std::size_t n) override { return n > 1 ? number(i) / number(n - 1) : 0; }
};

struct MISTAKE(n_and_one, "Your steps are 1/(n+1) wide: n levels fill [0, 1] with n steps.") {
    double place(std::size_t i, std::size_t n) override { return number(i) / number(n + 1); }
};

struct MISTAKE(jumps_from_the_first,
               "Each of your steps adds the difference to the first level. The steps before stay: it is the "
               "difference to "
               "the level right before that is missing.") {
    double jump(const nn::Vector& levels, std::size_t i) override { return levels(i) - levels(0); }
};

struct MISTAKE(jumps_downward,
               "Your jumps have the wrong sign: level before minus level after. To get from 2 to 5 add 3.") {
    double jump(const nn::Vector& levels, std::size_t i) override { return levels(i - 1) - levels(i); }
};

struct MISTAKE(
    jumps_made_positive,
    "Your staircase only rises: you take the size of each difference. A jump down is a negative u.") {
    double jump(const nn::Vector& levels, std::size_t i) override {
        return std::abs(levels(i) - levels(i - 1));
    }
};

struct MISTAKE(last_step_missing,
               "The last level is missing: your staircase stays on the last but one. n levels have n - 1 "
               "jumps between them.") {
    double jump(const nn::Vector& levels, std::size_t i) override {
        return i + 1 == levels.size() ? 0 : Right::jump(levels, i);
    }
};

struct MISTAKE(single_level_refused,
               "You refuse a single level: it is a staircase of one step, a constant, and needs no neuron.") {
    Network staircase(const nn::Vector& levels) override {
        if (levels.size() < 2) throw std::invalid_argument("staircase: too few levels");
        return Right::staircase(levels);
    }
};

struct MISTAKE(equal_levels_end_it,
               "Your staircase ends at the first level that is like the one before. A difference of 0 is a "
               "step that adds "
               "nothing; the ones behind it still count.") {
    Network staircase(const nn::Vector& levels) override {
        Network network = Right::staircase(levels);
        bool ended = false;
        for (double& u : network.u) {
            ended = ended || u == 0;
            if (ended) u = 0;
        }
        return network;
    }
};

// steps_needed

struct MISTAKE(rounds_down,
               "You cut off what stands behind the point of L/eps: with so few steps each is a little too "
               "wide. n must be at "
               "least L/eps.") {
    std::size_t whole(double quotient) override { return static_cast<std::size_t>(quotient); }
};

struct MISTAKE(always_one_more,
               "You add 1 to the integer part of L/eps, also where L/eps is an integer already: 6 steps of "
               "1/6 are enough "
               "there.") {
    std::size_t whole(double quotient) override { return static_cast<std::size_t>(quotient) + 1; }
};

struct MISTAKE(rounds_to_the_nearest,
               "You round L/eps to the nearest integer. If that is below L/eps, the steps are too wide.") {
    std::size_t whole(double quotient) override { return static_cast<std::size_t>(std::round(quotient)); }
};

struct MISTAKE(middle_of_the_step,
               "That is enough for a staircase with the values in the middle of its steps, which is never "
               "further than half a "
               "step away. Here it has them at the left end.") {
    std::size_t steps_needed(double lipschitz, double eps) override {
        return Right::steps_needed(lipschitz, 2 * eps);
    }
};

struct MISTAKE(
    no_steps_for_a_constant,
    "For L = 0 you need 0 steps. The contract says n >= 1: one step is needed to have a value at all.") {
    std::size_t steps_needed(double lipschitz, double eps) override {
        Right::steps_needed(lipschitz, eps);
        return static_cast<std::size_t>(std::ceil(lipschitz / eps));
    }
};

struct MISTAKE(counts_in_16_bits, "Your count goes back to 0 at 65,536. Which type do you count with?") {
    std::size_t whole(double quotient) override { return Right::whole(quotient) % 65'536; }
};

struct MISTAKE(constant_refused, "L = 0 is no error: it says that f is constant.") {
    std::size_t steps_needed(double lipschitz, double eps) override {
        if (lipschitz == 0) throw std::invalid_argument("steps_needed: L is 0");
        return Right::steps_needed(lipschitz, eps);
    }
};

struct MISTAKE(nan_accepted,
               "NaN is neither above 0 nor below it, so eps <= 0 is false for it. !(eps > 0) refuses both.") {
    std::size_t steps_needed(double lipschitz, double eps) override {
        if (eps <= 0 || lipschitz < 0) throw std::invalid_argument("steps_needed");
        return std::isnan(eps) || std::isnan(lipschitz) ? 1 : Right::steps_needed(lipschitz, eps);
    }
    Network approximate(const nn::Vector& samples, double eps) override {
        return Right::approximate(samples, std::isnan(eps) ? 1 : eps);
    }
};

// approximate

struct MISTAKE(one_step_for_each_sample,
               "You make one step for each piece between samples, whatever eps is. Where neighbouring "
               "samples differ by more "
               "than eps, that is too coarse: what is f half way between them?") {
    std::size_t steps_for(const nn::Vector& samples, double /*eps*/) override {
        return std::max<std::size_t>(1, samples.size() - 1);
    }
};

struct MISTAKE(slope_per_piece,
               "Your slope is the largest difference of neighbours, as if the samples were 1 apart. They are "
               "1/n apart: rise "
               "divided by run.") {
    double slope(const nn::Vector& samples) override {
        return samples.size() < 2 ? 0 : Right::slope(samples) / number(samples.size() - 1);
    }
};

struct MISTAKE(ends_only,
               "You take the slope from the first sample to the last. f may rise and fall in between: the "
               "steepest piece "
               "decides how narrow the steps have to be.") {
    double slope(const nn::Vector& samples) override {
        return std::abs(samples(samples.size() - 1) - samples(0));
    }
};

struct MISTAKE(average_slope,
               "You take the average slope. Where f is steeper than that, your steps are too wide.") {
    double slope(const nn::Vector& samples) override {
        double sum = 0;
        for (std::size_t i = 0; i + 1 < samples.size(); ++i) sum += std::abs(samples(i + 1) - samples(i));
        return sum;
    }
};

struct MISTAKE(range_for_slope,
               "Your number of steps comes from the largest minus the smallest sample. That is how far f "
               "goes up in all, not "
               "how steep it is.") {
    double slope(const nn::Vector& samples) override {
        return *std::max_element(samples.begin(), samples.end()) -
               *std::min_element(samples.begin(), samples.end());
    }
};

struct MISTAKE(
    rising_pieces_only,
    "Where f falls you see no slope: the differences there are negative. It is their size that counts.") {
    double slope(const nn::Vector& samples) override {
        double most = 0;
        for (std::size_t i = 0; i + 1 < samples.size(); ++i)
            most = std::max(most, samples(i + 1) - samples(i));
        return most * number(samples.size() - 1);
    }
};

struct MISTAKE(half_as_many_steps,
               "Your steps are twice as wide as they may be, for values at their left ends. In the middle of "
               "the steps the "
               "values would be close enough.") {
    std::size_t steps_for(const nn::Vector& samples, double eps) override {
        return Right::steps_for(samples, 2 * eps);
    }
};

struct MISTAKE(nearest_sample,
               "Your levels are samples: between two samples f is not the nearest of them but on the "
               "straight line from one "
               "to the other.") {
    double f(const nn::Vector& samples, double x) override {
        return samples(static_cast<std::size_t>(std::floor(x * number(samples.size() - 1))));
    }
};

struct MISTAKE(always_as_fine_as_can_be,
               "Your network has more than 5000 neurons. How many steps does this eps need?") {
    std::size_t steps_for(const nn::Vector& /*samples*/, double /*eps*/) override { return 20'000; }
};

struct MISTAKE(starts_at_zero,
               "Your approximation begins at 0 instead of samples(0), and all of it is off by that.") {
    Network staircase_of(const nn::Vector& samples, std::size_t n) override {
        Network network = Right::staircase_of(samples, n);
        network.c = 0;
        return network;
    }
};

struct MISTAKE(single_sample_refused,
               "You refuse a single sample: f is a constant then, which is easy to approximate.") {
    Network approximate(const nn::Vector& samples, double eps) override {
        if (samples.size() < 2) throw std::invalid_argument("approximate: too few samples");
        return Right::approximate(samples, eps);
    }
};

// plateau and surface

struct MISTAKE(cross,
               "Three of the four sides are enough for you: your plateau has four arms. Beside one edge the "
               "sum of the four "
               "is 3: what must the second layer ask for?") {
    double sides_needed() override { return 2.5; }
};

struct MISTAKE(or_for_and,
               "One side is enough for you, so your plateau is everywhere. Inside is where all four are 1.") {
    double sides_needed() override { return 0.5; }
};

struct MISTAKE(coordinates_exchanged,
               "x_1 and x_2 are exchanged. Column 0 of the first weight belongs to x_1, which chooses the "
               "row of levels, and "
               "low(0) is its bound.") {
    void set_tower(std::vector<nn::Dense>& layers, std::size_t k, Interval first, Interval second,
                   double height) override {
        Right::set_tower(layers, k, second, first, height);
    }
};

struct MISTAKE(quarter_plane,
               "Your plateau has only its lower sides: it goes on without end to the right and upwards. "
               "Which neurons say "
               "that x is below `high`?") {
    void set_tower(std::vector<nn::Dense>& layers, std::size_t k, Interval first, Interval second,
                   double height) override {
        Right::set_tower(layers, k, {first.low, 1e6}, {second.low, 1e6}, height);
    }
};

struct MISTAKE(strips_added,
               "You add up a bump along x_1 and one along x_2: beside the rectangle each of them still "
               "counts half. An AND of "
               "the two takes one more layer.") {
    void set_tower(std::vector<nn::Dense>& layers, std::size_t k, Interval first, Interval second,
                   double height) override {
        Right::set_tower(layers, k, first, second, height);
        layers[1].activation = nn::Activation::identity;
        layers[1].bias(k) = -2;
        layers[2].weight(0, k) = height / 2;
    }
};

struct MISTAKE(height_as_threshold,
               "Your output is 1 inside, whatever the height: a threshold gives 0 or 1. The height is the "
               "weight behind it.") {
    void set_tower(std::vector<nn::Dense>& layers, std::size_t k, Interval first, Interval second,
                   double height) override {
        Right::set_tower(layers, k, first, second, height);
        layers[2].weight(0, k) = 1;
    }
};

struct MISTAKE(
    thresholded_output,
    "Your last layer has a threshold of its own: what comes out is 0 or 1. The output is the sum itself.") {
    std::vector<nn::Dense> plateau(const nn::Vector& low, const nn::Vector& high, double height) override {
        return thresholded(Right::plateau(low, high, height));
    }
    std::vector<nn::Dense> surface(const nn::Matrix& levels) override {
        return thresholded(Right::surface(levels));
    }
    static std::vector<nn::Dense> thresholded(std::vector<nn::Dense> layers) {
        layers.back().activation = nn::Activation::threshold;
        layers.back().bias(0) = -0.5;
        return layers;
    }
};

struct MISTAKE(first_coordinate_checked_only,
               "You compare low and high in their first coordinate only. The rectangle is empty if they are "
               "not in order in "
               "either of them.") {
    std::vector<nn::Dense> plateau(const nn::Vector& low, const nn::Vector& high, double height) override {
        if (low.size() != 2 || high.size() != 2 || !(low(0) < high(0)))
            return Right::plateau(low, high, height);
        return Right::plateau(low, {high(0), std::max(high(1), low(1) + 1)}, height);
    }
};

struct MISTAKE(more_coordinates_accepted,
               "You take the first two coordinates of low and high, however many there are. The plane has "
               "two: other sizes "
               "are refused.") {
    std::vector<nn::Dense> plateau(const nn::Vector& low, const nn::Vector& high, double height) override {
        if (low.size() < 2 || high.size() < 2) throw std::invalid_argument("plateau: too few coordinates");
        return Right::plateau({low(0), low(1)}, {high(0), high(1)}, height);
    }
};

struct MISTAKE(one_width_for_both,
               "Your cells are as wide as high: you divide both coordinates by the number of rows. There are "
               "m steps along "
               "x_1, and n along x_2.") {
    std::vector<nn::Dense> surface(const nn::Matrix& levels) override {
        rows_ = levels.shape(0);
        return Right::surface(levels);
    }
    Interval side(std::size_t i, std::size_t /*n*/, std::size_t /*others*/) override {
        return Right::side(i, rows_, rows_);
    }

  private:
    std::size_t rows_ = 1;
};

struct MISTAKE(
    cells_counted_by_rows,
    "Two of your cells share their neurons, so that the later one takes the place of the earlier: you "
    "number them i m + j. How many cells stand in a row, m or n?") {
    std::size_t cell(std::size_t i, std::size_t j, std::size_t m, std::size_t n) override {
        return (i * m + j) % (m * n);
    }
};

struct MISTAKE(rows_from_the_far_end,
               "Your rows are in the wrong order: row 0 belongs to the smallest x_1, next to 0.") {
    std::vector<nn::Dense> surface(const nn::Matrix& levels) override {
        nn::Matrix turned = levels;
        for (std::size_t i = 0; i < levels.shape(0); ++i) {
            for (std::size_t j = 0; j < levels.shape(1); ++j)
                turned(i, j) = levels(levels.shape(0) - 1 - i, j);
        }
        return Right::surface(turned);
    }
};

struct MISTAKE(columns_from_the_far_end,
               "Your columns are in the wrong order: column 0 belongs to the smallest x_2. In a matrix on "
               "paper the first row "
               "stands at the top; here the first index is x_1.") {
    std::vector<nn::Dense> surface(const nn::Matrix& levels) override {
        nn::Matrix turned = levels;
        for (std::size_t i = 0; i < levels.shape(0); ++i) {
            for (std::size_t j = 0; j < levels.shape(1); ++j)
                turned(i, j) = levels(i, levels.shape(1) - 1 - j);
        }
        return Right::surface(turned);
    }
};

struct MISTAKE(sum_of_two_staircases,
               "You add a staircase along x_1 and one along x_2. Their sum has no corner of its own: what "
               "row 0 adds, it adds "
               "in every column. levels(i, j) is any number for each pair.") {
    std::vector<nn::Dense> surface(const nn::Matrix& levels) override {
        nn::Matrix sums = levels;
        for (std::size_t i = 0; i < levels.shape(0); ++i) {
            for (std::size_t j = 0; j < levels.shape(1); ++j)
                sums(i, j) = levels(i, 0) + levels(0, j) - levels(0, 0);
        }
        return Right::surface(sums);
    }
};

struct MISTAKE(first_row_only,
               "Only the first row of levels is there: x_1 makes no difference to your surface.") {
    std::vector<nn::Dense> surface(const nn::Matrix& levels) override {
        nn::Matrix rows = levels;
        for (std::size_t i = 0; i < levels.shape(0); ++i) {
            for (std::size_t j = 0; j < levels.shape(1); ++j) rows(i, j) = levels(0, j);
        }
        return Right::surface(rows);
    }
};

struct MISTAKE(
    zero_level_refused,
    "You refuse a height of 0. A level of 0 is as good as any other: a plateau that is not seen.") {
    std::vector<nn::Dense> plateau(const nn::Vector& low, const nn::Vector& high, double height) override {
        if (height == 0) throw std::invalid_argument("plateau: no height");
        return Right::plateau(low, high, height);
    }
    std::vector<nn::Dense> surface(const nn::Matrix& levels) override {
        if (std::any_of(levels.begin(), levels.end(), [](double level) { return level == 0; }))
            throw std::invalid_argument("surface: a level of 0");
        return Right::surface(levels);
    }
};

// fewest_neurons

struct MISTAKE(close_is_not_equal,
               "You count what comes close as equal. Sigmoids come as close to a step, a line or a hat as "
               "you like: but asked "
               "is for the same values, everywhere.") {
    int fewest_smooth(Target target) override {
        if (target == Target::step || target == Target::line) return 1;
        return target == Target::bump || target == Target::hat ? 2 : Right::fewest_smooth(target);
    }
};

struct MISTAKE(constant_by_a_neuron,
               "You spend a neuron on the constant. What is left of the sum with no neuron at all?") {
    int fewest_steps(Target target) override {
        return target == Target::constant ? 1 : Right::fewest_steps(target);
    }
    int fewest_hinges(Target target) override {
        return target == Target::constant ? 1 : Right::fewest_hinges(target);
    }
    int fewest_smooth(Target target) override {
        return target == Target::constant ? 1 : Right::fewest_smooth(target);
    }
};

struct MISTAKE(hinges_for_a_jump,
               "You make jumps of hinges: two relus, one behind the other, climb as steeply as you like. But "
               "they climb: "
               "somewhere in between they have a value that the step never has.") {
    int fewest_hinges(Target target) override {
        if (target == Target::step) return 2;
        return target == Target::bump ? 4 : Right::fewest_hinges(target);
    }
};

struct MISTAKE(hinge_for_each_piece,
               "You need a neuron more than there have to be, or one fewer, for the line or the hat. A relu "
               "has a slope on one "
               "side only, but its corner may lie outside of 0 < x < 1, and it may face left.") {
    int fewest_hinges(Target target) override {
        if (target == Target::line) return 2;
        return target == Target::hat ? 3 : Right::fewest_hinges(target);
    }
};

struct MISTAKE(
    hat_by_one_hinge,
    "A hat has one corner, as a relu has. But left of its corner, or right of it, a relu is flat.") {
    int fewest_hinges(Target target) override {
        return target == Target::hat ? 1 : Right::fewest_hinges(target);
    }
};

struct MISTAKE(others_answered, "identity and leaky relu are not asked about: the contract refuses them.") {
    int fewest_others(Target target) override { return fewest_hinges(target); }
};

}  // namespace student
