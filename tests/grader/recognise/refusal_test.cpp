#include "recognise/refusal.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <limits>

#include "grader/recognise/made.hpp"

namespace recognise::test {
namespace {

using Catch::Matchers::ContainsSubstring;

bool is_zero(const Value& v) {
    return !v.arrays[0].entries.empty() &&
           std::ranges::all_of(v.arrays[0].entries, [](double x) { return x == 0; });
}

/// The inner product, say, of vectors of one size; w must not be 0.
const Function right = [](const Arguments& a) {
    const Numbers& x = a[0].arrays[0].entries;
    const Numbers& w = a[1].arrays[0].entries;
    if (x.size() != w.size() || is_zero(a[1])) return refused();
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] * w[i];
    return value(number(sum));
};

std::vector<Arguments> calls() {
    Stream stream;
    std::vector<Arguments> all = {{vector({}), vector({})}};
    for (const std::size_t n : {1, 2, 3, 3, 4, 6})
        all.push_back({vector(stream.numbers(n)), vector(stream.numbers(n))});
    all.push_back({vector(stream.numbers(3)), vector({0, 0, 0})});
    all.push_back({vector(stream.numbers(3)), vector(stream.numbers(4))});
    all.push_back({vector(stream.numbers(4)), vector(stream.numbers(3))});
    return all;
}

/// As right, but `instead` where `when` holds.
Behaviour but(const std::function<bool(const Numbers& x, const Numbers& w)>& when, const Function& instead) {
    return made({"x", "w"}, calls(), right, [&](const Arguments& a) {
        return when(a[0].arrays[0].entries, a[1].arrays[0].entries) ? instead(a) : right(a);
    });
}

const Function refuse = [](const Arguments&) { return refused(); };
const Function answer = [](const Arguments&) { return value(number(1)); };

TEST_CASE("the wrong exception") {
    const auto domain = made({"x", "w"}, calls(), right, [](const Arguments& a) {
        return right(a).ending == Ending::refused ? threw("std::domain_error") : right(a);
    });
    CHECK(name_of(domain) == "wrong-exception");
    CHECK_THAT(hint_of(domain), ContainsSubstring("ends with a std::domain_error"));
    const auto text = but([](const Numbers&, const Numbers& w) { return is_zero(vector(w)); },
                          [](const Arguments&) { return threw("char const*"); });
    CHECK_THAT(hint_of(text), ContainsSubstring("ends with a text"));
    // Also where it should answer: that is something else.
    CHECK(name_of(made({"x", "w"}, calls(), right, [](const Arguments&) {
              return threw("std::domain_error");
          })).empty());
}

TEST_CASE("what has an answer is refused: said when") {
    const auto empty = but([](const Numbers& x, const Numbers& w) { return x.empty() && w.empty(); }, refuse);
    CHECK(name_of(empty) == "refuses-answerable");
    CHECK_THAT(hint_of(empty),
               ContainsSubstring("When x has no entries and w has no entries, your function throws"));
    const auto long_ones =
        but([](const Numbers& x, const Numbers& w) { return x.size() == w.size() && x.size() > 3; }, refuse);
    CHECK(name_of(long_ones) == "refuses-answerable");
    CHECK_THAT(hint_of(long_ones), ContainsSubstring("in some calls"));  // of two calls one cannot say more
    CHECK(name_of(but([](const Numbers&, const Numbers&) { return true; }, refuse)).empty());
    CHECK(name_of(but([](const Numbers&, const Numbers&) { return false; }, refuse)).empty());
    // And one wrong number besides.
    const auto more = made({"x", "w"}, calls(), right, [](const Arguments& a) {
        if (a[0].arrays[0].entries.empty()) return refused();
        return a[0].arrays[0].entries.size() == 6 ? value(number(1)) : right(a);
    });
    CHECK(name_of(more).empty());
}

TEST_CASE("the rest is called right only as far as it was asked, and not while something else fails") {
    auto zero =
        but([](const Numbers& x, const Numbers& w) { return x.size() == w.size() && is_zero(vector(w)); },
            answer);
    CHECK_THAT(hint_of(zero), ContainsSubstring("All else that was asked here is right."));
    zero.is_all = false;
    CHECK(name_of(zero) == "answers-unanswerable");
    CHECK_THAT(hint_of(zero), !ContainsSubstring("right"));
}

TEST_CASE("it fails when something is so") {
    const auto empty = but([](const Numbers& x, const Numbers& w) { return x.empty() && w.empty(); },
                           [](const Arguments&) { return failed(); });
    CHECK(name_of(empty) == "fails-on-some");
    CHECK(name_of(made({"x", "w"}, calls(), right, [](const Arguments&) { return failed(); })).empty());
}

TEST_CASE("what has no answer is answered: said when, and with what") {
    const auto zero =
        but([](const Numbers& x, const Numbers& w) { return x.size() == w.size() && is_zero(vector(w)); },
            answer);
    CHECK(name_of(zero) == "answers-unanswerable");
    CHECK_THAT(hint_of(zero), ContainsSubstring("When w is all 0, your function gives an answer"));
    const auto shorter = but([](const Numbers& x, const Numbers& w) { return x.size() < w.size(); }, answer);
    CHECK_THAT(hint_of(shorter), ContainsSubstring("When x has fewer entries than w"));
    const auto nothing =
        but([](const Numbers& x, const Numbers& w) { return x.size() != w.size() || is_zero(vector(w)); },
            [](const Arguments&) { return value(number(std::nan(""))); });
    CHECK_THAT(hint_of(nothing),
               ContainsSubstring("refuses nothing: it gives an answer that is not even a number"));
}

}  // namespace
}  // namespace recognise::test
