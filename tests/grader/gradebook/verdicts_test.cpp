#include <catch2/catch_test_macros.hpp>

#include "gradebook/gradebook.hpp"
#include "grader/gradebook/example.hpp"

namespace halfspace::gradebook {
namespace {

using namespace test;

TEST_CASE("a verdict is found under its own conditions and source alone") {
    const Folder folder;
    const auto book = folder.write();
    REQUIRE(book->keep_verdict(place, "one", now, graded("first")));
    REQUIRE(book->keep_verdict(place, "one", now, graded("again")));  // never twice
    CHECK(message_of(book->verdict(place, "one", now)) == "first");
    CHECK(book->has_verdict(place, "one", now) == true);
    for (auto part : {&Conditions::suite, &Conditions::programs, &Conditions::toolchain, &Conditions::flags,
                      &Conditions::secret}) {
        Conditions other = now;
        other.*part = "another";
        CHECK(book->has_verdict(place, "one", other) == false);
    }
    CHECK(book->has_verdict(place, "two", now) == false);
    CHECK(book->has_verdict({"ben", "04_dense"}, "one", now) == false);
    CHECK(book->has_verdict({"ann", "05_graph"}, "one", now) == false);
    CHECK_THROWS_AS(book->keep_verdict(place, "one", later, verdict::GraderFault{"ours"}),
                    std::invalid_argument);
}

TEST_CASE("the last verdict is that on the same source if there is one") {
    const Folder folder;
    const auto book = folder.write();
    CHECK(message_of(book->last_verdict(place, "one")) == "nothing");
    REQUIRE(book->keep_verdict(place, "one", now, graded("one, now")));
    REQUIRE(book->keep_verdict(place, "one", later, graded("one, later")));
    REQUIRE(book->keep_verdict(place, "two", now, graded("two")));
    CHECK(message_of(book->last_verdict(place, "one")) == "one, later");
    CHECK(message_of(book->last_verdict(place, "two")) == "two");
    CHECK(message_of(book->last_verdict(place, "three")) == "two");
}

}  // namespace
}  // namespace halfspace::gradebook
