#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>
#include <limits>
#include <nn/tensor.hpp>

#include "lib/random_arrays.hpp"

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::MessageMatches;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using nn::Matrix;
using nn::Vector;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

Matrix empty(std::size_t rows, std::size_t columns) {
    return Matrix::from_shape({rows, columns});
}

}  // namespace

TEST_CASE("shape_of writes vectors and matrices as tuples") {
    CHECK(nn::shape_of(Vector{1, 2, 3}) == "(3)");
    CHECK(nn::shape_of(Vector()) == "(0)");
    CHECK(nn::shape_of(Matrix{{1, 2, 3}, {4, 5, 6}}) == "(2, 3)");
    CHECK(nn::shape_of(empty(0, 4)) == "(0, 4)");
}

TEST_CASE("dot is the sum of products") {
    CHECK(nn::dot({1, 2, 3}, {4, -5, 6}) == 12);
    CHECK(nn::dot(Vector(), Vector()) == 0);
    CHECK(std::isnan(nn::dot({0, 1}, {not_a_number, 1})));
}

TEST_CASE("matmul of matrices agrees with the definition for every small shape") {
    RandomArrays random(1);
    for (std::size_t m = 0; m < 5; ++m) {
        for (std::size_t k = 0; k < 5; ++k) {
            for (std::size_t n = 0; n < 5; ++n) {
                CAPTURE(m, k, n);
                const Matrix a = random.matrix(m, k);
                const Matrix b = random.matrix(k, n);
                const Matrix c = nn::matmul(a, b);
                REQUIRE(nn::shape_of(c) == nn::shape_of(empty(m, n)));
                for (std::size_t i = 0; i < m; ++i) {
                    for (std::size_t j = 0; j < n; ++j) {
                        double expected = 0;
                        for (std::size_t l = 0; l < k; ++l) {
                            expected += a(i, l) * b(l, j);
                        }
                        CHECK_THAT(c(i, j), WithinAbs(expected, 1e-15));
                    }
                }
            }
        }
    }
}

TEST_CASE("matmul of large matrices agrees with matmul column by column") {
    RandomArrays random(2);
    const Matrix a = random.matrix(70, 130);
    const Matrix b = random.matrix(130, 90);
    const Matrix c = nn::matmul(a, b);
    for (std::size_t j = 0; j < 90; ++j) {
        const Vector column = nn::matmul(a, Vector(xt::view(b, xt::all(), j)));
        for (std::size_t i = 0; i < 70; ++i) {
            REQUIRE_THAT(c(i, j), WithinAbs(column(i), 1e-12));
        }
    }
}

TEST_CASE("matmul of a matrix with itself and its transpose") {
    RandomArrays random(3);
    const Matrix a = random.matrix(4, 4);
    const Matrix square = nn::matmul(a, a);
    const Matrix gram = nn::matmul(a, nn::transpose(a));
    for (std::size_t i = 0; i < 4; ++i) {
        for (std::size_t j = 0; j < 4; ++j) {
            const Vector row_i = xt::view(a, i, xt::all());
            CHECK_THAT(square(i, j), WithinAbs(nn::dot(row_i, Vector(xt::view(a, xt::all(), j))), 1e-15));
            CHECK_THAT(gram(i, j), WithinAbs(nn::dot(row_i, Vector(xt::view(a, j, xt::all()))), 1e-15));
        }
    }
}

TEST_CASE("matmul takes lazy expressions in either place") {
    const Matrix a{{1, 2, 3}, {4, 5, 6}};
    const Vector x{1, -1};
    const Matrix square = nn::matmul(a, xt::transpose(a));
    CHECK(square == nn::matmul(a, nn::transpose(a)));
    const Matrix gram = nn::matmul(xt::transpose(a), a);
    CHECK(gram == nn::matmul(nn::transpose(a), a));
    const Vector difference = nn::matmul(xt::transpose(a), x + 0.0);
    CHECK(difference == Vector{-3, -3, -3});
    const Vector row = nn::matmul(a, xt::view(a, 0, xt::all()));
    CHECK(row == Vector{14, 32});
}

TEST_CASE("matmul carries NaN and infinity to the entries they reach and to no others") {
    const Matrix c = nn::matmul(Matrix{{0, 1}, {1, 0}}, Matrix{{1, not_a_number}, {infinity, 2}});
    CHECK(c(0, 0) == infinity);
    CHECK(std::isnan(c(0, 1)));
    CHECK(std::isnan(c(1, 0)));
    CHECK(std::isnan(c(1, 1)));
    const Matrix clean = nn::matmul(Matrix{{not_a_number, 1}, {1, 1}}, Matrix{{1}, {2}});
    CHECK(std::isnan(clean(0, 0)));
    CHECK(clean(1, 0) == 3);
}

TEST_CASE("matmul of matrix and vector") {
    const Matrix a{{1, 2, 3}, {4, 5, 6}};
    CHECK(nn::matmul(a, Vector{1, 0, -1}) == Vector{-2, -2});
    CHECK(nn::matmul(empty(2, 0), Vector()) == Vector{0, 0});
    CHECK(nn::matmul(empty(0, 2), Vector{1, 2}).size() == 0);
}

TEST_CASE("dot and matmul agree with the definition at every small size, and with each other to the bit") {
    RandomArrays random(5);
    for (std::size_t n = 0; n < 40; ++n) {
        for (const std::size_t m : {0, 1, 2, 3, 4, 5, 8, 11}) {
            CAPTURE(m, n);
            const Matrix a = random.matrix(m, n);
            const Vector x = random.vector(n);
            const Vector y = nn::matmul(a, x);
            REQUIRE(y.size() == m);
            for (std::size_t i = 0; i < m; ++i) {
                long double expected = 0;
                for (std::size_t j = 0; j < n; ++j) {
                    expected += static_cast<long double>(a(i, j)) * x(j);
                }
                REQUIRE_THAT(y(i), WithinAbs(static_cast<double>(expected), 4e-15));
                REQUIRE(y(i) == nn::dot(Vector(xt::view(a, i, xt::all())), x));
            }
        }
    }
}

TEST_CASE("dot lets NaN and infinity through wherever they stand") {
    for (std::size_t n = 1; n < 20; ++n) {
        for (std::size_t i = 0; i < n; ++i) {
            Vector a = xt::ones<double>({n});
            Vector zeros = xt::zeros<double>({n});
            a(i) = not_a_number;
            CHECK(std::isnan(nn::dot(a, zeros)));
            a(i) = -infinity;
            CHECK(std::isnan(nn::dot(a, zeros)));
            CHECK(nn::dot(a, xt::ones<double>({n})) == -infinity);
        }
    }
}

TEST_CASE("outer, row by row") {
    CHECK(nn::outer({1, 2}, {3, 4, 5}) == Matrix{{3, 4, 5}, {6, 8, 10}});
    CHECK(nn::shape_of(nn::outer(Vector(), {1, 2})) == "(0, 2)");
}

TEST_CASE("transpose swaps the axes") {
    CHECK(nn::transpose(Matrix{{1, 2, 3}, {4, 5, 6}}) == Matrix{{1, 4}, {2, 5}, {3, 6}});
    CHECK(nn::shape_of(nn::transpose(empty(0, 3))) == "(3, 0)");
}

TEST_CASE("norm is the Euclidean length, without overflow or underflow") {
    CHECK(nn::norm({3, 4}) == 5);
    CHECK(nn::norm({-3, 4}) == 5);
    CHECK(nn::norm(Vector()) == 0);
    CHECK(nn::norm({0, -0.0}) == 0);
    CHECK_THAT(nn::norm({3e200, -4e200}), WithinRel(5e200, 1e-15));
    CHECK_THAT(nn::norm({3e-200, 4e-200}), WithinRel(5e-200, 1e-15));
    CHECK(nn::norm({1e308, 1e-308}) == 1e308);
    const double smallest = std::numeric_limits<double>::denorm_min();
    CHECK(nn::norm({3 * smallest, 4 * smallest}) == 5 * smallest);
}

TEST_CASE("norm of infinite and undefined entries") {
    CHECK(nn::norm({1, -infinity}) == infinity);
    CHECK(std::isnan(nn::norm({1, not_a_number})));
    CHECK(std::isnan(nn::norm({infinity, not_a_number})));
}

TEST_CASE("norm agrees with dot on random vectors") {
    RandomArrays random(4);
    for (std::size_t n = 1; n < 50; ++n) {
        const Vector x = random.vector(n);
        CHECK_THAT(nn::norm(x), WithinRel(std::sqrt(nn::dot(x, x)), 1e-14));
    }
}

TEST_CASE("a shape error names the function and both shapes") {
    const Matrix a = empty(2, 3);
    const auto names = [](const std::string& function, const std::string& shapes) {
        return MessageMatches(ContainsSubstring(function + ": shapes " + shapes + " do not fit"));
    };
    CHECK_THROWS_MATCHES(nn::dot({1, 2}, {1, 2, 3}), nn::ShapeError, names("nn::dot", "(2) and (3)"));
    CHECK_THROWS_MATCHES(nn::matmul(a, empty(2, 4)), nn::ShapeError,
                         names("nn::matmul", "(2, 3) and (2, 4)"));
    CHECK_THROWS_MATCHES(nn::matmul(a, empty(0, 4)), nn::ShapeError,
                         names("nn::matmul", "(2, 3) and (0, 4)"));
    CHECK_THROWS_MATCHES(nn::matmul(a, Vector{1, 2}), nn::ShapeError, names("nn::matmul", "(2, 3) and (2)"));
}

TEST_CASE("NotImplementedError names the function") {
    CHECK(std::string(nn::NotImplementedError("dense_forward").what()) ==
          "dense_forward is not implemented yet");
}
