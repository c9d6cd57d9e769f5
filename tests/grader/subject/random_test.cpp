#include "subject/random.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>
#include <set>

namespace subject::test {
namespace {

TEST_CASE("a seed gives the same numbers on every machine") {
    Random random("seed", "a check");
    CHECK(random.uniform(0.0, 1.0) == 0x1.f3ec4cf81b326p-1);
    CHECK(random.integer(-1000, 1000) == -900);
    CHECK(std::abs(random.normal() - 0.72328181142046755) < 1e-12);  // log and cos may differ in the last bit
    CHECK(random.away_from_zero(0.5, 2.0) == 0x1.f62d0af5e2566p+0);
}

TEST_CASE("another seed, another check and another border give other numbers") {
    std::set<double> first;
    for (const auto& [seed, check] : {std::pair{"seed", "check"},
                                      {"seed", "check2"},
                                      {"seed2", "check"},
                                      {"see", "dcheck"},
                                      {"", "seedcheck"},
                                      {"seedcheck", ""}}) {
        first.insert(Random(seed, check).uniform(0.0, 1.0));
    }
    CHECK(first.size() == 6);
    CHECK(Random("s", "c").uniform(0.0, 1.0) == Random("s", "c").uniform(0.0, 1.0));
}

TEST_CASE("numbers stay in their range and fill it") {
    Random random("seed", "ranges");
    double low = 1.0;
    double high = -1.0;
    double sum = 0.0;
    double squares = 0.0;
    std::set<int> seen;
    const int n = 20000;
    for (int i = 0; i < n; ++i) {
        const double x = random.uniform(-3.0, 5.0);
        REQUIRE((x >= -3.0 && x < 5.0));
        low = std::min(low, x);
        high = std::max(high, x);
        const int k = random.integer(-2, 3);
        REQUIRE((k >= -2 && k <= 3));
        seen.insert(k);
        const double away = random.away_from_zero(0.25, 1.0);
        REQUIRE((std::abs(away) >= 0.25 && std::abs(away) < 1.0));
        const double z = random.normal();
        sum += z;
        squares += z * z;
    }
    CHECK(low < -2.99);
    CHECK(high > 4.99);
    CHECK(seen.size() == 6);
    CHECK(std::abs(sum / n) < 0.03);  // four standard errors
    CHECK(std::abs(squares / n - 1.0) < 0.04);
}

TEST_CASE("the whole range of int can be asked for") {
    Random random("seed", "int");
    constexpr int least = std::numeric_limits<int>::min();
    constexpr int most = std::numeric_limits<int>::max();
    bool below = false;
    bool above = false;
    for (int i = 0; i < 100; ++i) {
        const int k = random.integer(least, most);
        below = below || k < -(1 << 30);
        above = above || k > (1 << 30);
    }
    CHECK((below && above));
    CHECK(random.integer(most, most) == most);
    CHECK(random.integer(least, least) == least);
}

TEST_CASE("arrays have their shape and their range") {
    Random random("seed", "arrays");
    CHECK(random.vector(0).size() == 0);
    CHECK(random.normal_vector(3).size() == 3);
    const nn::Matrix m = random.matrix(20, 30, 2.0, 3.0);
    CHECK(m.shape(0) == 20);
    CHECK(m.shape(1) == 30);
    CHECK(std::set<double>(m.begin(), m.end()).size() == 600);
    for (const double x : m) REQUIRE((x >= 2.0 && x < 3.0));
}

}  // namespace
}  // namespace subject::test
