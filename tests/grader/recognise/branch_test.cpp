#include "recognise/branch.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "grader/recognise/made.hpp"

namespace recognise::test {
namespace {

using Catch::Matchers::ContainsSubstring;

double above(double x) {  // rises
    return x * x;
}
double below(double x) {
    return std::sin(x);
}

/// Both branches, but decided for the whole array by one number.
Behaviour decided(const std::function<double(const Numbers&)>& by) {
    Stream stream;
    auto calls = stream.vectors();
    calls.push_back({vector(stream.numbers(5, 0.1, 2))});
    calls.push_back({vector(stream.numbers(4, -2, -0.1))});
    for (int i = 0; i < 4; ++i) calls.push_back({vector(stream.numbers(4))});
    return made({"x"}, calls, each([](double x) { return x >= 0 ? above(x) : below(x); }),
                [by](const Arguments& a) {
                    Value answer = a[0];
                    Numbers& y = answer.arrays[0].entries;
                    if (y.empty()) return value(answer);
                    const bool is_above = by(y) >= 0;
                    for (double& x : y) x = is_above ? above(x) : below(x);
                    return value(answer);
                });
}

TEST_CASE("one branch for the whole array") {
    const auto first = decided([](const Numbers& x) { return x.front(); });
    CHECK(name_of(first) == "one-branch");
    CHECK_THAT(hint_of(first), ContainsSubstring("on that of x's first entry"));
    CHECK_THAT(hint_of(decided([](const Numbers& x) { return *std::ranges::max_element(x); })),
               ContainsSubstring("largest"));
    CHECK_THAT(hint_of(decided([](const Numbers& x) { return *std::ranges::min_element(x); })),
               ContainsSubstring("smallest"));
    // By the sum of all: no entry decides.
    CHECK(name_of(decided([](const Numbers& x) {
              double sum = 0;
              for (const double y : x) sum += y;
              return sum + 0.37;
          })) != "one-branch");
}

}  // namespace
}  // namespace recognise::test
