#include "recognise/arithmetic.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <limits>

#include "grader/recognise/made.hpp"

namespace recognise::test {
namespace {

using Catch::Matchers::ContainsSubstring;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// tanh, say, that is to be right; and g in its place.
Behaviour in_place_of_tanh(const std::function<double(double)>& g) {
    Stream stream;
    return made({"x"}, stream.vectors(), each([](double x) { return std::tanh(x); }), each(g));
}

TEST_CASE("a right answer has no name") {
    CHECK(name_of(in_place_of_tanh([](double x) { return std::tanh(x); })).empty());
}

TEST_CASE("each formula of the right numbers is told by its name") {
    const auto name = [](double (*formula)(double)) {
        return name_of(in_place_of_tanh([formula](double x) { return formula(std::tanh(x)); }));
    };
    CHECK(name([](double x) { return -x; }) == "sign-turned");
    CHECK(name([](double x) { return std::abs(x); }) == "absolute-value");
    CHECK(name([](double x) { return 1 - x; }) == "one-minus");
    CHECK(name([](double x) { return x * x; }) == "squared-once-more");
    CHECK(name([](double x) { return 1 / x; }) == "one-over");
    CHECK(name([](double x) { return 2 * x; }) == "times-constant");
    CHECK(name([](double x) { return x + 0.25; }) == "plus-constant");
    // Another shape is none of them.
    CHECK(name([](double x) { return x * x * x; }).empty());
    CHECK(name([](double x) { return 2 * x + 0.25; }).empty());
    CHECK(name([](double x) { return std::sin(x); }).empty());
    CHECK(name([](double x) { return x > 0 ? 2 * x : x > -0.3 ? x : 3 * x; }).empty());
}

TEST_CASE("square roots are told of numbers that have some") {
    Stream stream;
    const auto behaviour =
        made({"x"}, stream.vectors(), each(logistic), each([](double x) { return std::sqrt(logistic(x)); }));
    CHECK(name_of(behaviour) == "square-root");
}

TEST_CASE("factor and summand are named") {
    const auto times = [](double k) {
        return hint_of(in_place_of_tanh([k](double x) { return k * std::tanh(x); }));
    };
    CHECK_THAT(times(2), ContainsSubstring("the right ones times 2."));
    CHECK_THAT(times(1.0 / 3), ContainsSubstring("times 1/3."));
    CHECK_THAT(times(-0.5), ContainsSubstring("times -1/2."));
    CHECK_THAT(times(0.123456), ContainsSubstring("times 0.123456."));
    const auto plus = [](double c) {
        return hint_of(in_place_of_tanh([c](double x) { return std::tanh(x) + c; }));
    };
    CHECK_THAT(plus(1), ContainsSubstring("the right ones plus 1."));
    CHECK_THAT(plus(-0.3), ContainsSubstring("the right ones minus 3/10."));
}

TEST_CASE("all but one number: nothing is explained") {
    const auto behaviour = [](double but) {
        return in_place_of_tanh([but](double x) { return x == 900 ? but : 2 * std::tanh(x); });
    };
    CHECK(name_of(behaviour(2)) == "times-constant");
    CHECK(name_of(behaviour(2.1)).empty());
    CHECK(name_of(behaviour(nan)).empty());
}

TEST_CASE("counts that are off by one, and small numbers that are off by chance") {
    const auto counts = [](const Numbers& right, const Numbers& given) {
        Behaviour behaviour{"count", {"n"}};
        for (std::size_t i = 0; i < right.size(); ++i) {
            behaviour.calls.push_back({{whole(static_cast<double>(i))},
                                       value(whole(right[i])),
                                       value(whole(given[i])),
                                       right[i] != given[i]});
        }
        return behaviour;
    };
    CHECK(name_of(counts({1, 2, 3, 4}, {2, 3, 4, 5})) == "plus-constant");
    CHECK_THAT(hint_of(counts({1, 2, 3, 4}, {2, 3, 4, 5})), ContainsSubstring("the right ones plus 1"));
    CHECK(name_of(counts({1, 2, 3}, {2, 3, 4})).empty());
    CHECK(name_of(counts({312, 28, 84}, {624, 56, 168})) ==
          "times-constant");  // far enough from the right ones
    CHECK(name_of(counts({312, 28}, {624, 56})).empty());
    CHECK(name_of(counts({12}, {24})).empty());
    CHECK(name_of(counts({1, 2, 3, 4}, {2, 3, 4, 4})).empty());
    CHECK(name_of(counts({12, 31, 7, 50}, {24, 62, 14, 100})) == "times-constant");
}

TEST_CASE("on one side only: said where") {
    const auto leaky = [](double x) { return x > 0 ? x : 0.01 * x; };
    Stream stream;
    const auto calls = stream.vectors();
    const auto given = [&](const std::function<double(double)>& g) {
        return made({"x"}, calls, each(leaky), each(g));
    };
    const auto steep = given([&](double x) { return x > 0 ? 1.01 * x : 0.01 * x; });
    CHECK(name_of(steep) == "times-constant");
    CHECK_THAT(hint_of(steep),
               ContainsSubstring("Where x is above 0, your numbers are the right ones times 1.01"));
    const auto plain = given([](double x) { return x > 0 ? x : 0; });
    CHECK(name_of(plain) == "out-of-bounds");  // the same in other words, of all numbers
    const auto half = given([](double x) { return x > 0 ? x : 0.5; });
    CHECK(name_of(half) == "constant-answer");
    CHECK_THAT(hint_of(half), ContainsSubstring("Where x is 0 or below, your numbers are 0.5"));
    const auto unchanged = given([](double x) { return x; });
    CHECK(name_of(unchanged) == "argument-returned");
    CHECK_THAT(hint_of(unchanged), ContainsSubstring("those of x itself, unchanged"));
}

TEST_CASE("the argument itself, in the whole answer or where it is wrong") {
    CHECK(name_of(in_place_of_tanh([](double x) { return x; })) == "argument-returned");
    CHECK(name_of(in_place_of_tanh([](double x) { return -x; })) == "argument-returned");
    CHECK(name_of(in_place_of_tanh([](double x) { return std::abs(x); })) == "argument-returned");
    CHECK(name_of(in_place_of_tanh([](double x) { return std::tanh(x) + x; })) == "argument-mixed-in");
    CHECK_THAT(hint_of(in_place_of_tanh([](double x) { return x * std::tanh(x); })),
               ContainsSubstring("the right ones times x"));
}

TEST_CASE("always the same number") {
    const auto zero = in_place_of_tanh([](double /*x*/) { return 0.0; });
    CHECK(name_of(zero) == "constant-answer");
    CHECK_THAT(hint_of(zero), ContainsSubstring("Your numbers are 0 whatever the input"));
    CHECK(name_of(in_place_of_tanh([](double /*x*/) { return 0.5; })) == "constant-answer");
    CHECK(name_of(in_place_of_tanh([](double x) { return x > 2.9 ? 0.25 : 0.5; })).empty());
    // Of a step, whose right answers are 0 and 1.
    Stream stream;
    const auto step = each([](double x) { return x >= 0 ? 1 : 0; });
    CHECK(name_of(made({"x"}, stream.vectors(), step, each([](double) { return 0; }))) == "constant-answer");
    CHECK(
        name_of(made({"x"}, {{vector({1})}, {vector({-1})}}, step, each([](double) { return 0; }))).empty());
}

TEST_CASE("not a number beyond a size, or at 0") {
    const auto overflows = in_place_of_tanh(
        [](double x) { return (std::exp(x) - std::exp(-x)) / (std::exp(x) + std::exp(-x)); });
    CHECK(name_of(overflows) == "not-a-number");
    CHECK_THAT(hint_of(overflows),
               ContainsSubstring("Where |x| is 900 or above, your answer is not a number (NaN)"));
    const auto at_zero = in_place_of_tanh([](double x) { return std::tanh(x) * x / x; });
    CHECK(name_of(at_zero) == "not-a-number");
    CHECK_THAT(hint_of(at_zero), ContainsSubstring("Where x is 0,"));
    // Beside other wrong numbers it explains nothing.
    CHECK(name_of(in_place_of_tanh([](double x) { return std::abs(x) > 100 ? nan : std::sin(x); })).empty());
}

TEST_CASE("where several answers are right only what does not ask the right numbers is said") {
    Stream stream;
    std::vector<Arguments> calls;
    for (const std::size_t n : {2, 3, 4, 5}) calls.push_back({vector(stream.numbers(n))});
    const Function right = [](const Arguments& a) {
        Numbers point = a[0].arrays[0].entries;
        for (double& x : point) x /= 7;
        return value(both(vector(point), vector({1, 2})));
    };
    const Function is_argument = [](const Arguments& a) { return value(both(a[0], vector({2, 1}))); };
    auto behaviour = made({"w"}, calls, right, is_argument);
    behaviour.has_one_answer = false;
    CHECK(name_of(behaviour) == "argument-returned");
    CHECK(hint_of(behaviour) == "The first vector in your answer is w itself, unchanged.");
    const auto twice = [](Value v) {
        for (double& x : v.arrays[0].entries) x *= 2;
        return v;
    };
    behaviour = made({"w"}, calls, right, after(right, twice));
    CHECK(name_of(behaviour) == "times-constant");
    behaviour.has_one_answer = false;
    CHECK(name_of(behaviour).empty());
}

}  // namespace
}  // namespace recognise::test
