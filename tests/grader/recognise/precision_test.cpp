#include "recognise/precision.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <limits>

#include "grader/recognise/made.hpp"

namespace recognise::test {
namespace {

using Catch::Matchers::ContainsSubstring;

Behaviour in_place_of(const std::function<double(double)>& right,
                      const std::function<double(double)>& given) {
    Stream stream;
    return made({"x"}, stream.vectors(), each(right), each(given));
}

double leaky(double x) {
    return x > 0 ? x : 0.01 * x;
}

TEST_CASE("whole numbers only") {
    CHECK(name_of(in_place_of(leaky, [](double x) { return std::trunc(leaky(x)); })) == "whole-numbers");
    CHECK_THAT(hint_of(in_place_of(leaky, [](double x) { return std::trunc(leaky(x)); })),
               ContainsSubstring("an int"));
    CHECK(name_of(in_place_of(leaky, [](double x) { return std::round(leaky(x)); })) == "whole-numbers");
    CHECK(name_of(in_place_of(leaky, [](double x) { return std::floor(leaky(x)); })) == "whole-numbers");
    // All that became 0 may be a constant as well.
    CHECK(name_of(in_place_of(logistic, [](double x) { return std::trunc(0.9 * logistic(x)); })) ==
          "constant-answer");
    // One that was not cut.
    CHECK(name_of(in_place_of(leaky, [](double x) { return x > 1.5 ? x : std::trunc(leaky(x)); })) !=
          "whole-numbers");
}

TEST_CASE("rounded to some decimals") {
    const auto to = [](int decimals) {
        const double unit = std::pow(10, -decimals);
        return in_place_of(logistic, [unit](double x) { return std::round(logistic(x) / unit) * unit; });
    };
    CHECK(name_of(to(2)) == "rounded-numbers");
    CHECK_THAT(hint_of(to(2)), ContainsSubstring("rounded to 2 decimals"));
    CHECK_THAT(hint_of(to(6)), ContainsSubstring("rounded to 6 decimals"));
    const auto cut = in_place_of(logistic, [](double x) { return std::trunc(logistic(x) * 1000) / 1000; });
    CHECK_THAT(hint_of(cut), ContainsSubstring("cut off after 3 decimals"));
}

TEST_CASE("seven digits only") {
    const auto in_float = [](double x) { return static_cast<double>(static_cast<float>(logistic(x))); };
    // By the function's own idea of the same it is right: only a check saw more.
    const auto behaviour = in_place_of(logistic, in_float);
    CHECK(name_of(behaviour).empty());
    const auto loss = recognise_loss(behaviour);
    REQUIRE(loss);
    CHECK(loss->name == "single-precision");
    CHECK_FALSE(recognise_loss(in_place_of(logistic, logistic)));
    CHECK_FALSE(recognise_loss(in_place_of(logistic, [](double x) { return logistic(x) * (1 + 1e-14); })));
    // A constant that is one: few numbers, but each the very float.
    const auto slope = in_place_of([](double x) { return x > 0 ? 1 : 0.01; },
                                   [](double x) { return x > 0 ? 1 : static_cast<double>(0.01F); });
    REQUIRE(recognise_loss(slope));
    CHECK(recognise_loss(slope)->name == "single-precision");
}

TEST_CASE("some digits are right and no more") {
    const auto near = in_place_of(logistic, [](double x) { return 1 / (1 + std::pow(2.718, -x)); });
    CHECK(name_of(near) == "few-digits");
    CHECK_THAT(hint_of(near), ContainsSubstring("in 3 digits"));
    // Near 0 alone: said where.
    const auto lazy =
        in_place_of([](double x) { return std::tanh(x); },
                    [](double x) { return std::abs(x) < 1.5 ? std::tanh(x) * (1 + 1e-5) : std::tanh(x); });
    CHECK(name_of(lazy) == "few-digits");
    CHECK_THAT(hint_of(lazy), ContainsSubstring("Where |x| is"));
}

TEST_CASE("near, but hardly ever right") {
    Stream stream;
    std::vector<Arguments> calls;
    for (const std::size_t n : {4, 6, 8}) calls.push_back({vector(stream.numbers(n))});
    const auto of = [&](const std::function<double(double)>& g) {
        return name_of(made({"x"}, calls, each([](double x) { return std::tanh(x); }), each(g)));
    };
    CHECK(of([](double x) { return x * (27 + x * x) / (27 + 9 * x * x); }) == "near-miss");
    CHECK(of([](double x) { return 2 / 3.14159265358979 * std::atan(x); }).empty());
}

TEST_CASE("kept between bounds") {
    const auto relu_too = in_place_of([](double x) { return std::tanh(x); },
                                      [](double x) { return std::max(0.0, std::tanh(x)); });
    CHECK(name_of(relu_too) == "out-of-bounds");
    Stream stream;
    std::vector<Arguments> calls;
    for (int i = 0; i < 4; ++i) {
        calls.push_back({matrix(2, 3, stream.numbers(6))});
        calls.push_back({matrix(3, 2, stream.numbers(6))});
    }
    const auto mixed = [](double x) { return std::sin(7 * x) + x; };
    const auto clamped_to = [&](double low, double high) {
        return made({"x"}, calls, each(mixed),
                    each([=](double x) { return std::clamp(mixed(x), low, high); }));
    };
    constexpr double inf = std::numeric_limits<double>::infinity();
    CHECK(name_of(clamped_to(-1.5, 1.25)) == "out-of-bounds");
    CHECK_THAT(hint_of(clamped_to(-1.5, 1.25)), ContainsSubstring("kept between -1.5 and 1.25"));
    CHECK_THAT(hint_of(clamped_to(-1.5, inf)), ContainsSubstring("should be below -1.5 are -1.5 instead"));
    CHECK_THAT(hint_of(clamped_to(-inf, 1.25)), ContainsSubstring("should be above 1.25 are 1.25 instead"));
    CHECK(name_of(clamped_to(-inf, inf)).empty());
    const auto once = made({"x"}, calls, each(mixed), each([&](double x) {
                               const double y = mixed(x);
                               return y > 2.5 ? y : std::clamp(y, -1.5, 1.25);
                           }));
    CHECK(name_of(once) != "out-of-bounds");
}

}  // namespace
}  // namespace recognise::test
