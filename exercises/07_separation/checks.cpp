// The public checks of 07_separation, with numbers small enough to do by hand. Run them: exercises/check 07_separation
#include "measure.hpp"
#include "separation.hpp"
#include "subject/test.hpp"

using measure::check_separated;
using nn::Hyperplane;
using nn::Matrix;

using Labels = std::vector<int>;

namespace {

const Matrix three = {{2, 0}, {1, 1}, {0, 1}};
const Hyperplane diagonal{{1, 1}, -2};  // x1 + x2 = 2: the first two points are on it

const Matrix corners = {{1, 1}, {-1, 1}, {-1, -1}, {1, -1}};

const Matrix pair = {{3, 4}, {0, 0}};
const Hyperplane between{{3, 4}, -10};

}  // namespace

TEST_CASE("x1 + x2 - 2 is 3, 0 and -1 at three points, which are decided as 1, 1 and 0", "[classify]") {
    CHECK_THAT(subject::classify({{4, 1}, {1, 1}, {0, 1}}, diagonal), Is(Labels{1, 1, 0}));
    CHECK_THAT(subject::classify({{0, 0}, {0, 5}, {3, -2}}, diagonal), Is(Labels{0, 1, 0}));
}

TEST_CASE("a weight of another size than the points is refused", "[classify][edge]") {
    CHECK_REFUSES(subject::classify(three, {{1, 1, 1}, -2}));
    CHECK_REFUSES(subject::classify(three, {{1}, -2}));
}

TEST_CASE("a hyperplane separates if every point is decided as its label says", "[separates]") {
    CHECK_THAT(subject::separates(three, {1, 1, 0}, diagonal), Is(true));
    CHECK_THAT(subject::separates(three, {0, 0, 1}, diagonal), Is(false));
    CHECK_THAT(subject::separates(three, {1, 1, 1}, diagonal), Is(false));
    CHECK_THAT(subject::separates(pair, {1, 0}, between), Is(true));
    CHECK_THAT(subject::separates(pair, {0, 0}, between), Is(false));
}

TEST_CASE("on the hyperplane a point of label 1 is right, one of label 0 wrong", "[separates]") {
    CHECK_THAT(subject::separates({{1, 1}}, {0}, diagonal), Is(false));
    CHECK_THAT(subject::separates({{1, 1}}, {1}, diagonal), Is(true));
    CHECK_THAT(subject::separates({{2, 0}, {0, 0}}, {1, 0}, diagonal), Is(true));
    CHECK_THAT(subject::separates({{2, 0}, {0, 2}}, {1, 0}, diagonal), Is(false));
}

TEST_CASE("labels that are too few, or not 0 or 1, are refused", "[separates][edge]") {
    CHECK_REFUSES(subject::separates(three, {1, 1}, diagonal));
    CHECK_REFUSES(subject::separates(three, {1, 1, -1}, diagonal));
}

TEST_CASE("(3, 4) and the origin are 3 and 2 away from 3x1 + 4x2 = 10", "[margin]") {
    CHECK_THAT(subject::margin(pair, {1, 0}, between), IsClose(2.0));
    CHECK_THAT(subject::margin(pair, {1, 1}, between), IsClose(-2.0));
    CHECK_THAT(subject::margin(pair, {0, 1}, between), IsClose(-3.0));
}

TEST_CASE("there is no margin with w = (0, 0)", "[margin][edge]") {
    CHECK_REFUSES(subject::margin(pair, {1, 0}, {{0, 0}, 1}));
}

TEST_CASE("one step takes (2, 1), decided as 1, away from w if its label is 0", "[perceptron_step]") {
    const Hyperplane plane{{1, 0}, 3};
    const Hyperplane got = subject::perceptron_step({2, 1}, 0, plane);
    CHECK_THAT(got.weight, IsClose(nn::Vector{-1, -1}));
    CHECK_THAT(got.bias, IsClose(2.0));
    const Hyperplane same = subject::perceptron_step({2, 1}, 1, plane);
    CHECK_THAT(same.weight, IsClose(nn::Vector{1, 0}));
    CHECK_THAT(same.bias, IsClose(3.0));
}

TEST_CASE("one step adds (2, 1), decided as 0, to w if its label is 1", "[perceptron_step]") {
    const Hyperplane got = subject::perceptron_step({2, 1}, 1, {{0, 1}, -4});
    CHECK_THAT(got.weight, IsClose(nn::Vector{2, 2}));
    CHECK_THAT(got.bias, IsClose(-3.0));
}

TEST_CASE("two clouds, above and below", "[find_separating_hyperplane][edge]") {
    const Matrix points = {{1, 2}, {2, 2}, {2, 1}, {-2, 0}, {-1, -1}, {0, -2}};
    const Labels labels = {1, 1, 1, 0, 0, 0};
    check_separated(subject::find_separating_hyperplane(points, labels), points, labels);
}

TEST_CASE("two clouds on one side of the origin: only with a bias", "[find_separating_hyperplane]") {
    const Matrix points = {{2, 2}, {1, 1}, {2.5, 1.5}, {0.5, 1.5}};
    const Labels labels = {0, 1, 0, 1};
    check_separated(subject::find_separating_hyperplane(points, labels), points, labels);
}

TEST_CASE("points on a line, 0, 0.01, ..., 2.4 and 2.8, ..., 3: few of your looks at a point are steps",
          "[find_separating_hyperplane]") {
    Matrix points = Matrix::from_shape({262, 1});
    Labels labels;
    for (std::size_t i = 0; i < 262; ++i) {
        labels.push_back(i <= 240 ? 0 : 1);
        points(i, 0) = 0.01 * static_cast<double>(i <= 240 ? i : i + 39);
    }
    check_separated(subject::find_separating_hyperplane(points, labels), points, labels);
}

TEST_CASE("no hyperplane separates the corners of XOR: refused, and not sought for ever",
          "[find_separating_hyperplane][edge]") {
    CHECK_REFUSES(subject::find_separating_hyperplane(corners, {1, 0, 1, 0}));
}

TEST_CASE("three corners against one can be separated, two neighbours against two as well, XOR cannot",
          "[is_separable]") {
    CHECK_THAT(subject::is_separable(corners, {1, 1, 1, 0}), Is(true));
    CHECK_THAT(subject::is_separable(corners, {1, 0, 1, 0}), Is(false));
    CHECK_THAT(subject::is_separable(corners, {0, 1, 0, 1}), Is(false));
    CHECK_THAT(subject::is_separable(corners, {1, 0, 0, 1}), Is(true));
    CHECK_THAT(subject::is_separable(corners, {1, 1, 1, 1}), Is(true));
}

TEST_CASE("pair can be separated, shells cannot: the two examples of the contract", "[looks_separable]") {
    CHECK_THAT(subject::looks_separable(student::Picture::pair),
               Predicts(true, "pair: one line between two points. See the example in the contract."));
    CHECK_THAT(subject::looks_separable(student::Picture::shells),
               Predicts(false, "shells: what lies on the segment between the two ones? See the example."));
}
