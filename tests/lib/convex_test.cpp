#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <nn/convex.hpp>
#include <numbers>
#include <vector>

#include "lib/random_arrays.hpp"

using nn::Matrix;
using nn::Vector;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

const Matrix triangle{{0, 0}, {4, 0}, {0, 3}};
const Matrix square{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};

using Corner = std::pair<int, int>;

std::int64_t cross(Corner a, Corner b, Corner c) {
    return std::int64_t{b.first - a.first} * (c.second - a.second) -
           std::int64_t{b.second - a.second} * (c.first - a.first);
}

Matrix matrix_of(const std::vector<Corner>& corners) {
    Matrix polygon = Matrix::from_shape({corners.size(), 2});
    for (std::size_t i = 0; i < corners.size(); ++i) {
        polygon(i, 0) = corners[i].first;
        polygon(i, 1) = corners[i].second;
    }
    return polygon;
}

Matrix reversed(const Matrix& polygon) {
    Matrix result = polygon;
    for (std::size_t i = 0; i < polygon.shape(0); ++i) {
        for (std::size_t j = 0; j < 2; ++j) result(i, j) = polygon(polygon.shape(0) - 1 - i, j);
    }
    return result;
}

/// By definition: all other corners on one side of the line through each edge. +1 left, -1 right, 0 neither.
int orientation_by_definition(const std::vector<Corner>& p) {
    if (p.size() < 3) return 0;
    bool left = true;
    bool right = true;
    for (std::size_t i = 0; i < p.size(); ++i) {
        const std::size_t next = (i + 1) % p.size();
        for (std::size_t k = 0; k < p.size(); ++k) {
            if (k == i || k == next) continue;
            left = left && cross(p[i], p[next], p[k]) > 0;
            right = right && cross(p[i], p[next], p[k]) < 0;
        }
    }
    return left ? 1 : right ? -1 : 0;
}

/// Different points on a circle that holds 12 integer points, in order.
std::vector<Corner> on_a_circle(RandomArrays& random, std::size_t count) {
    std::vector<Corner> circle{{5, 0},  {4, 3},   {3, 4},   {0, 5},  {-3, 4}, {-4, 3},
                               {-5, 0}, {-4, -3}, {-3, -4}, {0, -5}, {3, -4}, {4, -3}};
    while (circle.size() > count)
        circle.erase(circle.begin() + static_cast<std::ptrdiff_t>(random.size(0, circle.size() - 1)));
    return circle;
}

}  // namespace

TEST_CASE("three corners turn left, right or not at all") {
    CHECK(nn::orientation({0, 0}, {1, 0}, {0, 1}) == 1);
    CHECK(nn::orientation({0, 0}, {0, 1}, {1, 0}) == -1);
    CHECK(nn::orientation({1, 1}, {2, 2}, {-7, -7}) == 0);
    CHECK(nn::orientation({1, 1}, {1, 1}, {3, 4}) == 0);
    CHECK_THROWS_AS(nn::orientation({0, 0, 0}, {1, 0}, {0, 1}), nn::ShapeError);
}

TEST_CASE("an orientation is right where the plain formula is rounded away") {
    // One step of the last digit beside the diagonal, from far: the side is that of the step.
    const double step = std::ldexp(1.0, -53);
    for (int i = 0; i < 64; ++i) {
        for (int j = 0; j < 64; ++j) {
            const int expected = j > i ? 1 : j < i ? -1 : 0;
            CHECK(nn::orientation({12, 12}, {24, 24}, {0.5 + i * step, 0.5 + j * step}) == expected);
        }
    }
    const double tiny = std::ldexp(1.0, -300);
    CHECK(nn::orientation({tiny, 0}, {2 * tiny, tiny}, {3 * tiny, 2 * tiny}) == 0);
    CHECK(nn::orientation({0, 0}, {1e90, 1e-90}, {2e90, 2e-90}) == 0);
    CHECK(nn::orientation({0, 0}, {1e90, 1e-90}, {2e90, 2.1e-90}) == 1);
    CHECK(nn::orientation({0, 0}, {1e-90, 1e-90}, {1e-90, 1.1e-90}) == 1);
}

TEST_CASE("convex polygons: either way round, from any corner") {
    CHECK(nn::is_convex(triangle));
    CHECK(nn::is_convex(square));
    CHECK(nn::orientation(triangle) == 1);
    CHECK(nn::orientation(reversed(triangle)) == -1);
    CHECK(nn::is_convex({{0, 0}, {1e-90, 0}, {0, 1e-90}}));
    CHECK(nn::is_convex({{1e9, 1e9}, {1e9 + 1, 1e9}, {1e9, 1e9 + 1}}));
}

TEST_CASE("what is no convex polygon") {
    for (const Matrix& polygon : {
             Matrix{{0, 0}, {1, 0}},                  // too few corners
             Matrix{{0, 0}, {1, 1}, {2, 2}},          // on a line
             Matrix{{0, 0}, {2, 0}, {4, 0}, {0, 3}},  // three in a row on a line
             Matrix{{0, 0}, {4, 0}, {4, 0}, {0, 3}},  // a corner twice
             Matrix{{0, 0}, {4, 0}, {0, 3}, {0, 0}},  // the first again at the end
             Matrix{{0, 0}, {4, 0}, {1, 1}, {0, 4}},  // a dent
             Matrix{{0, 0}, {1, 1}, {1, 0}, {0, 1}},  // a bow-tie
             Matrix{
                 {0, 5}, {3, -4}, {-5, 1}, {5, 1}, {-3, -4}},  // a pentagram: turns to one side, twice round
             Matrix{{0, 0}, {4, 0}, {0, 3}, {0, 0}, {4, 0}, {0, 3}},  // a triangle, twice round
             Matrix{{0, 0}, {4, 0}, {2, 0}},                          // there and back
             Matrix{{0, 0}, {4, 0}, {0, infinity}},                   // not finite
             Matrix{{0, 0}, {not_a_number, 0}, {0, 3}},
             Matrix(Matrix::from_shape({0, 2})),
         }) {
        CHECK_FALSE(nn::is_convex(polygon));
        CHECK_THROWS_AS(nn::orientation(polygon), std::invalid_argument);
        CHECK_THROWS_AS(nn::contains(polygon, {0, 0}), std::invalid_argument);
        CHECK_THROWS_AS(nn::half_planes(polygon), std::invalid_argument);
        CHECK_THROWS_AS(nn::polygon_network(polygon), std::invalid_argument);
    }
    CHECK_THROWS_AS(nn::is_convex({{0, 0, 0}, {1, 0, 0}, {0, 1, 0}}), nn::ShapeError);
    CHECK_THROWS_AS(nn::contains(triangle, {0, 0, 0}), nn::ShapeError);
}

TEST_CASE("convexity is that all other corners lie on one side of each edge: corners drawn at random") {
    RandomArrays random(1);
    int convex = 0;
    for (int trial = 0; trial < 20000; ++trial) {
        std::vector<Corner> p(random.size(2, 6));
        for (Corner& corner : p)
            corner = {static_cast<int>(random.size(0, 4)), static_cast<int>(random.size(0, 4))};
        const int expected = orientation_by_definition(p);
        convex += expected != 0 ? 1 : 0;
        REQUIRE(nn::is_convex(matrix_of(p)) == (expected != 0));
        if (expected != 0) REQUIRE(nn::orientation(matrix_of(p)) == expected);
    }
    CHECK(convex > 2000);
}

TEST_CASE("membership, half-planes and network agree with integer arithmetic, on edges and corners too") {
    RandomArrays random(2);
    for (int trial = 0; trial < 60; ++trial) {
        std::vector<Corner> p = on_a_circle(random, random.size(3, 12));
        std::rotate(p.begin(), p.begin() + static_cast<std::ptrdiff_t>(random.size(0, p.size() - 1)),
                    p.end());
        const Matrix polygon = trial % 2 == 0 ? matrix_of(p) : reversed(matrix_of(p));
        const std::vector<nn::Hyperplane> planes = nn::half_planes(polygon);
        const std::vector<nn::Dense> network = nn::polygon_network(polygon);
        REQUIRE(planes.size() == p.size());
        REQUIRE(network.size() == 2);
        for (int x = -6; x <= 6; ++x) {
            for (int y = -6; y <= 6; ++y) {
                bool expected = true;
                for (std::size_t i = 0; i < p.size(); ++i)
                    expected = expected && cross(p[i], p[(i + 1) % p.size()], {x, y}) >= 0;
                const Vector point{static_cast<double>(x), static_cast<double>(y)};
                REQUIRE(nn::contains(polygon, point) == expected);
                const bool in_all =
                    std::all_of(planes.begin(), planes.end(),
                                [&](const nn::Hyperplane& plane) { return nn::evaluate(point, plane) >= 0; });
                REQUIRE(in_all == expected);
                REQUIRE(nn::mlp_forward(point, network)(0) == (expected ? 1 : 0));
            }
        }
    }
}

TEST_CASE("plane i is that of the edge from corner i: zero at both ends, as long as the edge") {
    for (const Matrix& polygon : {triangle, reversed(triangle), square}) {
        const std::vector<nn::Hyperplane> planes = nn::half_planes(polygon);
        for (std::size_t i = 0; i < planes.size(); ++i) {
            const std::size_t next = (i + 1) % planes.size();
            const Vector a{polygon(i, 0), polygon(i, 1)};
            const Vector b{polygon(next, 0), polygon(next, 1)};
            CHECK(nn::evaluate(a, planes[i]) == 0);
            CHECK(nn::evaluate(b, planes[i]) == 0);
            CHECK(nn::norm(planes[i].weight) == nn::norm(b - a));
        }
    }
}

TEST_CASE("a polygon of hundreds of corners") {
    const std::size_t n = 500;
    Matrix polygon = Matrix::from_shape({n, 2});
    for (std::size_t i = 0; i < n; ++i) {
        const double angle = 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(n);
        polygon(i, 0) = 3 + std::cos(angle);
        polygon(i, 1) = std::sin(angle);
    }
    CHECK(nn::orientation(polygon) == 1);
    CHECK(nn::contains(polygon, {3.99, 0}));
    CHECK_FALSE(nn::contains(polygon, {4.01, 0}));
    const std::vector<nn::Dense> network = nn::polygon_network(polygon);
    const Matrix batch{{3.99, 0}, {4.01, 0}, {3, 0.99}, {0, 0}};
    CHECK(nn::mlp_forward(batch, network) == Matrix{{1}, {0}, {1}, {0}});
}
