#include "scoring/basis.hpp"

#include <catch2/catch_test_macros.hpp>

#include "grader/scoring/example.hpp"

namespace halfspace::scoring {
namespace {

using test::check;
using verdict::CheckResult;
using verdict::Status;

CheckResult edge(CheckResult one) {
    one.edge = true;
    return one;
}

CheckResult with(const std::string& function, CheckResult one) {
    one.with = function;
    return one;
}

/// One letter for each check, in their order: passed, blocked, failed.
std::string settled(std::vector<CheckResult> checks) {
    block_without_basis(checks);
    std::string text;
    for (const auto& one : checks) {
        text += one.status == Status::passed ? 'p' : one.status == Status::blocked ? 'b' : 'f';
        CHECK((one.status == Status::passed) == one.message.empty());
    }
    return text;
}

TEST_CASE("an edge check counts once all others of its function pass") {
    CHECK(settled({edge(check("e", "f")), check("a", "f"), check("b", "f")}) == "ppp");
    CHECK(settled({edge(check("e", "f")), check("a", "f"), check("b", "f", false)}) == "bpf");
    CHECK(settled({edge(check("e", "f", false)), check("a", "f"), check("b", "f", false)}) == "fpf");
    CHECK(settled({edge(check("e", "f")), check("a", "f"), edge(check("b", "f", false))}) == "ppf");
    CHECK(settled({edge(check("e", "f")), check("a", "f"), check("b", "g", false)}) == "ppf");
}

TEST_CASE("a check that is judged with another function counts once that one's pass") {
    CHECK(settled({with("g", check("a", "f")), check("b", "g")}) == "pp");
    CHECK(settled({with("g", check("a", "f")), check("b", "g", false)}) == "bf");
    CHECK(settled({with("g", check("a", "f")), check("b", "g"), edge(check("c", "g", false))}) == "ppf");
    SECTION("and so do the edges of its own function") {
        CHECK(settled({edge(check("e", "f")), with("g", check("a", "f")), check("b", "g", false)}) == "bbf");
        CHECK(settled({edge(with("g", check("e", "f"))), check("a", "f"), check("b", "g", false)}) == "bpf");
    }
    SECTION("two functions may be judged with each other") {
        CHECK(settled({with("g", check("a", "f")), with("f", check("b", "g"))}) == "pp");
        CHECK(settled({with("g", check("a", "f")), with("f", check("b", "g", false))}) == "bf");
        CHECK(settled({with("g", check("a", "f", false)), with("f", check("b", "g"))}) == "fb");
    }
}

TEST_CASE("whether a check counts is known when the last one of its basis has ended") {
    const CheckResult last = with("g", check("c", "h"));
    const std::vector<verdict::Check> suite = {edge(check("e", "f")), check("a", "f"), check("b", "g"), last,
                                               edge(check("d", "f"))};
    CHECK_FALSE(has_basis_in(suite, suite[0], 1));
    CHECK(has_basis_in(suite, suite[0], 2));
    CHECK(has_basis_in(suite, suite[1], 2));
    CHECK(has_basis_in(suite, suite[3], 4));
    CHECK_FALSE(has_basis_in({last, check("b", "g")}, last, 1));
}

TEST_CASE("what comes first is said") {
    std::vector<CheckResult> checks = {edge(check("e", "f")), check("a", "f", false), check("b", "f")};
    block_without_basis(checks);
    CHECK(checks[0].message == "Counts once 'a' passes.");
    checks = {edge(check("e", "f")), check("a", "f"), check("b", "f", false), check("c", "f", false)};
    block_without_basis(checks);
    CHECK(checks[0].message == "Counts once 'b' and 1 more check of f pass.");
    checks.assign(5, check("a", "f", false));
    checks[0] = edge(check("e", "f"));
    block_without_basis(checks);
    CHECK(checks[0].message == "Counts once 'a' and 3 more checks of f pass.");
}

}  // namespace
}  // namespace halfspace::scoring
