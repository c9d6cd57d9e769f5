#include "report/names.hpp"

#include <catch2/catch_test_macros.hpp>

namespace halfspace::report {
namespace {

TEST_CASE("students are called by their names, and two of one name by their keys as well") {
    const Names names({{"powermax", "Max Power", "12", "", ""},
                       {"doejane_17", "Jane Doe", "17", "", ""},
                       {"doejane_18", "Jane DOE", "18", "", ""},
                       {"Ann Lee", "", "", "alee", ""},
                       {"alee", "Ann Lee", "", "", ""},
                       {"Eve (1)", "Eve", "1", "", ""},
                       {"Eve (2)", "Eve", "2", "", ""},
                       {"Bob", "Bob", "", "", ""},
                       {"leekim (7)", "Kim Lee", "7", "", ""},
                       {"leekim (8)", "Kim Lee", "8", "", ""},
                       {"a (1)", "Jo", "", "", ""},
                       {"b (1)", "Jo", "", "", ""}});
    CHECK(names("leekim (7)") == "Kim Lee (7)");
    CHECK(names("a (1)") == "Jo (a (1))");
    CHECK(names("b (1)") == "Jo (b (1))");
    CHECK(names("Eve (1)") == "Eve (1)");
    CHECK(names("powermax") == "Max Power");
    CHECK(names("doejane_17") == "Jane Doe (doejane_17)");
    CHECK(names("Ann Lee") == "Ann Lee");
    CHECK(names("alee") == "Ann Lee (alee)");
    CHECK(names("Bob") == "Bob");
    CHECK(names("somebody") == "somebody");
    CHECK(Names()("somebody") == "somebody");
}

}  // namespace
}  // namespace halfspace::report
