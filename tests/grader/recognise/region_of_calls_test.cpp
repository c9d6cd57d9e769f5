#include <catch2/catch_test_macros.hpp>

#include "grader/recognise/made.hpp"
#include "recognise/region.hpp"

namespace recognise::test {
namespace {

const Function one = [](const Arguments&) { return value(number(1)); };

/// Calls of which those are wrong that `is_wrong` says.
std::string when_wrong(const std::vector<std::string>& names, const std::vector<Arguments>& calls,
                       const std::function<bool(const Arguments&)>& is_wrong, bool is_plain = false) {
    double count = 0;  // each is its own call
    const auto behaviour = made(names, calls, one, [&](const Arguments& a) {
        return is_wrong(a) ? value(number(++count + 1)) : one(a);
    });
    const Study study(behaviour);
    const auto region = region_of_calls(study, study.wrong, is_plain);
    return region ? region->wrong : "";
}

std::size_t size(const Value& v) {
    return v.arrays[0].entries.size();
}

std::vector<Arguments> vectors() {
    Stream stream;
    std::vector<Arguments> calls;
    for (const std::size_t n : {0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10, 3, 4})
        calls.push_back({vector(stream.numbers(n))});
    calls.push_back({vector({0, 0})});
    return calls;
}

TEST_CASE("special things are seen in a single call") {
    CHECK(when_wrong({"x"}, vectors(), [](const Arguments& a) { return size(a[0]) == 0; }) ==
          "when x has no entries");
    CHECK(when_wrong({"w"}, vectors(), [](const Arguments& a) {
              return size(a[0]) == 2 && a[0].arrays[0].entries[0] == 0;
          }) == "when w is all 0");
    Stream stream;
    std::vector<Arguments> calls;
    for (int i = 0; i < 6; ++i) calls.push_back({number(i == 3 ? 0 : stream.uniform(1, 2))});
    CHECK(when_wrong({"b"}, calls, [](const Arguments& a) { return a[0].arrays[0].entries[0] == 0; }) ==
          "when b is 0");
    CHECK(when_wrong({"x"}, {calls[0], calls[1], {number(0)}}, [](const Arguments& a) {
              return a[0].arrays[0].entries[0] == 0;
          }).empty());
}

TEST_CASE("a number of entries must separate too many calls for chance") {
    CHECK(when_wrong({"x"}, vectors(), [](const Arguments& a) { return size(a[0]) >= 5; }) ==
          "when x has 5 or more entries");
    CHECK(when_wrong({"x"}, vectors(), [](const Arguments& a) { return size(a[0]) <= 2; }) ==
          "when x has 2 or fewer entries");
    CHECK(when_wrong({"x"}, vectors(), [](const Arguments& a) { return size(a[0]) >= 9; }).empty());
    CHECK(when_wrong(
              {"x"}, vectors(), [](const Arguments& a) { return size(a[0]) >= 5; }, true)
              .empty());
    CHECK(when_wrong({"x"}, vectors(), [](const Arguments& a) { return size(a[0]) % 3 == 1; }).empty());
    CHECK(when_wrong({"x"}, vectors(), [](const Arguments&) { return true; }).empty());
    CHECK(when_wrong({"x"}, vectors(), [](const Arguments&) { return false; }).empty());
}

TEST_CASE("a size must be out of all that checks draw") {
    Stream stream;
    std::vector<Arguments> calls;
    for (int i = 0; i < 8; ++i) calls.push_back({vector(stream.numbers(3))});
    const auto large = [](const Arguments& a) { return largest(a[0].arrays[0].entries) > 2; };
    CHECK(when_wrong({"x"}, calls, large).empty());
    calls.push_back({vector({1, 800, 2})});
    CHECK(when_wrong({"x"}, calls, [](const Arguments& a) {
              return largest(a[0].arrays[0].entries) > 100;
          }) == "when the largest |entry| of x is 800 or more");
    calls.push_back({vector({0, 0, 0})});
    calls.push_back({vector({1e-90, 0, 0})});
    CHECK(when_wrong({"x"}, calls, [](const Arguments& a) {
              const double most = largest(a[0].arrays[0].entries);
              return most > 0 && most < 1e-9;
          }) == "when the largest |entry| of x is above 0 and at most 1e-90");
}

TEST_CASE("how two arguments compare; and all that cannot be told apart is said") {
    Stream stream;
    std::vector<Arguments> calls;
    for (const auto& [n, m] :
         {std::pair<std::size_t, std::size_t>{2, 2}, {3, 3}, {5, 5}, {3, 4}, {4, 3}, {6, 6}})
        calls.push_back({vector(stream.numbers(n)), vector(stream.numbers(m))});
    CHECK(when_wrong({"x", "w"}, calls, [](const Arguments& a) { return size(a[0]) < size(a[1]); }) ==
          "when x has fewer entries than w");
    CHECK(when_wrong({"x", "w"}, calls, [](const Arguments& a) { return size(a[0]) != size(a[1]); }) ==
          "when x has not as many entries as w");
    const std::vector<Arguments> twins = {{vector({}), vector({})}, calls[0], calls[1], calls[2]};
    CHECK(when_wrong({"x", "w"}, twins, [](const Arguments& a) { return size(a[0]) == 0; }) ==
          "when x has no entries and w has no entries");
}

TEST_CASE("what is to be refused is told by what does not fit, not by a 0 that happens to be there") {
    Stream stream;
    std::vector<Arguments> calls;
    for (const std::size_t n : {2, 3, 4, 5})
        calls.push_back({vector(stream.numbers(n)), vector(stream.numbers(n)), number(stream.uniform(1, 2))});
    calls.push_back({vector(stream.numbers(4)), vector(stream.numbers(3)), number(0)});
    const auto misfit = [](const Arguments& a) { return size(a[0]) != size(a[1]); };
    const auto behaviour = made(
        {"x", "w", "b"}, calls, [&](const Arguments& a) { return misfit(a) ? refused() : one(a); }, one);
    const Study study(behaviour);
    CHECK(region_of_calls(study, study.wrong)->wrong == "when x has more entries than w");
    CHECK(when_wrong({"x", "w", "b"}, calls, misfit) == "when b is 0 and x has more entries than w");
}

TEST_CASE("an enumerator is told by its name, and of a single call nothing") {
    std::vector<Arguments> calls;
    for (const char* word : {"low", "low", "high", "low", "high", "high"}) {
        Value corner = whole(calls.size() % 2 == 0 ? 0 : 1);
        corner.arrays[0].word = word;
        calls.push_back({corner, number(static_cast<double>(calls.size()) + 1)});
    }
    const auto is_high = [](const Arguments& a) { return a[0].arrays[0].word == "high"; };
    CHECK(when_wrong({"corner", "x"}, calls, is_high) == "when corner is high");
    CHECK(when_wrong({"corner", "x"}, {calls[0], calls[1], calls[2], calls[3]}, is_high).empty());
}

TEST_CASE("matrices and lists") {
    Stream stream;
    std::vector<Arguments> matrices = stream.matrices();
    CHECK(when_wrong({"w"}, matrices, [](const Arguments& a) {
              return a[0].arrays[0].shape[0] == a[0].arrays[0].shape[1];
          }) == "when w is square");
    std::vector<Arguments> lists;
    for (const std::size_t n : {0, 1, 2, 3, 4, 1, 2, 3, 5}) {
        Value list{{}, {n}};
        for (std::size_t i = 0; i < n; ++i) list.arrays.push_back({{}, {1}, true, i == 2 ? "tanh" : "relu"});
        lists.push_back({list});
    }
    CHECK(when_wrong({"layers"}, lists, [](const Arguments& a) { return a[0].lists[0] == 0; }) ==
          "when layers is empty");
    CHECK(when_wrong({"layers"}, lists, [](const Arguments& a) { return a[0].lists[0] > 2; }) ==
          "when layers has tanh in it");
}

TEST_CASE("what is rightly refused is no example of a right answer") {
    Stream stream;
    std::vector<Arguments> calls;
    for (const std::size_t n : {2, 2, 2, 3, 4, 5, 6, 2, 7}) calls.push_back({vector(stream.numbers(n))});
    calls.push_back({vector({0, 0, 0})});
    const Function right = [](const Arguments& a) {
        return a[0].arrays[0].entries[0] == 0 ? refused() : value(number(a[0].arrays[0].entries[0]));
    };
    const auto behaviour = made({"w"}, calls, right, [&](const Arguments& a) {
        return size(a[0]) > 2 && a[0].arrays[0].entries[0] != 0 ? value(number(7)) : right(a);
    });
    const Study study(behaviour);
    const auto region = region_of_calls(study, study.wrong);
    REQUIRE(region);
    CHECK(region->wrong == "when w has 3 or more entries");
    CHECK(region->right == "when w has 2 or fewer entries");
}

}  // namespace
}  // namespace recognise::test
