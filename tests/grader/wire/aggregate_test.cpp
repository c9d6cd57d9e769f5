#include "wire/aggregate.hpp"

#include <catch2/catch_test_macros.hpp>

#include "grader/worker/tiny.hpp"

namespace wire::test {
namespace {

struct One {
    double a;
};
struct Nested {
    One first;
    student::Point second;
    int third = 7;
};

static_assert(aggregate::count<One>() == 1);
static_assert(aggregate::count<student::Point>() == 2);
static_assert(aggregate::count<Nested>() == 3);  // not its parts' parts
static_assert(aggregate::count<student::Everything>() == 6);

TEST_CASE("fields are references, in order") {
    Nested nested{{1.0}, {2.0, 3.0}};
    auto fields = aggregate::fields(nested);
    CHECK(&std::get<0>(fields) == &nested.first);
    CHECK(&std::get<1>(fields) == &nested.second);
    std::get<2>(fields) = 8;
    CHECK(nested.third == 8);
    const One constant{4.0};
    static_assert(std::is_same_v<decltype(aggregate::fields(constant)), std::tuple<const double&>>);
    CHECK(std::get<0>(aggregate::fields(constant)) == 4.0);
}

}  // namespace
}  // namespace wire::test
