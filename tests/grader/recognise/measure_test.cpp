#include "recognise/measure.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "grader/recognise/made.hpp"

namespace recognise::test {
namespace {

using Catch::Matchers::ContainsSubstring;

double length(const Numbers& w) {
    double sum = 0;
    for (const double x : w) sum += x * x;
    return std::sqrt(sum);
}

std::vector<Arguments> calls() {
    Stream stream;
    std::vector<Arguments> all;
    for (const std::size_t n : {2, 3, 4, 2, 5})
        all.push_back({vector(stream.numbers(n)), number(stream.uniform(1, 4))});
    return all;
}

/// b w / |w|^2, say, times a factor of the call.
Function times(const std::function<double(const Numbers& w, double b)>& factor) {
    return [factor](const Arguments& a) {
        const Numbers& w = a[0].arrays[0].entries;
        const double b = a[1].arrays[0].entries[0];
        Numbers y = w;
        for (double& x : y) x *= b / (length(w) * length(w)) * factor(w, b);
        return value(vector(y));
    };
}
const Function right = times([](const Numbers&, double) { return 1.0; });

std::string hint(const std::function<double(const Numbers& w, double b)>& factor) {
    return hint_of(made({"w", "b"}, calls(), right, times(factor)));
}
std::string name(const std::function<double(const Numbers& w, double b)>& factor) {
    return name_of(made({"w", "b"}, calls(), right, times(factor)));
}

TEST_CASE("a measure of an argument too many or too few") {
    CHECK_THAT(hint([](const Numbers& w, double) { return length(w); }),
               ContainsSubstring("the right ones times |w|."));
    CHECK_THAT(hint([](const Numbers& w, double) { return 1 / length(w); }),
               ContainsSubstring("divided by |w|."));
    CHECK_THAT(hint([](const Numbers& w, double) { return std::pow(length(w), 2); }),
               ContainsSubstring("times |w|^2."));
    CHECK_THAT(hint([](const Numbers& w, double) { return static_cast<double>(w.size()); }),
               ContainsSubstring("times the number of entries of w."));
    CHECK_THAT(hint([](const Numbers& w, double b) { return length(w) / b; }),
               ContainsSubstring("times |w| divided by b."));
    CHECK(name([](const Numbers&, double b) { return b; }) == "argument-mixed-in");
}

TEST_CASE("the right direction and the wrong length") {
    const auto strange = [](const Numbers& w, double) { return std::sin(10 * w[0]) + 2; };
    CHECK(name(strange) == "wrong-length");
    CHECK_THAT(hint(strange), ContainsSubstring("off by the same factor"));
    CHECK(name([](const Numbers&, double) { return 1.0; }).empty());
    // Single numbers are off by some factor always.
    const Function one = [](const Arguments& a) {
        return value(number(std::sin(a[1].arrays[0].entries[0])));
    };
    const Function other = [](const Arguments& a) {
        return value(number(std::cos(a[1].arrays[0].entries[0])));
    };
    CHECK(name_of(made({"w", "b"}, calls(), one, other)).empty());
}

TEST_CASE("a count that counts something more") {
    std::vector<Arguments> lists;
    for (const std::size_t n : {1, 2, 3, 5}) {
        Value list{{}, {n}};
        for (std::size_t i = 0; i < n; ++i) list.arrays.push_back({{3, i + 2}, Numbers(3 * (i + 2), 0.5)});
        lists.push_back({list});
    }
    const auto count = [](const Arguments& a, std::size_t each) {
        double sum = 0;
        for (const Array& array : a[0].arrays) sum += static_cast<double>(array.entries.size() + each);
        return value(whole(sum));
    };
    const auto behaviour = made(
        {"layers"}, lists, [&](const Arguments& a) { return count(a, 0); },
        [&](const Arguments& a) { return count(a, 1); });
    CHECK(name_of(behaviour) == "measure-mixed-in");
    CHECK_THAT(hint_of(behaviour), ContainsSubstring("plus the number of elements of layers"));
}

}  // namespace
}  // namespace recognise::test
