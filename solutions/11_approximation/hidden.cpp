// Hidden checks of 11_approximation: every network that comes back is evaluated here, away from the margins of the
// contract, by the definition.
#include <cmath>
#include <limits>
#include <nn/approximation.hpp>
#include <vector>

#include "approximation.hpp"
#include "measure.hpp"
#include "subject/test.hpp"

using measure::check_approximation;
using measure::check_bump;
using measure::check_plateau;
using measure::check_staircase;
using measure::check_surface;
using nn::Activation;
using student::Network;
using student::Target;

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr Activation every_activation[] = {Activation::identity, Activation::threshold,
                                           Activation::sigmoid,  Activation::tanh,
                                           Activation::relu,     Activation::leaky_relu};

double uniform(double low, double high) {
    return subject::random().uniform(low, high);
}

/// Of either sign, not near 0.
double some_height() {
    return subject::random().away_from_zero(1, 9);
}

nn::Vector empty() {
    return nn::Vector::from_shape({0});
}

/// k neurons, whose pre-activations at x from -2 to 2 are hardly ever 0.
Network some_network(std::size_t k, Activation g) {
    return {subject::random().vector(k, -2, 2), subject::random().vector(k, -2, 2),
            subject::random().vector(k, 1, 3), some_height(), g};
}

void check_evaluate(const Network& network, const nn::Vector& x) {
    nn::Vector expected = nn::Vector::from_shape({x.size()});
    for (std::size_t j = 0; j < x.size(); ++j) expected(j) = measure::value_at(network, x(j));
    CHECK_THAT(subject::evaluate(network, x), IsClose(expected));
}

/// Levels of which neighbours differ.
nn::Vector some_levels(std::size_t n) {
    nn::Vector levels = nn::Vector::from_shape({n});
    double level = some_height();
    for (double& entry : levels) {
        entry = level;
        level += subject::random().away_from_zero(1, 5);
        if (std::abs(level) > 40) level = some_height();
    }
    return levels;
}

nn::Vector some_wave(std::size_t n) {
    const double height = uniform(2, 6);
    const double phase = uniform(0, 6);
    const double start = some_height();
    nn::Vector samples = nn::Vector::from_shape({n + 1});
    for (std::size_t i = 0; i <= n; ++i)
        samples(i) = start + height * std::sin(phase + 9 * static_cast<double>(i) / static_cast<double>(n));
    return samples;
}

double largest_step(const nn::Vector& samples) {
    double most = 0;
    for (std::size_t i = 0; i + 1 < samples.size(); ++i)
        most = std::max(most, std::abs(samples(i + 1) - samples(i)));
    return most;
}

/// Entries of either sign, none of them 0.
nn::Matrix some_levels(std::size_t m, std::size_t n) {
    nn::Matrix levels = nn::Matrix::from_shape({m, n});
    for (double& entry : levels) entry = some_height();
    return levels;
}

struct Rectangle {
    nn::Vector low, high;
};

Rectangle some_rectangle() {
    const double x = uniform(-1.9, 1);
    const double y = uniform(-1.9, 1);
    return {{x, y}, {x + uniform(0.2, 1.9), y + uniform(0.2, 1.9)}};
}

void check_steps(double lipschitz, double eps, std::size_t expected) {
    CHECK_THAT(subject::steps_needed(lipschitz, eps), Is(expected));
}

/// L / eps between n - 1 and n.
void check_some_steps(std::size_t n) {
    const double eps = uniform(0.01, 0.9);
    check_steps(eps * (static_cast<double>(n) - uniform(0.2, 0.8)), eps, n);
}

struct Fewest {
    Target target;
    int neurons;
};

constexpr auto others_on_jumps =
    "Which of threshold, relu and sigmoid jump? Does a sum of some that do not ever jump?";
constexpr auto others_on_lines =
    "Which of threshold, relu and tanh are straight on a stretch without being flat on it? What is a sum of "
    "others there?";

void check_fewest(Activation g, const std::vector<Fewest>& expected, const char* look_at) {
    for (const auto& [target, neurons] : expected)
        CHECK_THAT(subject::fewest_neurons(target, g), Predicts(neurons, look_at));
}

}  // namespace

// evaluate

TEST_CASE("the sum of u g(w x + b) over the neurons, and c once, whichever activation",
          "[evaluate][weight:2]") {
    for (const Activation g : every_activation)
        check_evaluate(some_network(4, g), subject::random().vector(5, -2, 2));
    for (const Activation g : {Activation::sigmoid, Activation::tanh, Activation::relu})
        check_evaluate(some_network(3, g), subject::random().vector(3, -1000, 1000));
}

TEST_CASE("one neuron or hundreds, one point or hundreds", "[evaluate]") {
    check_evaluate(some_network(300, Activation::tanh), subject::random().vector(2, -2, 2));
    check_evaluate(some_network(2, Activation::relu), subject::random().vector(300, -2, 2));
    check_evaluate(some_network(1, Activation::sigmoid), subject::random().vector(4, -2, 2));
    check_evaluate(some_network(3, Activation::sigmoid), subject::random().vector(1, -2, 2));
}

TEST_CASE("a broken line of relus goes through its samples, a staircase has its levels", "[evaluate]") {
    constexpr std::size_t n = 8;  // so that i/n is exact
    const nn::Vector samples = subject::random().vector(n + 1, -5, 5);
    nn::Vector points = nn::Vector::from_shape({n + 1});
    for (std::size_t i = 0; i <= n; ++i) points(i) = static_cast<double>(i) / n;
    nn::Vector middles = nn::Vector::from_shape({n + 1});  // of the n + 1 steps
    for (std::size_t i = 0; i <= n; ++i) middles(i) = (static_cast<double>(i) + 0.5) / (n + 1);
    const auto as_network = [](const nn::Superposition& s) { return Network{s.w, s.b, s.u, s.c, s.g}; };
    CHECK_THAT(subject::evaluate(as_network(nn::broken_line(samples)), points), IsClose(samples));
    CHECK_THAT(subject::evaluate(as_network(nn::staircase(samples)), middles), IsClose(samples));
}

TEST_CASE("at a jump, where w x + b is 0 or -0.0, the threshold is 1, and right beside it what it is there",
          "[evaluate]") {
    const double t = std::ldexp(subject::random().integer(3, 60), -4);
    const double u = some_height();
    const double c = some_height();
    for (const double sign : {1.0, -1.0}) {
        const Network step{{sign}, {-sign * t}, {u}, c, Activation::threshold};
        const nn::Vector x = {t, std::nextafter(t, 100), std::nextafter(t, -100)};
        CHECK_THAT(subject::evaluate(step, x),
                   IsClose(sign > 0 ? nn::Vector{c + u, c + u, c} : nn::Vector{c + u, c, c + u}));
    }
    CHECK_THAT(subject::evaluate({{1}, {-0.0}, {u}, c, Activation::threshold}, {-0.0, 0.0, -1e-300}),
               IsClose(nn::Vector{c + u, c + u, c}));
}

TEST_CASE("without neurons there is c, without points there is nothing", "[evaluate][edge]") {
    check_evaluate({empty(), empty(), empty(), some_height(), Activation::sigmoid}, {0, 1, 2});
    for (const std::size_t k : {3, 0}) check_evaluate(some_network(k, Activation::relu), empty());
}

TEST_CASE("w, b and u of different sizes are refused, whichever it is, also without points",
          "[evaluate][edge]") {
    for (const std::size_t size : {4, 2, 1, 0}) {
        for (int which = 0; which < 3; ++which) {
            Network network = some_network(3, Activation::relu);
            nn::Vector& changed = which == 0 ? network.w : which == 1 ? network.b : network.u;
            changed = subject::random().vector(size);
            CHECK_REFUSES(subject::evaluate(network, {0.5, 1}));
            CHECK_REFUSES(subject::evaluate(network, empty()));
        }
    }
}

// bump

TEST_CASE("a bump is high between a and b, and 0 on both sides of it", "[bump][weight:2]") {
    for (const double sign : {1.0, -1.0, 1.0, -1.0}) {
        const double a = uniform(-1.8, 1.5);
        check_bump(a, a + uniform(0.2, 1.4), sign * uniform(1, 9));
    }
}

TEST_CASE("narrow and wide ones, high and low, at either side of 0", "[bump]") {
    check_bump(0.4, 0.401, some_height());
    check_bump(-2, 3, -uniform(1, 9));
    check_bump(-1.5, -0.5, 100);
    check_bump(0, 1, -1e-3);
    check_bump(-0.25, 0.25, some_height());
    check_bump(2.99, 3, some_height());
}

TEST_CASE("a bump of height 0 is 0", "[bump][edge]") {
    for (const double height : {0.0, -0.0}) check_bump(0.25, 0.75, height);
}

TEST_CASE("an interval that is empty or turned round is refused", "[bump][edge]") {
    const double a = uniform(0.3, 2);
    CHECK_REFUSES(subject::bump(a, a, some_height()));
    CHECK_REFUSES(subject::bump(a, a - 1, some_height()));
    CHECK_REFUSES(subject::bump(a, std::nextafter(a, -2), some_height()));
    CHECK_REFUSES(subject::bump(0.0, -0.0, 0));
}

// staircase

TEST_CASE("each step has its level: up, down, and up again", "[staircase][weight:2]") {
    for (const std::size_t n : {2, 3, 5, 10}) check_staircase(some_levels(n));
}

TEST_CASE("hundreds of steps", "[staircase]") {
    check_staircase(some_levels(100));
    check_staircase(some_levels(300));
}

TEST_CASE("levels that repeat, are 0, or add up to 0", "[staircase]") {
    const double a = some_height();
    check_staircase({a, a, a, -a, -a});
    check_staircase({0, 0, a, 0});
    check_staircase({a, -a, a, -a});
    check_staircase({-100, 100, -100, 100, 99});
    check_staircase({0, a, 2 * a, -3 * a, 0});
}

TEST_CASE("a rising staircase and a falling one, from below 0 to above", "[staircase]") {
    for (const double sign : {1.0, -1.0}) {
        nn::Vector levels = nn::Vector::from_shape({7});
        for (std::size_t i = 0; i < 7; ++i)
            levels(i) = sign * (uniform(0, 1) + 4.0 * static_cast<double>(i) - 10);
        check_staircase(levels);
    }
}

TEST_CASE("a single level is a constant, 0 too", "[staircase][edge]") {
    check_staircase({some_height()});
    check_staircase({0});
    check_staircase({0, 0, 0});
}

TEST_CASE("no levels are refused: no staircase", "[staircase][edge]") {
    CHECK_REFUSES(subject::staircase(empty()));
}

// steps_needed

TEST_CASE("the smallest n with L/n at most eps, from 2 to a million", "[steps_needed][weight:2]") {
    for (const std::size_t n : {2, 3, 7, 20}) check_some_steps(n);
    for (const double beside : {0.003, -0.003}) {  // L / eps just above an integer, and just below
        const int n = subject::random().integer(2, 300);
        const double eps = uniform(0.01, 0.9);
        check_steps(eps * (n + beside), eps, static_cast<std::size_t>(beside > 0 ? n + 1 : n));
    }
    check_some_steps(static_cast<std::size_t>(subject::random().integer(257, 60'000)));
    check_some_steps(static_cast<std::size_t>(subject::random().integer(66'000, 1'000'000)));
}

TEST_CASE("where L/eps is an integer, it is the answer", "[steps_needed]") {
    for (int time = 0; time < 3; ++time) {
        const int n = subject::random().integer(2, 300);
        const double eps = std::ldexp(subject::random().integer(1, 9), -3);
        check_steps(n * eps, eps, static_cast<std::size_t>(n));
    }
}

TEST_CASE("one step is enough for a function that hardly moves, or not at all", "[steps_needed][edge]") {
    const double eps = uniform(0.5, 2);
    check_steps(0, eps, 1);
    check_steps(-0.0, eps, 1);
    check_steps(eps * uniform(0.1, 0.9), eps, 1);
    check_steps(0.5, 0.5, 1);
}

TEST_CASE("an eps of 0 or less, a negative L and a NaN are refused", "[steps_needed][edge]") {
    for (const double eps : {0.0, -0.0, -0.5, -1e-300, not_a_number}) {
        CHECK_REFUSES(subject::steps_needed(3, eps));
        CHECK_REFUSES(subject::steps_needed(0, eps));
    }
    for (const double lipschitz : {-3.0, -1e-300, not_a_number})
        CHECK_REFUSES(subject::steps_needed(lipschitz, 0.5));
}

// approximate

TEST_CASE("a wave of 50 pieces, within eps everywhere, for smaller and smaller eps",
          "[approximate][weight:2]") {
    const nn::Vector wave = some_wave(50);
    const double step = largest_step(wave);
    for (const double steps : {0.7, 2.3, 6.1, 39.0}) check_approximation(wave, step / steps);
}

TEST_CASE("few samples, far apart: one step for each is not enough", "[approximate]") {
    for (const std::size_t n : {1, 2, 3, 7}) {
        const nn::Vector samples = some_levels(n + 1);
        check_approximation(samples, largest_step(samples) / uniform(30, 39));
    }
}

TEST_CASE("flat but for one steep piece", "[approximate]") {
    for (const std::size_t n : {8, 30}) {
        nn::Vector samples = nn::Vector::from_shape({n + 1});
        samples.fill(some_height());
        const auto steep = static_cast<std::size_t>(subject::random().integer(2, static_cast<int>(n) - 2));
        for (std::size_t i = steep; i <= n; ++i) samples(i) += 8;
        check_approximation(samples, uniform(0.3, 0.4));
    }
}

TEST_CASE("up and down between two values, so that the ends say nothing", "[approximate]") {
    const double a = some_height();
    check_approximation({a, -a, a, -a, a}, std::abs(a) / 8);
    check_approximation({0, a, 0, -a, 0}, std::abs(a) / 15);
    check_approximation({a / 20, -a / 20, a / 20}, std::abs(a) / 300);
    check_approximation({100, -100, 100}, 6);
}

TEST_CASE("a constant is a constant: one sample or many equal ones, whatever eps", "[approximate][edge]") {
    const double a = some_height();
    for (const double eps : {1e-6, 0.5}) {
        check_approximation({a}, eps);
        check_approximation({0}, eps);
        check_approximation({a, a}, eps);
        check_approximation({a, a, a, a, a, a}, eps);
    }
}

TEST_CASE("an eps larger than all samples may be kept as well", "[approximate][edge]") {
    check_approximation(some_levels(4), 500);
    check_approximation({some_height()}, 500);
}

TEST_CASE("an eps of 0 or less, a NaN, and no samples are refused", "[approximate][edge]") {
    for (const double eps : {0.0, -0.0, -0.5, -1e-300, not_a_number}) {
        CHECK_REFUSES(subject::approximate({1, 2, 0}, eps));
        CHECK_REFUSES(subject::approximate({1}, eps));
        CHECK_REFUSES(subject::approximate({1, 1}, eps));
    }
    CHECK_REFUSES(subject::approximate(empty(), 0.5));
}

// plateau

TEST_CASE("a rectangle is high inside and 0 outside: beside it, above it, and across its corners",
          "[plateau][weight:2]") {
    for (const double sign : {1.0, -1.0, 1.0}) {
        const Rectangle r = some_rectangle();
        check_plateau(r.low, r.high, sign * uniform(1, 9));
    }
}

TEST_CASE("narrow and flat rectangles, squares, all of the plane that is asked about", "[plateau]") {
    check_plateau({0.5, -2}, {0.501, 3}, some_height());
    check_plateau({-2, 0.25}, {3, 0.251}, some_height());
    check_plateau({0, 0}, {1, 1}, -100);
    check_plateau({-1, -1}, {-0.5, -0.5}, 1e-3);
    check_plateau({-2, -2}, {3, 3}, some_height());
}

TEST_CASE("a plateau of height 0 is 0", "[plateau][edge]") {
    check_plateau({0, 0.5}, {0.25, 1}, 0);
}

TEST_CASE("corners that are not in order, or not of two coordinates, are refused", "[plateau][edge]") {
    const Rectangle r = some_rectangle();
    for (const std::size_t i : {0, 1}) {
        Rectangle wrong = r;
        wrong.low(i) = r.high(i);
        CHECK_REFUSES(subject::plateau(wrong.low, wrong.high, some_height()));
        wrong.low(i) = r.high(i) + 0.5;
        CHECK_REFUSES(subject::plateau(wrong.low, wrong.high, some_height()));
    }
    for (const std::size_t size : {3, 1, 0}) {
        CHECK_REFUSES(subject::plateau(subject::random().vector(size, -2, -1), {0, 0}, some_height()));
        CHECK_REFUSES(subject::plateau({0, 0}, subject::random().vector(size, 1, 2), some_height()));
        CHECK_REFUSES(subject::plateau(subject::random().vector(size, -2, -1),
                                       subject::random().vector(size, 1, 2), some_height()));
    }
}

// surface

TEST_CASE("as many rows as columns: x1 chooses the row, x2 the column", "[surface][weight:2]") {
    for (const std::size_t n : {2, 3}) check_surface(some_levels(n, n));
}

TEST_CASE("more rows than columns, or fewer, or only one", "[surface][weight:2]") {
    check_surface(some_levels(4, 2));
    check_surface(some_levels(2, 5));
    check_surface(some_levels(1, 4));
    check_surface(some_levels(5, 1));
}

TEST_CASE("a hundred levels", "[surface]") {
    check_surface(some_levels(10, 10));
    check_surface(some_levels(2, 50));
}

TEST_CASE("levels that repeat, are 0 or add up to 0", "[surface]") {
    const double a = some_height();
    check_surface({{a, a}, {0, a}});
    check_surface({{a, -a, 0}, {-a, a, 0}});
    check_surface({{0, 0, 0}, {0, 0, a}});
}

TEST_CASE("a single level is a constant on the square; all 0 is 0", "[surface][edge]") {
    check_surface({{some_height()}});
    check_surface({{0, 0, 0}, {0, 0, 0}});
}

TEST_CASE("levels without rows or without columns are refused", "[surface][edge]") {
    for (const auto& [m, n] : {std::pair<std::size_t, std::size_t>{0, 3}, {3, 0}, {0, 0}})
        CHECK_REFUSES(subject::surface(some_levels(m, n)));
}

// fewest_neurons

// Each check asks besides for what other neurons cannot, or can: an answer that knows no g is wrong in all of them.

TEST_CASE("threshold neurons: how few make each of the six targets, and which do others never make?",
          "[fewest_neurons]") {
    for (const Activation g : {Activation::relu, Activation::sigmoid})
        check_fewest(g, {{Target::step, student::never}, {Target::bump, student::never}}, others_on_jumps);
    check_fewest(
        Activation::threshold,
        {{Target::constant, 0},
         {Target::step, 1},
         {Target::line, student::never},
         {Target::bump, 2},
         {Target::hat, student::never},
         {Target::parabola, student::never}},
        "Draw sums of one, two and three steps. How many values has such a sum, and at how many places does "
        "it change? Count the same in each of the six targets.");
}

TEST_CASE("relu neurons: how few make each of the six targets, and which do others never make?",
          "[fewest_neurons]") {
    for (const Activation g : {Activation::threshold, Activation::tanh})
        check_fewest(g, {{Target::line, student::never}, {Target::hat, student::never}}, others_on_lines);
    check_fewest(Activation::relu,
                 {{Target::constant, 0},
                  {Target::step, student::never},
                  {Target::line, 1},
                  {Target::bump, student::never},
                  {Target::hat, 2},
                  {Target::parabola, student::never}},
                 "Draw u relu(w x + b) + c: a corner, flat on one side of it. Where may the corner lie if "
                 "only 0 < x < 1 "
                 "counts? Does a sum of such lines ever jump, or bend where there is no corner?");
}

TEST_CASE(
    "sigmoid and tanh neurons: which of the targets do they equal, and which do they only come close to?",
    "[fewest_neurons]") {
    check_fewest(Activation::threshold, {{Target::step, 1}}, others_on_jumps);
    check_fewest(Activation::relu, {{Target::line, 1}}, others_on_lines);
    for (const Activation g : {Activation::sigmoid, Activation::tanh}) {
        check_fewest(
            g,
            {{Target::constant, 0},
             {Target::step, student::never},
             {Target::line, student::never},
             {Target::bump, student::never},
             {Target::hat, student::never},
             {Target::parabola, student::never}},
            "The theorem says: closer than any eps. Does it say equal? Sums of sigmoids have derivatives of "
            "every order everywhere, and they are bounded on the whole line. What if there is nothing to add "
            "up?");
    }
}

TEST_CASE("identity and leaky relu are refused, for every target", "[fewest_neurons][edge]") {
    for (const Activation g : {Activation::identity, Activation::leaky_relu}) {
        for (const Target target :
             {Target::constant, Target::step, Target::line, Target::bump, Target::hat, Target::parabola})
            CHECK_REFUSES(subject::fewest_neurons(target, g));
    }
}
