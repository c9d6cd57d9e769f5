#include <catch2/catch_test_macros.hpp>

#include "grader/recognise/made.hpp"
#include "recognise/region.hpp"

namespace recognise::test {
namespace {

/// Where x - 0.2 stands for cos(x).
std::string where_wrong(const std::function<bool(double)>& is_wrong) {
    Stream stream;
    const auto behaviour =
        made({"x"}, stream.vectors(), each([](double x) { return std::cos(x); }),
             each([&](double x) { return is_wrong(x) ? 2 + std::cos(x * x) : std::cos(x); }));
    const auto region = region_of_inputs(Study(behaviour));
    return region ? region->right + " / " + region->wrong : "";
}

TEST_CASE("on one side of 0, with 0 or without") {
    CHECK(where_wrong([](double x) { return x > 0; }) == "where x is 0 or below / where x is above 0");
    CHECK(where_wrong([](double x) { return x >= 0; }) == "where x is below 0 / where x is 0 or above");
    CHECK(where_wrong([](double x) { return x < 0; }) == "where x is 0 or above / where x is below 0");
}

TEST_CASE("beyond a number, or within it") {
    CHECK(where_wrong([](double x) { return x > 1; }).find("where x is 1.") != std::string::npos);
    CHECK(where_wrong([](double x) { return std::abs(x) > 100; }).find("/ where |x| is 900 or above") !=
          std::string::npos);
    CHECK(where_wrong([](double x) { return x > 100; }).find("/ where x is 900 or above") !=
          std::string::npos);
    CHECK(where_wrong([](double x) { return std::abs(x) < 1; }).find("where |x| is 1.") == 0);
    CHECK(where_wrong([](double x) {
              return x > -2.3 && x < -1.0;
          }).find("for every x tried below and above / where x is between") == 0);
}

TEST_CASE("at 0 alone") {
    CHECK(where_wrong([](double x) { return x == 0; }) == "where x is any other number / where x is 0");
}

TEST_CASE("nothing to say") {
    CHECK(where_wrong([](double) { return true; }).empty());
    CHECK(where_wrong([](double) { return false; }).empty());
    CHECK(where_wrong([](double x) { return std::sin(20 * x) > 0; }).empty());
}

TEST_CASE("what may be either says nothing about where") {
    Stream stream;
    const auto slope = [](double x) { return x > 0 ? 1.0 : 0.0; };
    const auto behaviour =
        made({"x"}, stream.vectors(), each(slope), each([](double x) { return x > 1.5 ? 1.0 : 0.0; }));
    const Study study(behaviour);
    const auto region = region_of_inputs(study, [](const Entry& entry) { return entry.given == 0; });
    REQUIRE(region);
    CHECK(region->wrong.ends_with("or below"));
}

}  // namespace
}  // namespace recognise::test
