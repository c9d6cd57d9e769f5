// The catalogue of 08_xor: one right solution, and each mistake as its difference to it.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <stdexcept>
#include <vector>

#include "worker/catalogue.hpp"
#include "xor.hpp"

namespace student {

/// The lecture's construction, its weights made as steep as eps wants them.
struct Right {
    virtual ~Right() = default;

    virtual nn::Matrix squash(const nn::Matrix& x) {
        nn::Matrix z = x;
        for (double& entry : z) entry = squashed(entry);
        return z;
    }

    virtual Neuron corner_neuron(Corner corner, double eps) {
        const double factor = steepness(eps);
        return {direction(corner, factor), bias(factor)};
    }

    virtual std::vector<int> xor_hard(const nn::Matrix& x) {
        require_columns(x);
        std::vector<int> labels;
        for (std::size_t i = 0; i < x.shape(0); ++i)
            labels.push_back(hard(hard_input(x(i, 0)), hard_input(x(i, 1))));
        return labels;
    }

    virtual Output xor_smooth(double eps) { return {sharpness(eps), b3()}; }

    virtual std::vector<nn::Dense> xor_network(double eps) {
        const Output out = xor_smooth(eps);
        return {first_layer(), hidden_layer(), output_layer(out)};
    }

    virtual int corners_right(const Neuron& neuron, const std::vector<int>& labels) {
        require_weight(neuron.weight);
        require_labels(labels);
        int right = 0;
        for (int i = 0; i < 4; ++i) right += is_right(neuron, i, labels[i]) ? 1 : 0;
        return right;
    }

    virtual Neuron best_single_neuron(const std::vector<int>& labels) {
        require_labels(labels);
        Neuron best = candidates().front();
        for (const Neuron& neuron : candidates()) {
            if (is_better(Right::corners_right(neuron, labels), Right::corners_right(best, labels)))
                best = neuron;
        }
        return best;
    }

    virtual Answer predict(Question question) {
        switch (question) {
            case Question::best_of_one:
                return Answer::three;
            case Question::w1_points_to:
            case Question::line_as_b_falls:
                return Answer::upper_right;
            case Question::w2_points_to:
            case Question::line_as_b_grows:
                return Answer::lower_left;
            case Question::lone_corner:
                return Answer::lower_right;
            case Question::ones_with_b3_low:
                return Answer::none;
            case Question::ones_with_w2_as_w1:
            case Question::ones_of_g1:
                return Answer::one;
            case Question::always_one:
            case Question::labellings_too_many:
            case Question::hidden_neurons:
                return Answer::two;
            default:
                return Answer::four;
        }
    }

  protected:
    virtual double squashed(double x) { return std::tanh(10 * x); }

    virtual double steepness(double eps) { return 1.1 * std::log((1 - eps) / eps); }

    virtual nn::Vector direction(Corner corner, double factor) {
        switch (corner) {
            case Corner::upper_right:
                return {factor, factor};
            case Corner::upper_left:
                return {-factor, factor};
            case Corner::lower_left:
                return {-factor, -factor};
            default:
                return {factor, -factor};
        }
    }

    virtual double bias(double factor) { return -factor; }

    virtual void require_columns(const nn::Matrix& x) {
        if (x.shape(1) != 2) throw std::invalid_argument("a point has two coordinates");
    }

    virtual void require_weight(const nn::Vector& w) {
        if (w.size() != 2) throw std::invalid_argument("a neuron on the plane has two weights");
    }

    virtual void require_labels(const std::vector<int>& labels) {
        require_count(labels);
        for (const int label : labels) require_label(label);
    }

    virtual void require_count(const std::vector<int>& labels) {
        if (labels.size() != 4) throw std::invalid_argument("there are four corners");
    }

    virtual void require_label(int label) {
        if (label != 0 && label != 1) throw std::invalid_argument("a label is 0 or 1");
    }

    virtual double hard_input(double x) { return squashed(x); }

    virtual int threshold(double z) { return z >= 0 ? 1 : 0; }

    virtual int hard(double z1, double z2) { return threshold(g1(z1, z2) + g2(z1, z2) + b3()); }

    virtual double g1(double z1, double z2) { return threshold(z1 + z2 + bias(1)); }
    virtual double g2(double z1, double z2) { return threshold(-z1 - z2 + bias(1)); }

    virtual double b3() { return -0.5; }

    virtual double sharpness(double eps) { return 4 * std::log((1 - eps) / eps); }

    static nn::Matrix two_by_two(double a, double b, double c, double d) {
        nn::Matrix m = nn::Matrix::from_shape({2, 2});
        m(0, 0) = a;
        m(0, 1) = b;
        m(1, 0) = c;
        m(1, 1) = d;
        return m;
    }

    virtual nn::Dense first_layer() { return {two_by_two(10, 0, 0, 10), {0, 0}, nn::Activation::tanh}; }

    /// Its neurons are within 0.05 of 0 or 1: their sum is where the output neuron wants it.
    virtual nn::Dense hidden_layer() {
        const Neuron one = corner_neuron(Corner::upper_right, 0.05);
        const Neuron two = corner_neuron(Corner::lower_left, 0.05);
        return {two_by_two(one.weight(0), one.weight(1), two.weight(0), two.weight(1)),
                {one.bias, two.bias},
                nn::Activation::sigmoid};
    }

    virtual nn::Dense output_layer(const Output& out) {
        nn::Matrix weight = nn::Matrix::from_shape({1, 2});
        weight.fill(out.c);
        return {weight, {out.c * out.b3}, nn::Activation::sigmoid};
    }

    virtual double z1(int corner) { return corner == 0 || corner == 3 ? 1 : -1; }
    virtual double z2(int corner) { return corner < 2 ? 1 : -1; }

    virtual double value(const Neuron& neuron, int corner) {
        double sum = neuron.bias;
        for (std::size_t j = 0; j < std::min<std::size_t>(2, neuron.weight.size()); ++j)
            sum += neuron.weight(j) * (j == 0 ? z1(corner) : z2(corner));
        return sum;
    }

    virtual bool is_right(const Neuron& neuron, int corner, int label) {
        return threshold(value(neuron, corner)) == label;
    }

    virtual std::vector<Neuron> candidates() {
        std::vector<Neuron> all;
        for (const double w1 : {0.0, 1.0, -1.0}) {
            for (const double w2 : {0.0, 1.0, -1.0}) {
                for (const double b : {-1.0, 0.0, 1.0}) all.push_back({{w1, w2}, b});
            }
        }
        return all;
    }

    virtual bool is_better(int right, int best) { return right > best; }
};

// squash, and the layer that does the same.

struct MISTAKE(no_squash,
               "You leave out tanh(10 x). Then (3, -0.25) is far beyond the line z1 + z2 = 1, and (0.25, "
               "0.25) does not reach it: "
               "the hidden neurons need points near the corners.") {
    double squashed(double x) override { return x; }
    nn::Dense first_layer() override { return {two_by_two(1, 0, 0, 1), {0, 0}, nn::Activation::identity}; }
};

struct MISTAKE(
    no_ten_in_the_squash,
    "You take tanh(x), without the 10. It leaves points near the axes where they are: what is tanh(0.25)?") {
    double squashed(double x) override { return std::tanh(x); }
    nn::Dense first_layer() override { return {two_by_two(1, 0, 0, 1), {0, 0}, nn::Activation::tanh}; }
};

struct MISTAKE(
    ten_outside,
    "You compute 10 tanh(x). The 10 belongs inside: it makes tanh steep, its values stay between -1 and 1.") {
    double squashed(double x) override { return 10 * std::tanh(x); }
};

struct MISTAKE(sigmoid_for_tanh,
               "You squash with a sigmoid, so that the corners are (0, 0), (0, 1), (1, 0) and (1, 1). The "
               "lecture's are (+-1, +-1), "
               "from tanh, and all that follows is made for those.") {
    double squashed(double x) override { return 1 / (1 + std::exp(-10 * x)); }
    nn::Dense first_layer() override { return {two_by_two(10, 0, 0, 10), {0, 0}, nn::Activation::sigmoid}; }
};

struct MISTAKE(sign_for_tanh,
               "You take the sign of x for tanh(10 x). For points away from the axes the two are nearly the "
               "same; asked for is the "
               "smooth one.") {
    nn::Matrix squash(const nn::Matrix& x) override {
        nn::Matrix z = x;
        for (double& entry : z) entry = entry > 0 ? 1 : entry < 0 ? -1 : 0;
        return z;
    }
};

struct MISTAKE(first_column_only, "You squash the first column only.") {
    nn::Matrix squash(const nn::Matrix& x) override {
        nn::Matrix z = x;
        for (std::size_t i = 0; i < x.shape(0) && x.shape(1) > 0; ++i) z(i, 0) = squashed(x(i, 0));
        return z;
    }
};

struct MISTAKE(empty_refused,
               "You refuse a matrix without samples, or without columns. It has nothing to be squashed, and "
               "comes back as it is.") {
    nn::Matrix squash(const nn::Matrix& x) override {
        if (x.size() == 0) throw std::invalid_argument("no samples");
        return Right::squash(x);
    }
};

struct MISTAKE(two_columns_squashed,
               "You squash the first two columns. A matrix of any shape may come: go to its last column.") {
    nn::Matrix squash(const nn::Matrix& x) override {
        nn::Matrix z = x;
        for (std::size_t i = 0; i < x.shape(0); ++i) {
            for (std::size_t j = 0; j < std::min<std::size_t>(2, x.shape(1)); ++j)
                z(i, j) = squashed(x(i, j));
        }
        return z;
    }
};

// corner_neuron, and the hidden layer.

struct MISTAKE(all_for_the_upper_right,
               "Your neuron is the one for the upper right, whatever corner is asked for: w2 = w1. Each "
               "corner needs a w of its "
               "own. Which way does it point?") {
    nn::Vector direction(Corner /*corner*/, double factor) override { return {factor, factor}; }
};

struct MISTAKE(bias_above_zero,
               "Your b is positive. With it the neuron says 1 in three corners: w . z is about 0 in the "
               "middle zone, so b alone "
               "decides there. Which sign must it have?") {
    double bias(double factor) override { return factor; }
};

struct MISTAKE(bias_of_zero,
               "Your b is 0, so the line goes through the origin, and the two corners of the middle zone lie "
               "on it: g is 1/2 there. "
               "Move the line towards the corner.") {
    double bias(double /*factor*/) override { return 0; }
};

struct MISTAKE(bias_too_low,
               "Your b is so low that the line lies beyond the corner, and g is low everywhere. How large is "
               "w . z in the corner?") {
    double bias(double factor) override { return -3 * factor; }
};

struct MISTAKE(not_steep_enough,
               "The line is where it should be, but g is near 1/2 on both sides: sigma(1) is only 0.73. What "
               "may w and b be "
               "multiplied by without moving the line?") {
    double steepness(double /*eps*/) override { return 1; }
};

struct MISTAKE(w_steep_b_not,
               "You made w longer and left b as it was. Then the line moves: towards the origin, until the "
               "middle zone lies nearly "
               "on it. Multiply both.") {
    Neuron corner_neuron(Corner corner, double eps) override {
        return {direction(corner, steepness(eps)), -1};
    }
};

struct MISTAKE(b_steep_w_not,
               "You made b larger and left w as it was. The line moves beyond the corner. Multiply both.") {
    Neuron corner_neuron(Corner corner, double eps) override {
        return {direction(corner, 1), -steepness(eps)};
    }
};

struct MISTAKE(
    w_against_the_corner,
    "Your w points away from the corner: g is high in the opposite one. w . z grows in the direction of w.") {
    nn::Vector direction(Corner corner, double factor) override { return Right::direction(corner, -factor); }
};

struct MISTAKE(left_and_right_exchanged,
               "Your neurons for the upper left and the lower right are exchanged. Which coordinate is "
               "negative on the left?") {
    Neuron corner_neuron(Corner corner, double eps) override {
        if (corner == Corner::upper_left) return Right::corner_neuron(Corner::lower_right, eps);
        if (corner == Corner::lower_right) return Right::corner_neuron(Corner::upper_left, eps);
        return Right::corner_neuron(corner, eps);
    }
};

struct MISTAKE(corners_by_row,
               "You count the corners row by row: upper right, upper left, lower right, lower left. `Corner` "
               "goes round the square, "
               "and its third is lower_left. Use the names.") {
    Neuron corner_neuron(Corner corner, double eps) override {
        if (corner == Corner::lower_left) return Right::corner_neuron(Corner::lower_right, eps);
        if (corner == Corner::lower_right) return Right::corner_neuron(Corner::lower_left, eps);
        return Right::corner_neuron(corner, eps);
    }
    nn::Dense hidden_layer() override {
        const double s = steepness(0.05);
        return {two_by_two(s, s, -s, -s), {-s, -s}, nn::Activation::sigmoid};
    }
};

struct MISTAKE(one_coordinate_only,
               "Your w looks at one coordinate only, so its line cuts the square in two halves, and g is "
               "high in two corners. To cut "
               "off one corner both are needed.") {
    nn::Vector direction(Corner corner, double factor) override {
        nn::Vector w = Right::direction(corner, factor);
        w(1) = 0;
        return w;
    }
    double bias(double /*factor*/) override { return 0; }
};

struct MISTAKE(eps_turned_round,
               "You compute with log(eps / (1 - eps)), which is negative: w and b come out with their signs "
               "turned round, and g is "
               "low where it should be high.") {
    double steepness(double eps) override { return -Right::steepness(eps); }
};

// xor_hard, and what it has in common with the network.

struct MISTAKE(xor_of_logic,
               "Your answers are the XOR of logic: 1 where the signs differ. In this exercise the upper "
               "right and the lower left have "
               "label 1.") {
    int hard(double z1, double z2) override { return 1 - Right::hard(z1, z2); }
    nn::Dense hidden_layer() override {
        const double s = steepness(0.05);
        return {two_by_two(s, -s, -s, s), {-s, -s}, nn::Activation::sigmoid};
    }
};

struct MISTAKE(or_of_the_coordinates,
               "You answer 1 wherever one coordinate is positive. That is OR, which a single neuron can do. "
               "What about the lower "
               "left?") {
    int hard(double z1, double z2) override { return z1 > 0 || z2 > 0 ? 1 : 0; }
    nn::Dense hidden_layer() override {
        const double s = steepness(0.05);
        return {two_by_two(s, s, 0, 0), {s, -10}, nn::Activation::sigmoid};
    }
};

struct MISTAKE(upper_right_only,
               "You answer 1 in the upper right alone. That is AND, and g1 does it. What is g2 for?") {
    double g2(double /*z1*/, double /*z2*/) override { return 0; }
    nn::Dense hidden_layer() override {
        const double s = steepness(0.05);
        return {two_by_two(s, s, 0, 0), {-s, -10}, nn::Activation::sigmoid};
    }
};

struct MISTAKE(b3_too_low,
               "Your b3 is so low that the output is low everywhere, as if g1 and g2 both had to be high, "
               "which never happens. With "
               "weights 1 and 1 a bias of -1.5 makes AND; what makes OR? Or is your b3 the product c b3 "
               "already? The formula "
               "multiplies by c once more.") {
    double b3() override { return -1.5; }
};

struct MISTAKE(b3_above_zero, "Your b3 is positive, so the output is high even where g1 and g2 are both 0.") {
    double b3() override { return 0.5; }
};

struct MISTAKE(
    b3_of_zero,
    "Your b3 is 0. In the middle zone g1 + g2 is 0, thresh(0) is 1, and sigma(0) is 1/2: the output's own "
    "line has to lie between 0 and 1.") {
    double b3() override { return 0; }
};

struct MISTAKE(b3_of_one,
               "Your b3 is -1: the line of the output neuron lies where g1 + g2 is 1, and there f is 1/2. "
               "Put it half way between 0 "
               "and 1. (Hard neurons hide it: thresh(0) is 1.)") {
    double b3() override { return -1; }
};

struct MISTAKE(minus_one_for_zero,
               "Your labels are 1 and -1. Here they are 1 and 0, as threshold gives them.") {
    std::vector<int> xor_hard(const nn::Matrix& x) override {
        std::vector<int> labels = Right::xor_hard(x);
        for (int& label : labels) label = 2 * label - 1;
        return labels;
    }
};

struct MISTAKE(first_coordinate_only,
               "Your label depends on x1 only. XOR cannot be seen in one coordinate: its label is in how the "
               "two signs go "
               "together.") {
    int hard(double z1, double /*z2*/) override { return threshold(z1); }
};

struct MISTAKE(columns_not_checked, "You accept points that have not two coordinates.") {
    void require_columns(const nn::Matrix& /*x*/) override {}
    std::vector<int> xor_hard(const nn::Matrix& x) override {
        if (x.shape(1) < 2) return std::vector<int>(x.shape(0), 0);
        return Right::xor_hard(x);
    }
};

struct MISTAKE(
    columns_of_no_points_not_checked,
    "Without points you do not look at the columns. The contract refuses other than two also for n = 0.") {
    void require_columns(const nn::Matrix& x) override {
        if (x.shape(0) > 0) Right::require_columns(x);
    }
};

// xor_smooth, and the output layer.

struct MISTAKE(no_c,
               "Your c is 1: f goes from sigma(-0.5) = 0.38 to sigma(0.5) = 0.62 only. c makes it steep.") {
    double sharpness(double /*eps*/) override { return 1; }
};

struct MISTAKE(c_below_zero, "Your c is negative: f is low where g1 + g2 is 1, and high where it is 0.") {
    double sharpness(double eps) override { return -Right::sharpness(eps); }
};

struct MISTAKE(b3_for_c_b3,
               "The bias of your last layer is b3 alone. With weights c and c it has to be c b3, or the "
               "output is high everywhere.") {
    nn::Dense output_layer(const Output& out) override {
        nn::Dense layer = Right::output_layer(out);
        layer.bias(0) = out.b3;
        return layer;
    }
};

struct MISTAKE(output_without_activation,
               "Your last layer has no activation, so its output is c (g1 + g2 + b3), which is neither near "
               "0 nor near 1.") {
    nn::Dense output_layer(const Output& out) override {
        nn::Dense layer = Right::output_layer(out);
        layer.activation = nn::Activation::identity;
        return layer;
    }
};

// The other layers.

struct MISTAKE(squash_layer_without_tanh,
               "Your first layer multiplies by 10 and stops there: without tanh points far from one axis lie "
               "beyond the line "
               "of the wrong corner. A layer without activation gains nothing.") {
    nn::Dense first_layer() override { return {two_by_two(10, 0, 0, 10), {0, 0}, nn::Activation::identity}; }
};

struct MISTAKE(hidden_weight_transposed,
               "Your hidden weight has w1 and w2 as its columns. Row k holds the weights of neuron k.") {
    nn::Dense hidden_layer() override {
        nn::Dense layer = Right::hidden_layer();
        std::swap(layer.weight(0, 1), layer.weight(1, 0));
        return layer;
    }
};

struct MISTAKE(network_without_output,
               "Your network ends with the hidden layer and gives two numbers, g1 and g2. The neuron that "
               "adds them is missing.") {
    std::vector<nn::Dense> xor_network(double /*eps*/) override { return {first_layer(), hidden_layer()}; }
};

// corners_right and best_single_neuron.

struct MISTAKE(wrong_corners_counted, "You count the corners that the neuron gets wrong.") {
    int corners_right(const Neuron& neuron, const std::vector<int>& labels) override {
        return 4 - Right::corners_right(neuron, labels);
    }
};

struct MISTAKE(strict_at_the_boundary,
               "A corner on the line is said to be 0 by you. thresh(0) is 1: which of > and >= says so?") {
    bool is_right(const Neuron& neuron, int corner, int label) override {
        return (value(neuron, corner) > 0 ? 1 : 0) == label;
    }
};

/// Another idea of where the corners are, in corners_right alone.
struct OtherCorners : Right {
    int corners_right(const Neuron& neuron, const std::vector<int>& labels) override {
        Right::corners_right(neuron, labels);
        int right = 0;
        for (int i = 0; i < 4; ++i) {
            const double f = neuron.weight(0) * first(i) + neuron.weight(1) * second(i) + neuron.bias;
            right += (f >= 0 ? 1 : 0) == labels[i] ? 1 : 0;
        }
        return right;
    }
    virtual double first(int corner) { return z1(corner); }
    virtual double second(int corner) { return z2(corner); }
};

struct MISTAKE_OF(binary_order, OtherCorners,
                  "You take the corners in the order of a truth table: (-1, -1), (-1, 1), (1, -1), (1, 1). "
                  "The contract goes round "
                  "the square, from (1, 1) on.") {
    double first(int corner) override { return corner < 2 ? -1 : 1; }
    double second(int corner) override { return corner % 2 == 0 ? -1 : 1; }
};

struct MISTAKE_OF(corners_of_the_unit_square, OtherCorners,
                  "Your corners have the coordinates 0 and 1. They are the squashed ones: 1 and -1.") {
    double first(int corner) override { return (z1(corner) + 1) / 2; }
    double second(int corner) override { return (z2(corner) + 1) / 2; }
};

struct MISTAKE_OF(round_the_other_way, OtherCorners,
                  "You go round the square the other way: (1, 1), (1, -1), (-1, -1), (-1, 1). The second "
                  "corner is (-1, 1).") {
    double first(int corner) override { return z1((4 - corner) % 4); }
    double second(int corner) override { return z2((4 - corner) % 4); }
};

struct MISTAKE(no_bias_in_the_neuron, "You forget the bias: all your lines go through the origin.") {
    int corners_right(const Neuron& neuron, const std::vector<int>& labels) override {
        return Right::corners_right({neuron.weight, 0}, labels);
    }
    std::vector<Neuron> candidates() override {
        std::vector<Neuron> all;
        for (const Neuron& neuron : Right::candidates()) {
            if (neuron.bias == 0) all.push_back(neuron);
        }
        return all;
    }
};

struct MISTAKE(any_label_accepted, "You accept labels that are neither 0 nor 1.") {
    void require_label(int /*label*/) override {}
};

struct MISTAKE(size_of_w_not_checked, "You accept a neuron that has not two weights.") {
    void require_weight(const nn::Vector& /*w*/) override {}
};

struct MISTAKE(
    more_labels_accepted,
    "You accept more than four labels, or fewer, and use those that are there. There are four corners.") {
    void require_count(const std::vector<int>& /*labels*/) override {}
    int corners_right(const Neuron& neuron, const std::vector<int>& labels) override {
        std::vector<int> four = labels;
        require_labels(labels);
        four.resize(4, 0);
        return Right::corners_right(neuron, four);
    }
    Neuron best_single_neuron(const std::vector<int>& labels) override {
        std::vector<int> four = labels;
        require_labels(labels);
        four.resize(4, 0);
        return Right::best_single_neuron(four);
    }
};

struct MISTAKE(
    says_the_same_everywhere,
    "Your neuron says the same in all corners, the label that is more frequent. A line can do better.") {
    std::vector<Neuron> candidates() override { return {{{0, 0}, -1}, {{0, 0}, 1}}; }
};

struct MISTAKE(upright_lines_only,
               "Your lines are parallel to an axis. To cut off one corner they have to be oblique.") {
    std::vector<Neuron> candidates() override {
        std::vector<Neuron> all;
        for (const Neuron& neuron : Right::candidates()) {
            if (neuron.weight(0) * neuron.weight(1) == 0) all.push_back(neuron);
        }
        return all;
    }
};

struct MISTAKE(xor_refused,
               "For the labels of XOR you throw. No neuron gets all four right, but some get as many as any "
               "can, and one of those is "
               "asked for.") {
    Neuron best_single_neuron(const std::vector<int>& labels) override {
        const Neuron best = Right::best_single_neuron(labels);
        if (Right::corners_right(best, labels) < 4) throw std::invalid_argument("not separable");
        return best;
    }
};

struct MISTAKE(worst_neuron,
               "Your neuron gets as few corners right as possible. Is a comparison turned round?") {
    bool is_better(int right, int best) override { return right < best; }
};

struct MISTAKE(last_that_is_better_than_half,
               "You stop at a neuron that gets most corners right. Go on until none is better.") {
    Neuron best_single_neuron(const std::vector<int>& labels) override {
        const Neuron best = Right::best_single_neuron(labels);
        for (const Neuron& neuron : candidates()) {
            if (Right::corners_right(neuron, labels) >= 3) return neuron;
        }
        return best;
    }
};

// predict.

struct MISTAKE(one_neuron_for_xor,
               "You expect one neuron to get all four corners of XOR right. Draw its line: which two corners "
               "are on either side?") {
    Answer predict(Question question) override {
        if (question == Question::best_of_one) return Answer::four;
        if (question == Question::labellings_too_many) return Answer::none;
        return question == Question::hidden_neurons ? Answer::one : Right::predict(question);
    }
};

struct MISTAKE(line_follows_the_bias,
               "You let the line move towards w when b grows. On the line w . z = -b: which way must z go "
               "when -b becomes smaller?") {
    Answer predict(Question question) override {
        if (question == Question::line_as_b_grows) return Answer::upper_right;
        return question == Question::line_as_b_falls ? Answer::lower_left : Right::predict(question);
    }
};

struct MISTAKE(threshold_of_zero_is_zero,
               "You take thresh(0) for 0. It is 1, and in these questions it matters.") {
    Answer predict(Question question) override {
        if (question == Question::ones_with_b3_zero || question == Question::ones_with_b1_b2_zero)
            return Answer::two;
        return Right::predict(question);
    }
};

}  // namespace student
