#include "recognise/number.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>
#include <random>
#include <string>

namespace recognise::test {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double inf = std::numeric_limits<double>::infinity();

TEST_CASE("a number says something if nobody comes upon it by chance") {
    for (const double said : {0.0, 1.0, -2.0, 0.01, 1234.5, 65536.0, 1e-90, 7e90, nan, inf, -inf}) {
        CAPTURE(said);
        CHECK_FALSE(is_telling(said));
    }
    for (const double telling : {1.0 / 3, std::exp(1.0), 0.123456789, -1234567.0, 1e-90 / 3}) {
        CAPTURE(telling);
        CHECK(is_telling(telling));
    }
}

TEST_CASE("a number of any size that six digits write tells nothing, and a little more does") {
    std::mt19937_64 random(7);
    std::uniform_int_distribution<int> digits(100'000, 999'999);
    for (int exponent = -307; exponent <= 302; ++exponent) {
        const int written = digits(random);
        const double said = std::stod(std::to_string(written) + "e" + std::to_string(exponent));
        CAPTURE(said);
        CHECK_FALSE(is_telling(said));
        CHECK_FALSE(is_telling(-said * (1 + 1e-13)));
        CHECK(is_telling(said * (1 + 1e-10)));
    }
}

TEST_CASE("different numbers are counted, those that differ by rounding once, NaN never") {
    CHECK(distinct({}) == 0);
    CHECK(distinct({1, 2, 1, 2 + 1e-12, nan, nan}) == 2);
    CHECK(distinct({inf, -inf, inf}) == 2);
    CHECK(distinct({0.0, -0.0}) == 1);
}

TEST_CASE("the largest magnitude is a finite one") {
    CHECK(largest({}) == 0);
    CHECK(largest({-3, 2, inf, nan}) == 3);
}

TEST_CASE("numbers as one writes them") {
    CHECK(to_text(0.25) == "0.25");
    CHECK(to_text(nan) == "not a number");
    CHECK(to_text(-inf) == "-infinity");
    CHECK(factor_text(2) == "2");
    CHECK(factor_text(-1.0 / 3) == "-1/3");
    CHECK(factor_text(0.1) == "1/10");
    CHECK(factor_text(1.01) == "1.01");
    CHECK(factor_text(3.14159265358979) == "3.14159");
    CHECK(factor_text(1e9) == "1e+09");
}

}  // namespace
}  // namespace recognise::test
