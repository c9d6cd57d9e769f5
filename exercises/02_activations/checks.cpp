#include <algorithm>
#include <cmath>

#include "activations.hpp"
#include "subject/test.hpp"

// Small numbers that can be done by hand. exp(ln 3) is 3 and exp(-ln 3) is 1/3, so that sigmoid(ln 3) is 3/4,
// and tanh(ln 2) is (2 - 1/2) / (2 + 1/2) = 0.6.

namespace {

const double ln2 = std::log(2.0);
const double ln3 = std::log(3.0);
const nn::Vector nothing = nn::Vector::from_shape({0});

/// The slope of g at each x without a formula for it: (g(x + h) - g(x - h)) / 2h.
template <class Function>
nn::Vector slope_of(Function g, const nn::Vector& x) {
    const double h = 1e-5;
    nn::Vector slope = nn::Vector::from_shape(x.shape());
    std::transform(x.begin(), x.end(), slope.begin(),
                   [&](double at) { return (g(at + h) - g(at - h)) / (2 * h); });
    return slope;
}

constexpr subject::Tolerance of_slopes{1e-6, 1e-8};

}  // namespace

TEST_CASE("threshold of (-2, -0.25, 0.25, 2) is (0, 0, 1, 1)", "[threshold]") {
    CHECK_THAT(subject::threshold(nn::Vector{-2.0, -0.25, 0.25, 2.0}),
               IsClose(nn::Vector{0.0, 0.0, 1.0, 1.0}));
}

TEST_CASE("threshold of 0 is on the upper side: 1; and -0.0 is 0", "[threshold]") {
    REQUIRE_THAT(subject::threshold(nn::Vector{-0.25, 0.25}), IsClose(nn::Vector{0.0, 1.0}));
    CHECK_THAT(subject::threshold(nn::Vector{0.0}), IsClose(nn::Vector{1.0}));
    CHECK_THAT(subject::threshold(nn::Vector{-0.0}), IsClose(nn::Vector{1.0}));
}

TEST_CASE("threshold of (0.75), of (-1, 3, -2) and of (5, -5)", "[threshold]") {
    CHECK_THAT(subject::threshold(nn::Vector{0.75}), IsClose(nn::Vector{1.0}));
    CHECK_THAT(subject::threshold(nn::Vector{-1.0, 3.0, -2.0}), IsClose(nn::Vector{0.0, 1.0, 0.0}));
    CHECK_THAT(subject::threshold(nn::Vector{5.0, -5.0}), IsClose(nn::Vector{1.0, 0.0}));
}

TEST_CASE("sigmoid of (-ln 3, 0, ln 3) is (1/4, 1/2, 3/4)", "[sigmoid]") {
    CHECK_THAT(subject::sigmoid(nn::Vector{-ln3, 0.0, ln3}), IsClose(nn::Vector{0.25, 0.5, 0.75}));
}

TEST_CASE("sigmoid of (-800, 800) is (0, 1), not NaN", "[sigmoid]") {
    CHECK_THAT(subject::sigmoid(nn::Vector{-800.0, 800.0}), IsClose(nn::Vector{0.0, 1.0}));
}

TEST_CASE("sigmoid of (ln 3) is (3/4), of the empty vector the empty vector", "[sigmoid]") {
    REQUIRE_THAT(subject::sigmoid(nn::Vector{ln3}), IsClose(nn::Vector{0.75}));
    CHECK_THAT(subject::sigmoid(nothing), IsClose(nothing));
}

TEST_CASE("tanh of (-ln 2, 0, ln 2, ln 3) is (-0.6, 0, 0.6, 0.8)", "[tanh]") {
    CHECK_THAT(subject::tanh(nn::Vector{-ln2, 0.0, ln2, ln3}), IsClose(nn::Vector{-0.6, 0.0, 0.6, 0.8}));
}

TEST_CASE("tanh of (ln 2) is (0.6), of (-ln 3, -ln 2) it is (-0.8, -0.6)", "[tanh]") {
    CHECK_THAT(subject::tanh(nn::Vector{ln2}), IsClose(nn::Vector{0.6}));
    CHECK_THAT(subject::tanh(nn::Vector{-ln3, -ln2}), IsClose(nn::Vector{-0.8, -0.6}));
}

TEST_CASE("tanh of (-800, 800) is (-1, 1), not NaN", "[tanh]") {
    CHECK_THAT(subject::tanh(nn::Vector{-800.0, 800.0}), IsClose(nn::Vector{-1.0, 1.0}));
}

TEST_CASE("relu of (-3, -0.5, 0, 0.5, 3) is (0, 0, 0, 0.5, 3)", "[relu]") {
    CHECK_THAT(subject::relu(nn::Vector{-3.0, -0.5, 0.0, 0.5, 3.0}),
               IsClose(nn::Vector{0.0, 0.0, 0.0, 0.5, 3.0}));
}

TEST_CASE("relu of (4) is (4), of (-1, 2, -7) it is (0, 2, 0)", "[relu]") {
    CHECK_THAT(subject::relu(nn::Vector{4.0}), IsClose(nn::Vector{4.0}));
    CHECK_THAT(subject::relu(nn::Vector{-1.0, 2.0, -7.0}), IsClose(nn::Vector{0.0, 2.0, 0.0}));
}

TEST_CASE("relu of (-3) is (0), of the empty vector the empty vector", "[relu][edge]") {
    REQUIRE_THAT(subject::relu(nn::Vector{-3.0}), IsClose(nn::Vector{0.0}));
    CHECK_THAT(subject::relu(nothing), IsClose(nothing));
}

TEST_CASE("leaky_relu of (-100, -2, 0, 2) is (-1, -0.02, 0, 2)", "[leaky_relu]") {
    CHECK_THAT(subject::leaky_relu(nn::Vector{-100.0, -2.0, 0.0, 2.0}),
               IsClose(nn::Vector{-1.0, -0.02, 0.0, 2.0}));
}

TEST_CASE("leaky_relu of (-50) is (-0.5), of (3, -3) it is (3, -0.03)", "[leaky_relu]") {
    CHECK_THAT(subject::leaky_relu(nn::Vector{-50.0}), IsClose(nn::Vector{-0.5}));
    CHECK_THAT(subject::leaky_relu(nn::Vector{3.0, -3.0}), IsClose(nn::Vector{3.0, -0.03}));
}

TEST_CASE("threshold_grad of (-2, -0.5, 0.5, 2) is (0, 0, 0, 0)", "[threshold_grad][with:threshold]") {
    CHECK_THAT(subject::threshold_grad(nn::Vector{-2.0, -0.5, 0.5, 2.0}),
               IsClose(nn::Vector{0.0, 0.0, 0.0, 0.0}));
}

TEST_CASE("sigmoid_grad of (-ln 3, 0, ln 3) is (3/16, 1/4, 3/16)", "[sigmoid_grad]") {
    CHECK_THAT(subject::sigmoid_grad(nn::Vector{-ln3, 0.0, ln3}),
               IsClose(nn::Vector{3.0 / 16, 0.25, 3.0 / 16}));
}

TEST_CASE("sigmoid_grad is how steeply the sigmoid rises from x - h to x + h", "[sigmoid_grad]") {
    const nn::Vector x{-3.0, -1.0, 0.5, 2.0};
    const nn::Vector slope = slope_of([](double at) { return 1 / (1 + std::exp(-at)); }, x);
    CHECK_THAT(subject::sigmoid_grad(x), IsClose(slope, of_slopes));
}

TEST_CASE("sigmoid_grad of (-800, 800) is (0, 0), not NaN", "[sigmoid_grad][edge]") {
    CHECK_THAT(subject::sigmoid_grad(nn::Vector{-800.0, 800.0}), IsClose(nn::Vector{0.0, 0.0}));
}

TEST_CASE("tanh_grad of (-ln 2, 0, ln 2, ln 3) is (0.64, 1, 0.64, 0.36)", "[tanh_grad]") {
    CHECK_THAT(subject::tanh_grad(nn::Vector{-ln2, 0.0, ln2, ln3}),
               IsClose(nn::Vector{0.64, 1.0, 0.64, 0.36}));
}

TEST_CASE("tanh_grad is how steeply tanh rises from x - h to x + h", "[tanh_grad]") {
    const nn::Vector x{-2.0, -0.5, 1.0, 3.0};
    const nn::Vector slope = slope_of([](double at) { return std::tanh(at); }, x);
    CHECK_THAT(subject::tanh_grad(x), IsClose(slope, of_slopes));
}

TEST_CASE("tanh_grad of (-800, 800) is (0, 0), not NaN", "[tanh_grad][edge]") {
    CHECK_THAT(subject::tanh_grad(nn::Vector{-800.0, 800.0}), IsClose(nn::Vector{0.0, 0.0}));
}

TEST_CASE("relu_grad of (-3, -0.5, 0.5, 3) is (0, 0, 1, 1)", "[relu_grad]") {
    CHECK_THAT(subject::relu_grad(nn::Vector{-3.0, -0.5, 0.5, 3.0}), IsClose(nn::Vector{0.0, 0.0, 1.0, 1.0}));
}

TEST_CASE("relu_grad of (7) is (1), of (2, -2, -9) it is (1, 0, 0)", "[relu_grad]") {
    CHECK_THAT(subject::relu_grad(nn::Vector{7.0}), IsClose(nn::Vector{1.0}));
    CHECK_THAT(subject::relu_grad(nn::Vector{2.0, -2.0, -9.0}), IsClose(nn::Vector{1.0, 0.0, 0.0}));
}

TEST_CASE("relu_grad of (-0.5, 0.5) is (0, 1), of 0 it lies between them", "[relu_grad]") {
    REQUIRE_THAT(subject::relu_grad(nn::Vector{-0.5, 0.5}), IsClose(nn::Vector{0.0, 1.0}));
    const nn::Vector slope = subject::relu_grad(nn::Vector{0.0});
    REQUIRE_THAT(slope, HasShape(1));
    CHECK_THAT(slope(0), IsClose(slope(0) >= 0 ? std::min(slope(0), 1.0) : 0.0));
}

TEST_CASE("leaky_relu_grad of (-100, -2, 2, 100) is (0.01, 0.01, 1, 1)", "[leaky_relu_grad]") {
    CHECK_THAT(subject::leaky_relu_grad(nn::Vector{-100.0, -2.0, 2.0, 100.0}),
               IsClose(nn::Vector{0.01, 0.01, 1.0, 1.0}));
}

TEST_CASE("leaky_relu_grad of (-5) is (0.01), of (0.5, -0.5, 3) it is (1, 0.01, 1)", "[leaky_relu_grad]") {
    CHECK_THAT(subject::leaky_relu_grad(nn::Vector{-5.0}), IsClose(nn::Vector{0.01}));
    CHECK_THAT(subject::leaky_relu_grad(nn::Vector{0.5, -0.5, 3.0}), IsClose(nn::Vector{1.0, 0.01, 1.0}));
}
