#include "compile/kit.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <set>

#include "base/digest.hpp"
#include "grader/compile/made_kit.hpp"

using namespace halfspace;
using namespace halfspace::compile;
using Catch::Matchers::ContainsSubstring;
using Names = std::vector<std::string>;

TEST_CASE_METHOD(MadeKit, "a kit is read as it is described") {
    const auto kit = Kit::load(write());
    REQUIRE(kit);
    CHECK(kit->pch == at("student.hpp"));
    CHECK(kit->modules.at("dense").needs == Names{"activation", "tensor"});
    const ExerciseKit dense = kit->exercise("04_dense").value();
    CHECK(dense.glue == at("libglue.a"));
    CHECK(dense.public_checks == at("public"));
    CHECK(dense.hidden_checks == at("hidden"));
    CHECK(dense.catalogue == at("catalogue"));
    CHECK(dense.panels.empty());
    json["exercises"]["04_dense"]["plot"] = at("public");
    CHECK(Kit::load(write())->exercise("04_dense")->panels == at("public"));
    CHECK(kit->exercise("05_graph").error().kind == Error::Kind::fault);
}

TEST_CASE_METHOD(MadeKit, "a student's kit has no hidden tests, and perhaps no catalogue") {
    json["exercises"]["04_dense"].erase("hidden");
    json["exercises"]["04_dense"].erase("catalogue");
    const auto kit = Kit::load(write());
    REQUIRE(kit);
    CHECK(kit->exercise("04_dense").value().hidden_checks.empty());
    CHECK(kit->exercise("04_dense").value().catalogue.empty());
}

TEST_CASE_METHOD(MadeKit, "a test program is that of its sources until one of them changes") {
    change("dense.hpp", "contract");
    change("checks.cpp", "checks");
    change("public.sources", sha256_hex("contract") + "\n" + sha256_hex("checks") + "\n");
    const std::vector<std::filesystem::path> sources{at("dense.hpp"), at("checks.cpp")};
    CHECK(check_built_from(at("public"), sources));
    change("checks.cpp", "other checks");
    const auto stale = check_built_from(at("public"), sources);
    REQUIRE_FALSE(stale);
    CHECK(stale.error().kind == Error::Kind::bad_input);
    CHECK_THAT(stale.error().message,
               ContainsSubstring("checks.cpp has changed since") && ContainsSubstring("grader/run"));
    CHECK_FALSE(check_built_from(at("public"), {at("dense.hpp"), at("dense.hpp")}));
    CHECK(check_built_from(at("hidden"), sources).error().kind == Error::Kind::fault);
}

TEST_CASE_METHOD(MadeKit, "a kit that lacks something is a fault that says what, and to build again") {
    std::string words;
    SECTION("no file at all") {
        words = "not built yet";
    }
    SECTION("not JSON") {
        change("kit.json", "{"), words = "parse error";
    }
    SECTION("another version") {
        json["schema"] = "halfspace/kit/v9", (void)write(), words = "another version";
    }
    SECTION("no key") {
        json.erase("pch"), (void)write(), words = "pch";
    }
    SECTION("a number for a path") {
        json["pch"] = 3, (void)write(), words = "type";
    }
    SECTION("a relative path") {
        json["pch"] = "student.hpp", (void)write(), words = "'student.hpp' is missing";
    }
    SECTION("no precompiled header") {
        std::filesystem::remove(at("student.hpp.gch")), (void)write(), words = "student.hpp.gch' is missing";
    }
    SECTION("no archive") {
        std::filesystem::remove(at("dense.a")), (void)write(), words = "dense.a' is missing";
    }
    SECTION("no header") {
        std::filesystem::remove(at("include/nn/dense.hpp")), (void)write(), words = "dense.hpp' is missing";
    }
    SECTION("no glue") {
        std::filesystem::remove(at("libglue.a")), (void)write(), words = "libglue.a' is missing";
    }
    SECTION("no test program") {
        std::filesystem::remove(at("public")), (void)write(), words = "public' is missing";
    }
    SECTION("no catalogue where one is promised") {
        std::filesystem::remove(at("catalogue")), (void)write(), words = "catalogue' is missing";
    }
    SECTION("an unknown need") {
        json["modules"]["dense"]["needs"] = {"graph"}, (void)write(), words = "no module 'graph'";
    }
    SECTION("no tensor") {
        json["modules"] = nlohmann::json::object(), (void)write(), words = "no module 'tensor'";
    }
    const auto kit = Kit::load(path() / "kit.json");
    REQUIRE_FALSE(kit);
    CHECK(kit.error().kind == Error::Kind::fault);
    CHECK_THAT(kit.error().message, ContainsSubstring(words) && ContainsSubstring("build again"));
}

TEST_CASE_METHOD(MadeKit, "the closure holds what is used, what that needs, and tensor") {
    const auto kit = Kit::load(write()).value();
    CHECK(kit.closure({}) == Names{"tensor"});
    CHECK(kit.closure({"tensor", "activation"}) == Names{"tensor", "activation"});
    CHECK(kit.closure({"dense", "activation"}) == Names{"dense", "activation", "tensor"});
    const auto unknown = kit.closure({"denze"});
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().kind == Error::Kind::bad_input);
    CHECK_THAT(unknown.error().message,
               ContainsSubstring("'denze'") && ContainsSubstring("activation, dense, tensor"));
}

TEST_CASE_METHOD(MadeKit, "the identity changes with each piece that a compile uses, and with no other") {
    const auto identity = [&] {
        return Kit::load(write()).value().identity("04_dense", {"activation", "tensor"}).value();
    };
    std::set<std::string> seen{identity()};
    CHECK(seen.contains(identity()));
    for (const char* name : {"flags.rsp", "student.hpp", "student.hpp.gch", "libworker.a", "libcrash_site.a",
                             "libglue.a", "include/nn/tensor.hpp", "activation.a", "tensor.a"}) {
        INFO(name);
        change(name, "something else, longer");
        CHECK(seen.insert(identity()).second);
    }
    json["compiler"]["version"] = "2";
    CHECK(seen.insert(identity()).second);

    const std::string last = identity();
    change("dense.a", "something else");
    change("include/nn/dense.hpp", "something else");
    CHECK(identity() == last);
}

TEST_CASE_METHOD(MadeKit, "an exercise without glue is a fault") {
    const auto none = Kit::load(write()).value().identity("99_none", {"tensor"});
    REQUIRE_FALSE(none);
    CHECK(none.error().kind == Error::Kind::fault);
    CHECK_THAT(none.error().message, ContainsSubstring("99_none"));
}
