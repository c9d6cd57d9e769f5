// Hidden checks of 08_xor: what neurons and networks decide, at random points away from the axes, at the nearest and the
// farthest ones that the contract allows, for eps from 1e-6 to 0.1.
#include <cmath>
#include <utility>
#include <vector>

#include "measure.hpp"
#include "subject/test.hpp"
#include "xor.hpp"

using measure::check_best;
using measure::check_corner;
using measure::check_network;
using measure::check_output;
using nn::Matrix;
using nn::Vector;
using student::Answer;
using student::Corner;
using student::Neuron;
using student::Question;

namespace {

using Labels = std::vector<int>;

constexpr Corner all_corners[] = {Corner::upper_right, Corner::upper_left, Corner::lower_left,
                                  Corner::lower_right};

Matrix zeros(std::size_t rows, std::size_t columns) {
    Matrix m = Matrix::from_shape({rows, columns});
    m.fill(0);
    return m;
}

/// Points in all four quadrants, in any order: n random ones, and the ends of what the contract allows.
Matrix some_points(std::size_t n) {
    std::vector<std::pair<double, double>> list;
    for (const double x : {0.25, 3.0}) {
        for (const double y : {0.25, 3.0}) {
            for (const auto& corner : measure::corners) list.emplace_back(x * corner[0], y * corner[1]);
        }
    }
    for (std::size_t i = 0; i < n; ++i) {
        const auto coordinate = [] {
            const double high = subject::random().coin() ? 3 : 0.4;
            return subject::random().away_from_zero(0.25, high);
        };
        const double x = coordinate();
        list.emplace_back(x, coordinate());
    }
    for (std::size_t i = list.size(); i-- > 1;)
        std::swap(list[i], list[static_cast<std::size_t>(subject::random().integer(0, static_cast<int>(i)))]);
    Matrix points = zeros(list.size(), 2);
    for (std::size_t i = 0; i < list.size(); ++i) {
        points(i, 0) = list[i].first;
        points(i, 1) = list[i].second;
    }
    return points;
}

Labels labels_of(const Matrix& points) {
    Labels labels;
    for (std::size_t i = 0; i < points.shape(0); ++i)
        labels.push_back((points(i, 0) > 0) == (points(i, 1) > 0) ? 1 : 0);
    return labels;
}

Matrix squashed(const Matrix& x) {
    Matrix z = x;
    for (double& entry : z) entry = std::tanh(10 * entry);
    return z;
}

/// From 1e-6 to 0.1, the ends first.
std::vector<double> some_eps() {
    return {0.1, 1e-6, std::pow(10.0, subject::random().uniform(-4, -2)), 0.05};
}

Labels labelling(int bits) {
    return {bits & 1, bits >> 1 & 1, bits >> 2 & 1, bits >> 3 & 1};
}

int right_by_definition(const Neuron& neuron, const Labels& labels) {
    int right = 0;
    for (int i = 0; i < 4; ++i) {
        const double f = measure::value(neuron, measure::corners[i][0], measure::corners[i][1]);
        right += (f >= 0 ? 1 : 0) == labels[i] ? 1 : 0;
    }
    return right;
}

void check_squash(const Matrix& x) {
    CHECK_THAT(subject::squash(x), IsClose(squashed(x)));
}

void check_right(const Neuron& neuron, const Labels& labels) {
    CHECK_THAT(subject::corners_right(neuron, labels), Is(right_by_definition(neuron, labels)));
}

void foretold(Question question, Answer expected, const char* look_at) {
    CHECK_THAT(subject::predict(question), Predicts(expected, look_at));
}

const std::vector<Labels> bad_labels = {{},           {1},           {1, 0, 1},      {1, 0, 1, 0, 1},
                                        {1, 0, 1, 2}, {-1, 1, 1, 1}, {1, -1, 1, -1}, {256, 0, 0, 0}};

}  // namespace

// squash

TEST_CASE("every entry becomes tanh(10 x), of small ones and large ones, whatever the shape",
          "[squash][weight:2]") {
    for (const auto& [rows, columns] :
         std::vector<std::pair<std::size_t, std::size_t>>{{3, 2}, {2, 2}, {1, 5}, {150, 2}, {4, 3}, {2, 1}}) {
        check_squash(subject::random().matrix(rows, columns, -0.2, 0.2));
        check_squash(subject::random().matrix(rows, columns, -3, 3));
    }
}

TEST_CASE("nothing overflows far out, and near 0 the answer is 10 x", "[squash]") {
    check_squash({{0.01, -0.02}, {1000, -1000}, {1e-9, -1e-9}, {75, -75}});
    check_squash({{-0.13, 0.0}, {-0.0, 0.07}});
}

TEST_CASE("no samples, or no columns, stay none", "[squash][edge]") {
    for (const auto& [rows, columns] :
         std::vector<std::pair<std::size_t, std::size_t>>{{0, 2}, {3, 0}, {0, 0}, {0, 5}})
        check_squash(zeros(rows, columns));
}

// corner_neuron

TEST_CASE("g is near 1 in its corner and near 0 in the other three, for each corner",
          "[corner_neuron][weight:2]") {
    for (const Corner corner : all_corners) {
        const double eps = subject::random().uniform(0.02, 0.1);
        check_corner(subject::corner_neuron(corner, eps), corner, eps);
    }
}

TEST_CASE("g1 is for the upper right, g2 for the lower left, and the middle zone between them is low",
          "[corner_neuron]") {
    for (const double eps : {0.1, 0.01, 0.03}) {
        for (const Corner corner : {Corner::lower_left, Corner::upper_right})
            check_corner(subject::corner_neuron(corner, eps), corner, eps);
    }
}

TEST_CASE("a smaller eps wants a steeper neuron, down to 1e-6", "[corner_neuron][weight:2]") {
    for (const double eps : some_eps()) {
        for (const Corner corner :
             {Corner::upper_left, Corner::lower_left, Corner::upper_right, Corner::lower_right})
            check_corner(subject::corner_neuron(corner, eps), corner, eps);
    }
}

// xor_hard

TEST_CASE("points in each quadrant get the label of their quadrant, near the axes and far away",
          "[xor_hard][weight:2]") {
    for (const std::size_t n : {4, 30}) {
        const Matrix points = some_points(n);
        CHECK_THAT(subject::xor_hard(points), Is(labels_of(points)));
    }
}

TEST_CASE("one point alone, and 400 at once", "[xor_hard]") {
    for (const auto& corner : {0, 1, 3, 2}) {
        const double x = subject::random().uniform(0.25, 3) * measure::corners[corner][0];
        const double y = subject::random().uniform(0.25, 3) * measure::corners[corner][1];
        CHECK_THAT(subject::xor_hard({{x, y}}), Is(Labels{corner % 2 == 0 ? 1 : 0}));
    }
    const Matrix points = some_points(384);
    CHECK_THAT(subject::xor_hard(points), Is(labels_of(points)));
}

TEST_CASE("a coordinate much larger than the other decides no more than its sign", "[xor_hard]") {
    Matrix points = zeros(8, 2);
    for (std::size_t i = 0; i < 8; ++i) {
        const double small = subject::random().uniform(0.25, 0.4);
        const double large = subject::random().uniform(2.5, 3);
        points(i, 0) = (i < 4 ? small : large) * measure::corners[i % 4][0];
        points(i, 1) = (i < 4 ? large : small) * measure::corners[i % 4][1];
    }
    CHECK_THAT(subject::xor_hard(points), Is(labels_of(points)));
}

TEST_CASE("near the axes the answer is 0 or 1 all the same", "[xor_hard][edge]") {
    const Labels got = subject::xor_hard({{0, 0}, {0, -0.0}, {1, 0}, {0, -2}, {0.01, 0.01}, {-0.05, 0.02}});
    REQUIRE_THAT(got.size(), Is(std::size_t{6}));
    int others = 0;
    for (const int label : got) others += label == 0 || label == 1 ? 0 : 1;
    INFO("how many answers are neither 0 nor 1");
    CHECK_THAT(others, Is(0));
}

TEST_CASE("no points have no labels, and points of one or three coordinates are refused",
          "[xor_hard][edge]") {
    CHECK_THAT(subject::xor_hard(zeros(0, 2)), Is(Labels{}));
    for (const std::size_t n : {0, 1, 2, 5}) {
        for (const std::size_t columns : {1, 3, 0, 4}) CHECK_REFUSES(subject::xor_hard(zeros(n, columns)));
    }
}

// xor_smooth

TEST_CASE("f is near 1 where g1 + g2 is about 1, near 0 where it is about 0", "[xor_smooth][weight:2]") {
    for (const double least : {0.07, 0.02, 0.04}) {
        const double eps = subject::random().uniform(least, least + 0.02);
        check_output(subject::xor_smooth(eps), eps);
    }
}

TEST_CASE("a smaller eps wants a steeper output neuron, down to 1e-6", "[xor_smooth][weight:2]") {
    for (const double eps : some_eps()) check_output(subject::xor_smooth(eps), eps);
}

// xor_network

TEST_CASE("the network is near the labels at random points in all quadrants", "[xor_network][weight:2]") {
    for (int time = 0; time < 3; ++time) {
        const double eps = subject::random().uniform(0.02, 0.1);
        check_network(subject::xor_network(eps), some_points(50), eps);
    }
}

TEST_CASE("for a smaller eps it is nearer, down to 1e-6", "[xor_network][weight:2]") {
    for (const double eps : some_eps()) check_network(subject::xor_network(eps), some_points(50), eps);
}

// corners_right

TEST_CASE("the corners that a neuron gets right, for random weights and all 16 labellings",
          "[corners_right][weight:2]") {
    for (int bits = 0; bits < 16; ++bits) {
        // No two of the three numbers, nor all three, add up to nearly 0.
        Neuron neuron{
            {subject::random().away_from_zero(0.9, 1.1), subject::random().away_from_zero(0.5, 0.6)},
            subject::random().away_from_zero(0.1, 0.3)};
        if (bits % 3 == 1) neuron.bias *= 10;
        if (bits % 3 == 2) std::swap(neuron.weight(0), neuron.weight(1));
        check_right(neuron, labelling(bits));
    }
}

TEST_CASE("a corner on the line is said to be 1, one step beside it what its side says",
          "[corners_right][weight:2]") {
    for (const Labels& labels : {Labels{1, 0, 1, 0}, Labels{0, 1, 1, 0}, Labels{0, 0, 1, 1}}) {
        for (const double b : {0.0, -2.0, 2.0, -2 - 1e-9, 2 - 1e-9, -0.0, -1e-9}) {
            check_right({{1, 1}, b}, labels);
            check_right({{-1, 1}, b}, labels);
        }
        check_right({{2, 0}, 2}, labels);
        check_right({{0, -3}, -3}, labels);
    }
}

TEST_CASE("w = 0 says the same in all corners, another w does not", "[corners_right]") {
    for (const double b : {0.0, -1.0, 1.0, -0.0}) {
        for (const Labels& labels : {Labels{1, 1, 1, 0}, Labels{0, 0, 0, 0}, Labels{0, 0, 1, 0}})
            for (const double w : {0.0, 2.0, -2.0}) check_right({{w, 0}, b}, labels);
    }
}

TEST_CASE("weights that are not two, and labels that are not four of 0 and 1, are refused",
          "[corners_right][edge]") {
    for (const Vector& w : {Vector{1}, Vector{1, 1, 1}, Vector{}})
        CHECK_REFUSES(subject::corners_right({w, 1}, {1, 0, 1, 0}));
    for (const Labels& labels : bad_labels) CHECK_REFUSES(subject::corners_right({{1, 1}, -1}, labels));
}

// best_single_neuron

TEST_CASE("for 14 of the 16 ways to label the corners a single neuron gets all four right, for XOR three",
          "[best_single_neuron][weight:3]") {
    for (int i = 0; i < 16; ++i) {
        const Labels labels = labelling((i * 5 + 1) % 16);
        check_best(subject::best_single_neuron(labels), labels);
    }
}

TEST_CASE("for the labels of this exercise, and for those of logic's XOR, a single neuron gets three corners",
          "[best_single_neuron]") {
    for (const Labels& labels : {Labels{1, 0, 1, 0}, Labels{0, 1, 0, 1}, Labels{0, 1, 0, 0}})
        check_best(subject::best_single_neuron(labels), labels);
}

TEST_CASE("labels that are not four of 0 and 1 are refused", "[best_single_neuron][edge]") {
    for (const Labels& labels : bad_labels) CHECK_REFUSES(subject::best_single_neuron(labels));
}

// predict

TEST_CASE("one neuron: how many corners, all four answers right", "[predict]") {
    foretold(Question::best_of_one, Answer::three,
             "best_of_one: a line has two sides. Draw the best you can find and count; try to do better.");
    foretold(Question::best_with_one_one, Answer::four,
             "best_with_one_one: only one corner has another colour than the rest. Can a line cut it off?");
    foretold(Question::always_one, Answer::two,
             "always_one: what does a neuron say whose w . z + b is 0 everywhere, and at how many corners is "
             "that the label?");
    foretold(Question::labellings_too_many, Answer::two,
             "labellings_too_many: go through the labellings by their number of ones. For which do the "
             "segments of equal "
             "labels cross?");
}

TEST_CASE("where w points and where the line goes, all four answers right", "[predict]") {
    foretold(Question::w2_points_to, Answer::lower_left,
             "w2_points_to: where must g2 be high, and in which direction does w . z grow?");
    foretold(Question::line_as_b_grows, Answer::lower_left,
             "line_as_b_grows: draw z1 + z2 = 1.5 and z1 + z2 = 0.5. From which to which does it move?");
    foretold(Question::line_as_b_falls, Answer::upper_right,
             "line_as_b_falls: draw z1 + z2 = -0.5 and z1 + z2 = 0.5. From which to which does it move?");
    foretold(Question::lone_corner, Answer::lower_right,
             "lone_corner: compute z1 - z2 - 1 at the four corners. Where is it not negative?");
}

TEST_CASE("the lecture's network with one thing changed, all five answers right", "[predict]") {
    foretold(Question::hidden_neurons, Answer::two,
             "hidden_neurons: how many corners of label 1 are there, and how many lines are between them and "
             "the others?");
    foretold(Question::ones_with_b3_zero, Answer::four,
             "ones_with_b3_zero: what is g1 + g2 in the middle zone, and what is thresh of that?");
    foretold(Question::ones_with_b3_low, Answer::none,
             "ones_with_b3_low: how large does g1 + g2 become, at most, at any corner?");
    foretold(Question::ones_with_w2_as_w1, Answer::one,
             "ones_with_w2_as_w1: write g1 and g2 beside each corner. Where is either of them 1 now?");
    foretold(
        Question::ones_with_b1_b2_zero, Answer::four,
        "ones_with_b1_b2_zero: what is w1 . z in the middle zone, and what is thresh of that? Then the sum.");
}
