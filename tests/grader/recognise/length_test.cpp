#include "recognise/length.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "grader/recognise/made.hpp"

namespace recognise::test {
namespace {

using Catch::Matchers::ContainsSubstring;

Behaviour of_vectors(const std::function<Numbers(Numbers)>& change) {
    Stream stream;
    return made({"x"}, stream.vectors(), each(logistic),
                after(each(logistic), [&](Value v) { return vector(change(v.arrays[0].entries)); }));
}

/// Rows are entries here.
Behaviour of_rows(const std::function<std::vector<Numbers>(std::vector<Numbers>)>& change) {
    Stream stream;
    const auto right = each(logistic);
    return made({"x"}, stream.matrices(), right, after(right, [&](Value v) {
                    const std::size_t m = v.arrays[0].shape[1];
                    std::vector<Numbers> rows(v.arrays[0].shape[0]);
                    for (std::size_t i = 0; i < v.arrays[0].entries.size(); ++i)
                        rows[i / m].push_back(v.arrays[0].entries[i]);
                    rows = change(rows);
                    Numbers all;
                    for (const Numbers& row : rows) all.insert(all.end(), row.begin(), row.end());
                    return matrix(rows.size(), m, all);
                }));
}

TEST_CASE("one entry missing, or one too many") {
    const auto first = of_vectors([](Numbers y) { return y.empty() ? y : Numbers(y.begin() + 1, y.end()); });
    CHECK(name_of(first) == "one-off-length");
    CHECK_THAT(hint_of(first), ContainsSubstring("The first entry of your answer is missing"));
    const auto last = of_vectors([](Numbers y) { return y.empty() ? y : Numbers(y.begin(), y.end() - 1); });
    CHECK_THAT(hint_of(last), ContainsSubstring("The last entry of your answer is missing"));
    const auto behind = of_vectors([](Numbers y) {
        y.push_back(7);
        return y;
    });
    CHECK_THAT(hint_of(behind), ContainsSubstring("one entry too many, at the end"));
    const auto before = of_vectors([](Numbers y) {
        y.insert(y.begin(), 7);
        return y;
    });
    CHECK_THAT(hint_of(before), ContainsSubstring("one entry too many, at the beginning"));
    const auto wrong = of_vectors([](Numbers y) {
        if (!y.empty()) y.pop_back();
        for (double& x : y) x = std::sin(100 * x);
        return y;
    });
    CHECK_THAT(hint_of(wrong), ContainsSubstring("one entry too few, whatever its length"));
    CHECK(name_of(of_vectors([](Numbers y) {
              return y.size() > 6 ? Numbers(y.begin() + 1, y.end()) : y;
          })).empty());
    CHECK(name_of(of_vectors([](Numbers y) { return y; })).empty());
}

TEST_CASE("one row missing, or the first alone") {
    const auto last = of_rows([](std::vector<Numbers> rows) {
        rows.pop_back();
        return rows;
    });
    CHECK_THAT(hint_of(last), ContainsSubstring("The last row of your answer is missing"));
    const auto only = of_rows([](const std::vector<Numbers>& rows) { return std::vector<Numbers>{rows[0]}; });
    CHECK(name_of(only) == "first-only");
    const auto second =
        of_rows([](const std::vector<Numbers>& rows) { return std::vector<Numbers>{rows.back()}; });
    CHECK(name_of(second) != "first-only");
}

TEST_CASE("zeros in front of the answer") {
    const auto pushed = of_vectors([](Numbers y) {
        y.insert(y.begin(), y.size(), 0.0);
        return y;
    });
    CHECK(name_of(pushed) == "zeros-in-front");
    const auto twice = of_vectors([](Numbers y) {
        y.insert(y.begin(), y.begin(), y.end());
        return y;
    });
    CHECK(name_of(twice) != "zeros-in-front");
}

TEST_CASE("entries left out by their input") {
    Stream stream;
    const auto left_out = [&](bool (*is_out)(double)) {
        return made({"x"}, stream.vectors(), each(logistic), [is_out](const Arguments& a) {
            Numbers y;
            for (const double x : a[0].arrays[0].entries) {
                if (!is_out(x)) y.push_back(logistic(x));
            }
            return value(vector(y));
        });
    };
    CHECK_THAT(hint_of(left_out([](double x) { return x == 0; })),
               ContainsSubstring("Where an entry of x is 0, your answer has none"));
    CHECK_THAT(hint_of(left_out([](double x) { return x < 0; })), ContainsSubstring("is negative"));
    CHECK(name_of(left_out([](double x) { return x > 1; })).empty());
}

TEST_CASE("always the same shape") {
    const auto one = of_vectors([](const Numbers&) { return Numbers{0.25}; });
    CHECK(name_of(one) == "fixed-shape");
    CHECK_THAT(hint_of(one), ContainsSubstring("has 1 entry whatever"));
    const auto count = of_vectors([](const Numbers& y) { return Numbers{static_cast<double>(y.size())}; });
    CHECK_THAT(hint_of(count), ContainsSubstring("from_shape({n})"));
    CHECK_THAT(hint_of(of_vectors([](const Numbers&) { return Numbers{}; })), ContainsSubstring("is empty"));
    CHECK(name_of(of_vectors([](const Numbers& y) { return Numbers(y.size() % 2, 0.25); })).empty());
}

}  // namespace
}  // namespace recognise::test
