#include "recognise/arrangement.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "grader/recognise/made.hpp"

namespace recognise::test {
namespace {

using Catch::Matchers::ContainsSubstring;

Behaviour of_vectors(const std::function<void(Numbers&)>& change,
                     const std::function<double(double)>& right = logistic) {
    Stream stream;
    return made({"x"}, stream.vectors(), each(right), after(each(right), [&](Value v) {
                    change(v.arrays[0].entries);
                    return v;
                }));
}

/// Entry (i, j) of the given matrix of n by m is entry from(n, m, i, j) = {row, column} of the right one.
using From = std::pair<std::size_t, std::size_t> (*)(std::size_t n, std::size_t m, std::size_t i,
                                                     std::size_t j);
Behaviour of_matrices(bool is_turned, From from) {
    Stream stream;
    const auto right = each([](double x) { return std::sin(x); });
    return made({"x"}, stream.matrices(), right, after(right, [&](Value v) {
                    const Array array = v.arrays[0];
                    const std::size_t n = array.shape[0];
                    const std::size_t m = array.shape[1];
                    const std::size_t rows = is_turned ? m : n;
                    const std::size_t columns = is_turned ? n : m;
                    v.arrays[0].shape = {rows, columns};
                    for (std::size_t i = 0; i < rows; ++i) {
                        for (std::size_t j = 0; j < columns; ++j) {
                            const auto [row, column] = from(n, m, i, j);
                            v.arrays[0].entries[i * columns + j] = array.entries[row * m + column];
                        }
                    }
                    return v;
                }));
}

TEST_CASE("a vector in reverse order, or one place too far") {
    CHECK(name_of(of_vectors([](Numbers& y) { std::ranges::reverse(y); })) == "order-reversed");
    CHECK(name_of(of_vectors([](Numbers& y) {
              if (!y.empty()) std::rotate(y.begin(), y.begin() + 1, y.end());
          })) == "shifted-by-one");
    CHECK(name_of(of_vectors([](Numbers& y) {
              if (!y.empty()) std::rotate(y.begin(), y.end() - 1, y.end());
          })) == "shifted-by-one");
    CHECK(name_of(of_vectors([](Numbers& y) {  // the place that becomes free is left as it was made
              if (y.empty()) return;
              y.pop_back();
              y.insert(y.begin(), 0.0);
          })) == "shifted-by-one");
    CHECK(name_of(of_vectors([](Numbers& /*y*/) {})).empty());
    // Reversed, and one number wrong besides.
    CHECK(name_of(of_vectors([](Numbers& y) {
              std::ranges::reverse(y);
              if (y.size() == 8) y[3] += 0.1;
          })).empty());
}

TEST_CASE("steps in reverse order: little numbers, but many") {
    const auto step = [](double x) { return x >= 0 ? 1.0 : 0.0; };
    CHECK(name_of(of_vectors([](Numbers& y) { std::ranges::reverse(y); }, step)) == "order-reversed");
    // As many ones and zeros as there should be are no right numbers in other places.
    CHECK(name_of(of_vectors(
              [](Numbers& y) {
                  if (y.size() > 3) std::swap(y[0], *std::ranges::find(y, 1 - y[0]));
              },
              step)) != "entries-exchanged");
}

TEST_CASE("right numbers in other places, whichever") {
    CHECK(name_of(of_vectors([](Numbers& y) {
              if (y.size() > 4) std::swap(y[1], y[4]);
          })) == "entries-exchanged");
    const auto sorted = of_vectors([](Numbers& y) { std::ranges::sort(y); });
    CHECK(name_of(sorted) == "entries-exchanged");
    CHECK_THAT(hint_of(sorted), ContainsSubstring("sorted"));
}

TEST_CASE("a matrix in each other arrangement") {
    using Place = std::pair<std::size_t, std::size_t>;
    CHECK(name_of(of_matrices(true, [](auto, auto, auto i, auto j) {
              return Place{j, i};
          })) == "transposed-answer");
    const auto rows = of_matrices(false, [](auto n, auto, auto i, auto j) { return Place{n - 1 - i, j}; });
    CHECK(name_of(rows) == "order-reversed");
    CHECK_THAT(hint_of(rows), ContainsSubstring("the rows in reverse order"));
    const auto columns = of_matrices(false, [](auto, auto m, auto i, auto j) { return Place{i, m - 1 - j}; });
    CHECK_THAT(hint_of(columns), ContainsSubstring("the columns in reverse order"));
    const auto half = of_matrices(false, [](auto n, auto m, auto i, auto j) {
        return Place{n - 1 - i, m - 1 - j};
    });
    CHECK(name_of(half) == "turned-round");
    CHECK_THAT(hint_of(half), ContainsSubstring("180"));
    const auto right = of_matrices(true, [](auto n, auto, auto i, auto j) { return Place{n - 1 - j, i}; });
    CHECK_THAT(hint_of(right), ContainsSubstring("90 degrees to the right"));
    const auto left = of_matrices(true, [](auto, auto m, auto i, auto j) { return Place{j, m - 1 - i}; });
    CHECK_THAT(hint_of(left), ContainsSubstring("90 degrees to the left"));
    const auto flipped = of_matrices(true, [](auto n, auto m, auto i, auto j) {
        return Place{n - 1 - j, m - 1 - i};
    });
    CHECK_THAT(hint_of(flipped), ContainsSubstring("other diagonal"));
    CHECK(name_of(of_matrices(false, [](auto n, auto m, auto i, auto j) {
              return Place{(i * m + j) % n, (i * m + j) / n};
          })) == "column-by-column");
    CHECK(name_of(of_matrices(false, [](auto n, auto, auto i, auto j) {
              return Place{(i + 1) % n, j};
          })) == "rows-exchanged");
    CHECK(name_of(of_matrices(false, [](auto, auto m, auto i, auto j) {
              return Place{i, (j + 1) % m};
          })) == "columns-exchanged");
    CHECK(name_of(of_matrices(false, [](auto, auto, auto i, auto j) { return Place{i, j}; })).empty());
    // One number comes twice, another is missing.
    CHECK(name_of(of_matrices(false, [](auto, auto, auto i, auto /*j*/) { return Place{i, 0}; })).empty());
}

TEST_CASE("the parts of a struct have changed places") {
    std::vector<Arguments> calls;
    for (const double n : {1, 2, 3, 5}) calls.push_back({whole(n)});
    const Function right = [](const Arguments& a) {
        const double n = a[0].arrays[0].entries[0];
        return value(both(whole(n), whole(n + 1)));
    };
    const auto exchanged = [](Value v) {
        std::swap(v.arrays[0], v.arrays[1]);
        return v;
    };
    CHECK(name_of(made({"n"}, calls, right, after(right, exchanged))) == "parts-exchanged");
    CHECK(name_of(made({"n"}, {calls[0], calls[1]}, right, after(right, exchanged))).empty());
    const auto shifted = [](Value v) {
        v.arrays[0].entries[0] += 1;
        v.arrays[1].entries[0] -= v.arrays[0].entries[0] > 4 ? 2 : 1;
        return v;
    };
    CHECK(name_of(made({"n"}, calls, right, after(right, shifted))).empty());
}

TEST_CASE("in one part of a struct, be its shape another then") {
    Stream stream;
    const Function right = [](const Arguments& a) { return value(both(a[0], vector({1, 2}))); };
    const auto behaviour = made({"x"}, stream.matrices(), right, after(right, [](Value v) {
                                    Array& a = v.arrays[0];
                                    const Array old = a;
                                    a.shape = {old.shape[1], old.shape[0]};
                                    for (std::size_t i = 0; i < a.shape[0]; ++i) {
                                        for (std::size_t j = 0; j < a.shape[1]; ++j)
                                            a.entries[i * a.shape[1] + j] = old.entries[j * old.shape[1] + i];
                                    }
                                    return v;
                                }));
    CHECK(hint_of(behaviour) ==
          "In the matrix of your answer the numbers are the right ones, rows and columns exchanged.");
}

TEST_CASE("only of some matrices: said of which") {
    Stream stream;
    std::vector<Arguments> calls;
    for (const auto& [n, m] :
         {std::pair<std::size_t, std::size_t>{3, 3}, {2, 4}, {4, 4}, {5, 2}, {5, 5}, {3, 4}})
        calls.push_back({matrix(n, m, stream.numbers(n * m))});
    const auto right = each([](double x) { return std::sin(x); });
    const auto behaviour = made({"w"}, calls, right, after(right, [](Value v) {
                                    Array& a = v.arrays[0];
                                    if (a.shape[0] != a.shape[1]) std::ranges::reverse(a.entries);
                                    return v;
                                }));
    CHECK(name_of(behaviour) == "turned-round");
    CHECK_THAT(hint_of(behaviour), ContainsSubstring("When w is not square"));
}

}  // namespace
}  // namespace recognise::test
