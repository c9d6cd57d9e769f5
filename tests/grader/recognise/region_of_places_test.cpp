#include <catch2/catch_test_macros.hpp>

#include "grader/recognise/made.hpp"
#include "recognise/region.hpp"

namespace recognise::test {
namespace {

std::string where_wrong(
    const std::function<bool(std::size_t n, std::size_t m, std::size_t i, std::size_t j)>& is_wrong,
    const IsEither& is_either = {}) {
    Stream stream;
    const auto right = each([](double x) { return std::sin(x); });
    const auto behaviour = made({"x"}, stream.matrices(), right, after(right, [&](Value v) {
                                    Array& a = v.arrays[0];
                                    const std::size_t m = a.shape[1];
                                    for (std::size_t k = 0; k < a.entries.size(); ++k) {
                                        if (is_wrong(a.shape[0], m, k / m, k % m)) a.entries[k] += 1;
                                    }
                                    return v;
                                }));
    const auto region = region_of_places(Study(behaviour), is_either);
    return region ? region->wrong : "";
}

TEST_CASE("a row, a column, the diagonal, or all but these") {
    CHECK(where_wrong([](auto, auto, auto i, auto) { return i == 0; }) == "in the first row");
    CHECK(where_wrong([](auto n, auto, auto i, auto) { return i + 1 == n; }) == "in the last row");
    CHECK(where_wrong([](auto, auto, auto, auto j) { return j == 0; }) == "in the first column");
    CHECK(where_wrong([](auto, auto m, auto, auto j) { return j + 1 == m; }) == "in the last column");
    CHECK(where_wrong([](auto, auto, auto i, auto j) { return i == j; }) == "in the diagonal");
    CHECK(where_wrong([](auto, auto, auto i, auto) { return i != 0; }) == "in all rows but the first");
    CHECK(where_wrong([](auto, auto, auto i, auto j) { return i != j; }) ==
          "in all entries off the diagonal");
}

TEST_CASE("nothing to say of other places") {
    CHECK(where_wrong([](auto, auto, auto, auto) { return true; }).empty());
    CHECK(where_wrong([](auto, auto, auto, auto) { return false; }).empty());
    CHECK(where_wrong([](auto, auto, auto i, auto j) { return (i + j) % 2 == 0; }).empty());
    CHECK(where_wrong([](auto, auto, auto i, auto) { return i == 1; }).empty());
    CHECK(where_wrong([](auto n, auto, auto i, auto j) {
              return i == 0 || (n == 4 && i == 2 && j == 2);
          }).empty());
    CHECK(where_wrong([](auto n, auto, auto i, auto) { return n == 4 && i == 0; }).empty());  // one answer
}

TEST_CASE("what is right at the place must be right by chance") {
    const auto some = [](auto, auto m, auto i, auto j) { return i == 0 && (j != 1 || m != 4); };
    CHECK(where_wrong(some) == "in the first row");
    CHECK(where_wrong(some, [](const Entry&) { return true; }) == "in the first row");
    CHECK(where_wrong(some, [](const Entry&) { return false; }).empty());
}

}  // namespace
}  // namespace recognise::test
