#include "scoring/points.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <numeric>
#include <random>

#include "grader/scoring/example.hpp"

using namespace halfspace::scoring;
using halfspace::Error;
using halfspace::verdict::CheckResult;
using test::check;
using test::exercise;

TEST_CASE("points are whole millionths") {
    CHECK(to_micropoints(14) == 14000000);
    CHECK(to_micropoints(0.1) == 100000);
    CHECK(to_micropoints(1.0 / 3) == 333333);
    CHECK(to_points(1166667) == 1.166667);
}

TEST_CASE("a split in thirds gives the odd millionth to the first") {
    CHECK(split(1000000, {1, 1, 1}) == std::vector<Micropoints>{333334, 333333, 333333});
    CHECK(split(2000000, {1, 1, 1}) == std::vector<Micropoints>{666667, 666667, 666666});
    CHECK(split(10, {1, 4}) == std::vector<Micropoints>{2, 8});
}

TEST_CASE("no share is worth nothing") {
    CHECK(split(1000, {1e-9, 1}) == std::vector<Micropoints>{1, 999});
    CHECK(split(3, {1e-9, 1e9, 1e-9}) == std::vector<Micropoints>{1, 1, 1});
}

TEST_CASE("a split sums to its total, near the exact shares, whatever they are") {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> exponent(-3, 3);
    for (int run = 0; run < 500; ++run) {
        const Micropoints total = 1000 + static_cast<Micropoints>(random() % 100000000);
        std::vector<double> shares(1 + random() % 40);
        for (double& share : shares) share = std::pow(10, exponent(random));
        const auto parts = split(total, shares);
        REQUIRE(parts.size() == shares.size());
        REQUIRE(std::accumulate(parts.begin(), parts.end(), Micropoints{0}) == total);
        const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            REQUIRE(parts[i] >= 1);
            const double exact = static_cast<double>(total) * shares[i] / sum;
            if (total > 1000000) REQUIRE(std::abs(static_cast<double>(parts[i]) - exact) < 42);
        }
        REQUIRE(split(total, shares) == parts);
    }
}

TEST_CASE("a function's points are shared by weight, and scaled to the exercise's") {
    const auto dense = exercise("04_dense", 14, {{"forward", 4}, {"count", 3}});
    const auto points = points_of_checks(
        dense, {check("a", "forward", true, 1), check("b", "forward", true, 3), check("c", "count")});
    REQUIRE(points);
    CHECK(*points == std::vector<Micropoints>{2000000, 6000000, 6000000});
}

TEST_CASE("a function that is all right earns its very points, however they divide") {
    const auto dense = exercise("04_dense", 14, {{"forward", 4}, {"rows", 7}, {"count", 3}});
    std::vector<CheckResult> checks;
    for (int i = 0; i < 3; ++i) checks.push_back(check("f", "forward"));
    for (int i = 0; i < 6; ++i) checks.push_back(check("r", "rows"));
    for (int i = 0; i < 7; ++i) checks.push_back(check("c", "count"));
    const auto points = points_of_checks(dense, checks);
    REQUIRE(points);
    const auto at = [&](int i) { return points->begin() + i; };
    CHECK(std::accumulate(at(0), at(3), Micropoints{0}) == 4'000'000);
    CHECK(std::accumulate(at(3), at(9), Micropoints{0}) == 7'000'000);
    CHECK(std::accumulate(at(9), at(16), Micropoints{0}) == 3'000'000);
}

TEST_CASE("a function without a check leaves its points to the others") {
    const auto dense = exercise("04_dense", 14, {{"forward", 4}, {"count", 3}});
    const auto points = points_of_checks(dense, {check("c", "count")});
    REQUIRE(points);
    CHECK(*points == std::vector<Micropoints>{14000000});
}

TEST_CASE("tests that do not fit the manifest are our fault") {
    const auto dense = exercise("04_dense", 14, {{"forward", 4}});
    const auto message = [&](const std::vector<CheckResult>& checks) {
        const auto points = points_of_checks(dense, checks);
        REQUIRE_FALSE(points);
        CHECK(points.error().kind == Error::Kind::fault);
        return points.error().message;
    };
    CHECK(message({}) == "no check was run");
    CHECK(message({check("a", "other")}) ==
          "the check 'a' tests 'other', which [functions] in exercise.toml lacks");
    CHECK(message({check("a", "forward", true, 0)}) == "the check 'a' has the weight 0");
    CHECK(message({check("a", "forward", true, -1)}) == "the check 'a' has the weight -1");
    CHECK(message({check("a", "forward", true, NAN)}) == "the check 'a' has the weight nan");
    CHECK(points_of_checks(exercise("x", 1e-6, {{"f", 1}}), {check("a", "f"), check("b", "f")})
              .error()
              .message == "1e-06 points are too few for 2 checks");
}
