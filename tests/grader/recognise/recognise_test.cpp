#include "recognise/recognise.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <set>
#include <string>

#include "grader/recognise/made.hpp"

namespace recognise::test {
namespace {

using Catch::Matchers::ContainsSubstring;

TEST_CASE("names that no catalogue can have, each once") {
    std::set<std::string> names;
    for (const auto* table : {&recognisers(), &recognisers_of_loss()}) {
        for (const Recogniser& recogniser : *table) {
            CAPTURE(recogniser.name);
            CHECK(std::string(recogniser.name).find('-') != std::string::npos);
            CHECK(names.insert(recogniser.name).second);
        }
    }
}

TEST_CASE("nothing is said of nothing") {
    CHECK_FALSE(recognise(Behaviour{"f", {"x"}}));
    CHECK(where(Behaviour{"f", {"x"}}).empty());
    // A function without arguments, or whose arguments have no numbers.
    Behaviour strange{"f", {}};
    strange.calls.push_back({{}, value(number(1)), value(number(2)), true});
    strange.calls.push_back({{}, value(number(1)), value({{}, {}, {"text"}}), true});
    CHECK_FALSE(recognise(strange));
    CHECK(where(strange).empty());
}

TEST_CASE("where a function is right that has no name") {
    Stream stream;
    const auto vectors = stream.vectors();
    const auto softplus = [](double x) { return std::log(1 + std::exp(x)); };
    const auto relu = [](double x) { return x > 0 ? x : 0; };
    const auto side =
        made({"x"}, vectors, each(relu), each([&](double x) { return x > 0 ? softplus(x) : 0; }));
    CHECK_FALSE(recognise(side));
    CHECK(where(side) ==
          "In all calls of f, it is wrong where x is above 0 and right where x is 0 or below.");

    const auto matrices = stream.matrices();
    const auto sine = each([](double x) { return std::sin(x); });
    const auto row = made({"x"}, matrices, sine, after(sine, [](Value v) {
                              Array& a = v.arrays[0];
                              for (std::size_t i = 0; i < a.shape[1]; ++i)
                                  a.entries[i] = std::cos(1 + 3 * a.entries[i]);
                              return v;
                          }));
    CHECK_FALSE(recognise(row));
    CHECK_THAT(where(row), ContainsSubstring("wrong in the first row and right in all rows but the first"));

    const Function pair = [](const Arguments& a) { return value(both(a[0], vector({1, 2, 3}))); };
    const auto part = made({"x"}, matrices, pair, [](const Arguments& a) {
        const double x = a[0].arrays[0].entries[0];
        return value(both(a[0], vector({x, 2 * x, std::sin(x)})));
    });
    CHECK_FALSE(recognise(part));
    CHECK(where(part) == "In the answers of f only the vector is wrong.");

    const auto square = made({"x"}, matrices, sine, after(sine, [](Value v) {
                                 const Array& a = v.arrays[0];
                                 if (a.shape[0] == a.shape[1]) {
                                     for (double& x : v.arrays[0].entries) x = std::cos(1 + 3 * x);
                                 }
                                 return v;
                             }));
    CHECK_FALSE(recognise(square));
    CHECK(where(square) == "In all calls of f, it is wrong when x is square and right when x is not square.");
}

TEST_CASE("it is nowhere called right where it is off by more than rounding") {
    Stream stream;
    const auto vectors = stream.vectors();
    const auto sine = [](double x) { return std::sin(x); };
    const auto with_error = [&](double error) {
        return made({"x"}, vectors, each(sine),
                    each([=](double x) { return x > 0 ? std::cos(1 + 3 * x) : std::sin(x) * (1 + error); }));
    };
    CHECK_THAT(where(with_error(0)), ContainsSubstring("right where x is 0 or below"));
    CHECK_THAT(where(with_error(1e-14)), ContainsSubstring("right where x is 0 or below"));
    CHECK(where(with_error(1e-8)).empty());
}

// Other errors than the recognisers know, at random: no name is right for them.

/// A function of small parts, that no step of arithmetic leads to from another.
std::function<double(double)> wild(Stream& stream) {
    const double a = stream.uniform(0.3, 3);
    const double b = stream.uniform(-2, 2);
    const double c = stream.uniform(0.2, 1.5);
    switch (stream.count(0, 3)) {
        case 0:
            return [=](double x) { return std::sin(a * x + b) + c; };
        case 1:
            return [=](double x) { return c * std::tanh(a * x) + b * x * x / 10; };
        case 2:
            return [=](double x) { return std::atan(a * x + b) * c; };
        default:
            return [=](double x) { return std::cos(a * x) / (c + x * x); };
    }
}

TEST_CASE("one function in the place of another, at random, has no name") {
    for (unsigned seed = 1; seed <= 300; ++seed) {
        Stream stream(seed);
        const auto right = wild(stream);
        const auto given = wild(stream);
        const auto calls = stream.count(0, 1) == 0 ? stream.vectors() : stream.matrices();
        CAPTURE(seed);
        const auto found = recognise(made({"x"}, calls, each(right), each(given)));
        CAPTURE(found ? found->hint : "");
        CHECK_FALSE(found);
    }
}

TEST_CASE("errors of single numbers, at random, have no name") {
    for (unsigned seed = 1; seed <= 300; ++seed) {
        Stream stream(seed);
        const auto right = each(wild(stream));
        const auto calls = stream.count(0, 1) == 0 ? stream.vectors() : stream.matrices();
        const double share = stream.uniform(0.1, 1);
        const auto behaviour = made({"x"}, calls, right, after(right, [&](Value v) {
                                        for (double& x : v.arrays[0].entries) {
                                            if (stream.uniform(0, 1) < share) x += stream.uniform(-1, 1);
                                        }
                                        return v;
                                    }));
        CAPTURE(seed);
        const auto found = recognise(behaviour);
        CAPTURE(found ? found->hint : "");
        CHECK_FALSE(found);
    }
}

TEST_CASE("small integers that are off at random have no name") {
    std::size_t named = 0;
    for (unsigned seed = 1; seed <= 400; ++seed) {
        Stream stream(seed);
        Behaviour behaviour{"count", {"n"}};
        const std::size_t calls = stream.count(1, 6);
        for (std::size_t i = 0; i < calls; ++i) {
            const double right = static_cast<double>(stream.count(1, 9));
            const double given = right + static_cast<double>(stream.count(0, 4)) - 2;
            behaviour.calls.push_back(
                {{whole(static_cast<double>(i))}, value(whole(right)), value(whole(given)), right != given});
        }
        CAPTURE(seed);
        const auto found = recognise(behaviour);
        CAPTURE(found ? found->hint : "");
        CHECK_FALSE(found);
        named += found ? 1 : 0;
    }
}

TEST_CASE("zeros and ones at random have no name") {
    for (unsigned seed = 1; seed <= 400; ++seed) {
        Stream stream(seed);
        const auto step = each([](double x) { return x >= 0 ? 1 : 0; });
        const auto behaviour = made({"x"}, stream.vectors(), step, after(step, [&](Value v) {
                                        for (double& x : v.arrays[0].entries)
                                            x = static_cast<double>(stream.count(0, 1));
                                        return v;
                                    }));
        CAPTURE(seed);
        const auto found = recognise(behaviour);
        CAPTURE(found ? found->hint : "");
        CHECK_FALSE(found);
    }
}

TEST_CASE("refusals at random have hardly ever anything in common") {
    std::size_t reasons = 0;
    for (unsigned seed = 1; seed <= 400; ++seed) {
        Stream stream(seed);
        std::vector<Arguments> calls;
        for (int i = 0; i < 12; ++i) {
            const std::size_t n = stream.count(2, 6);
            const std::size_t m = stream.count(2, 5);
            calls.push_back({matrix(n, m, stream.numbers(n * m)), vector(stream.numbers(n)),
                             number(stream.uniform(-2, 2))});
        }
        const Function right = [](const Arguments& a) { return value(a[2]); };
        const auto behaviour = made({"x", "w", "b"}, calls, right, [&](const Arguments& a) {
            return stream.uniform(0, 1) < 0.3 ? refused() : right(a);
        });
        const auto found = recognise(behaviour);
        if (!found) continue;
        CHECK(found->name == "refuses-answerable");
        reasons += found->hint.starts_with("Your function throws an exception in some calls") ? 0 : 1;
    }
    CHECK(reasons <= 4);
}

}  // namespace
}  // namespace recognise::test
