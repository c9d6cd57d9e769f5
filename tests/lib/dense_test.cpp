#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>
#include <limits>
#include <nn/dense.hpp>
#include <nn/neuron.hpp>
#include <vector>

#include "lib/random_arrays.hpp"

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::MessageMatches;
using Catch::Matchers::WithinAbs;
using nn::Activation;
using nn::Dense;
using nn::Matrix;
using nn::Vector;

namespace {

Dense random_layer(RandomArrays& random, std::size_t out, std::size_t in, Activation g) {
    return {random.matrix(out, in), random.vector(out), g};
}

Vector row(const Matrix& m, std::size_t i) {
    return xt::view(m, i, xt::all());
}

void check_close(const Vector& got, const Vector& expected) {
    REQUIRE(got.size() == expected.size());
    for (std::size_t i = 0; i < got.size(); ++i) {
        CHECK_THAT(got(i), WithinAbs(expected(i), 1e-13));
    }
}

}  // namespace

TEST_CASE("a dense layer is one neuron per row of its weight") {
    RandomArrays random(1);
    for (const auto& [out, in] :
         std::vector<std::pair<std::size_t, std::size_t>>{{1, 1}, {2, 5}, {5, 2}, {4, 4}}) {
        const Dense layer = random_layer(random, out, in, Activation::sigmoid);
        const Vector x = random.vector(in);
        const Vector a = nn::dense_forward(x, layer);
        REQUIRE(a.size() == out);
        for (std::size_t k = 0; k < out; ++k) {
            CHECK(a(k) == nn::neuron(x, row(layer.weight, k), layer.bias(k), Activation::sigmoid));
        }
    }
}

TEST_CASE("a row of the batch is the single call") {
    RandomArrays random(2);
    for (const std::size_t n : {std::size_t{1}, std::size_t{3}, std::size_t{6}}) {
        const Dense layer = random_layer(random, 3, 6, Activation::tanh);
        const Matrix x = random.matrix(n, 6);
        const Matrix a = nn::dense_forward(x, layer);
        REQUIRE(a.shape(0) == n);
        for (std::size_t i = 0; i < n; ++i) {
            check_close(row(a, i), nn::dense_forward(row(x, i), layer));
        }
    }
}

TEST_CASE("an empty batch, and a layer without inputs") {
    RandomArrays random(3);
    const Dense layer = random_layer(random, 3, 2, Activation::relu);
    CHECK(nn::shape_of(nn::dense_forward(Matrix(Matrix::from_shape({0, 2})), layer)) == "(0, 3)");
    const Dense constant{Matrix::from_shape({2, 0}), {1, -1}, Activation::relu};
    CHECK(nn::dense_forward(Vector(), constant) == Vector{1, 0});
    CHECK(nn::dense_forward(Matrix(Matrix::from_shape({2, 0})), constant) == Matrix{{1, 0}, {1, 0}});
}

TEST_CASE("dense_forward agrees with plain loops at every kind of shape") {
    RandomArrays random(7);
    const std::vector<std::size_t> sizes = {0, 1, 2, 3, 4, 5, 7, 8, 9, 16, 17, 33, 70};
    for (const std::size_t n : sizes) {
        for (const std::size_t in : sizes) {
            for (const std::size_t out : sizes) {
                CAPTURE(n, in, out);
                const Dense layer = random_layer(random, out, in, Activation::identity);
                const Matrix x = random.matrix(n, in);
                const Matrix z = nn::dense_forward(x, layer);
                REQUIRE(z.shape(0) == n);
                REQUIRE(z.shape(1) == out);
                double worst = 0;
                for (std::size_t i = 0; i < n; ++i) {
                    for (std::size_t k = 0; k < out; ++k) {
                        long double sum = layer.bias(k);
                        for (std::size_t j = 0; j < in; ++j) {
                            sum += static_cast<long double>(x(i, j)) * layer.weight(k, j);
                        }
                        worst = std::max(worst, std::abs(z(i, k) - static_cast<double>(sum)));
                    }
                }
                REQUIRE(worst < 2e-14);
            }
        }
    }
}

TEST_CASE("a batch of one sample is the single call to the bit") {
    RandomArrays random(8);
    for (const std::size_t in : {0, 1, 7, 8, 9, 100}) {
        for (const std::size_t out : {0, 1, 3, 4, 5, 50}) {
            const Dense layer = random_layer(random, out, in, Activation::tanh);
            const Matrix x = random.matrix(1, in);
            CHECK(row(nn::dense_forward(x, layer), 0) == nn::dense_forward(row(x, 0), layer));
        }
    }
}

TEST_CASE("NaN and infinity reach what they should and no more, by BLAS and without") {
    RandomArrays random(9);
    constexpr double infinity = std::numeric_limits<double>::infinity();
    constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
    for (const std::size_t n : {std::size_t{1}, std::size_t{2}, std::size_t{40}}) {
        for (const std::size_t size : {std::size_t{2}, std::size_t{20}}) {
            CAPTURE(n, size);
            Dense layer{xt::ones<double>({size, size}), random.vector(size), Activation::identity};
            Matrix x = xt::ones<double>({n, size});
            x(0, 1) = not_a_number;
            if (n > 1) {
                x(1, 0) = -infinity;
            }
            layer.bias(1) = infinity;
            layer.weight(0, 1) = 0;
            const Matrix z = nn::dense_forward(x, layer);
            for (std::size_t i = 0; i < n; ++i) {
                CHECK(std::isnan(z(i, 0)) == (i == 0));  // 0 * NaN too
                CHECK(std::isnan(z(i, 1)) == (i <= 1));  // infinity - infinity
                if (i == 1) {
                    CHECK(z(i, 0) == -infinity);
                }
                if (i > 1) {
                    CHECK(std::isfinite(z(i, 0)));
                    CHECK(z(i, 1) == infinity);
                }
            }
        }
    }
}

TEST_CASE("NaN in one sample stays in that sample") {
    const Dense layer{{{1, 2}, {3, 4}}, {0, 0}, Activation::relu};
    const Matrix a = nn::dense_forward(Matrix{{std::numeric_limits<double>::quiet_NaN(), 1}, {1, 1}}, layer);
    CHECK(std::isnan(a(0, 0)));
    CHECK(std::isnan(a(0, 1)));
    CHECK(row(a, 1) == Vector{3, 7});
}

TEST_CASE("mlp_forward applies the layers in order, each with its own activation") {
    RandomArrays random(4);
    const std::vector<Dense> layers = {random_layer(random, 4, 3, Activation::tanh),
                                       random_layer(random, 2, 4, Activation::relu),
                                       random_layer(random, 1, 2, Activation::identity)};
    const Vector x = random.vector(3);
    const Vector expected =
        nn::dense_forward(nn::dense_forward(nn::dense_forward(x, layers[0]), layers[1]), layers[2]);
    CHECK(nn::mlp_forward(x, layers) == expected);
    const Matrix batch = random.matrix(5, 3);
    const Matrix y = nn::mlp_forward(batch, layers);
    REQUIRE(nn::shape_of(y) == "(5, 1)");
    for (std::size_t i = 0; i < 5; ++i) {
        check_close(row(y, i), nn::mlp_forward(row(batch, i), layers));
    }
    CHECK(nn::mlp_forward(x, {}) == x);
    CHECK(nn::mlp_forward(batch, {}) == batch);
}

TEST_CASE("parameter_count counts weights and biases, not the input layer") {
    RandomArrays random(5);
    const Dense first = random_layer(random, 4, 3, Activation::tanh);
    const Dense second = random_layer(random, 2, 4, Activation::identity);
    CHECK(nn::parameter_count(first) == 16);
    CHECK(nn::parameter_count(std::vector<Dense>{first, second}) == 26);
    CHECK(nn::parameter_count(std::vector<Dense>{}) == 0);
}

TEST_CASE("a collapsed stack of affine layers equals the stack") {
    RandomArrays random(6);
    for (std::size_t depth = 1; depth < 6; ++depth) {
        std::vector<Dense> layers;
        std::size_t in = 3;
        for (std::size_t l = 0; l < depth; ++l) {
            const std::size_t out = random.size(1, 5);
            layers.push_back(random_layer(random, out, in, Activation::identity));
            in = out;
        }
        const Dense collapsed = nn::collapse_linear(layers);
        CHECK(collapsed.activation == Activation::identity);
        CHECK(collapsed.weight.shape(1) == 3);
        const Vector x = random.vector(3);
        check_close(nn::dense_forward(x, collapsed), nn::mlp_forward(x, layers));
    }
}

TEST_CASE("what is no affine map cannot be collapsed") {
    const Dense affine{{{1, 2}}, {3}, Activation::identity};
    const Dense curved{{{1, 2}}, {3}, Activation::relu};
    CHECK_THROWS_AS(nn::collapse_linear({}), std::invalid_argument);
    CHECK_THROWS_AS(nn::collapse_linear({curved}), std::invalid_argument);
    CHECK_THROWS_MATCHES(nn::collapse_linear({affine, affine}), nn::ShapeError,
                         MessageMatches(ContainsSubstring("nn::collapse_linear: shapes (1, 2) and (1, 2)")));
}

TEST_CASE("a layer that does not fit its input or its bias is a shape error with both shapes") {
    const Dense layer{{{1, 2, 3}, {4, 5, 6}}, {0, 0}, Activation::relu};
    const Dense unfit{{{1, 2, 3}, {4, 5, 6}}, {0, 0, 0}, Activation::relu};
    const auto names = [](const std::string& shapes) {
        return MessageMatches(ContainsSubstring("nn::dense_forward: shapes " + shapes + " do not fit"));
    };
    CHECK_THROWS_MATCHES(nn::dense_forward(Vector{1, 2}, layer), nn::ShapeError, names("(2) and (2, 3)"));
    CHECK_THROWS_MATCHES(nn::dense_forward(Matrix{{1, 2}}, layer), nn::ShapeError,
                         names("(1, 2) and (2, 3)"));
    CHECK_THROWS_MATCHES(nn::dense_forward(Vector{1, 2, 3}, unfit), nn::ShapeError, names("(2, 3) and (3)"));
    CHECK_THROWS_MATCHES(nn::dense_forward(Matrix{{1, 2, 3}}, unfit), nn::ShapeError,
                         names("(2, 3) and (3)"));
    CHECK_THROWS_AS(nn::mlp_forward(Vector{1, 2, 3}, {layer, layer}), nn::ShapeError);
}
