#include "engine/grading.hpp"

#include <catch2/catch_test_macros.hpp>
#include <mutex>
#include <set>

#include "grader/engine/miniature.hpp"

namespace halfspace::engine {
namespace {

using test::Miniature;

submission::ClassRoom room() {
    submission::ClassRoom room;
    const auto add = [&](const std::string& student, std::optional<submission::File> file) {
        submission::Submission one{student, {}};
        if (file) one.files.emplace("04_dense", *file);
        room.submissions.push_back(one);
    };
    add("ann", submission::Source{"one=passed two=passed"});
    add("ben", submission::Source{"one=passed two=failed named=no_bias"});
    add("cem", std::nullopt);
    add("dora", submission::Source{"broken"});
    add("eve", verdict::Rejected{"it is binary"});
    add("fay", submission::Source{"fault"});
    return room;
}

TEST_CASE_METHOD(Miniature, "a class: each student gets what the file deserves, whatever the jobs") {
    const auto grader = this->grader();
    for (const unsigned jobs : {1U, 4U}) {
        std::mutex mutex;
        std::multiset<std::string> told;
        const auto grading =
            grade_class(*grader, room(), "secret", jobs, [&](const auto& student, const auto& grade) {
                const std::lock_guard lock(mutex);
                told.insert(student + " " + std::string(to_string(grade.outcome)));
            });
        REQUIRE(grading);
        CHECK(grading->suite.size() == 16);
        REQUIRE(grading->submissions.size() == 6);
        const auto score = [&](std::size_t i) { return grading->submissions[i].score; };
        CHECK(score(0) == 4);
        CHECK(score(1) == 3);
        CHECK(score(2) == 0);
        CHECK(score(3) == 0);
        CHECK(score(4) == 0);
        CHECK_FALSE(score(5).has_value());
        CHECK(scoring::all_passed(grading->submissions[0]));
        CHECK(grading->submissions[1].exercises[0].checks()[1].diagnosis->name == "no_bias");
        CHECK(told == std::multiset<std::string>{"ann graded", "ben graded", "cem not_submitted",
                                                 "dora did_not_compile", "eve rejected", "fay grader_fault"});
    }
    // Four sources and the empty file: the second round found them in the cache.
    CHECK(compiler->compiles == 5);
}

TEST_CASE_METHOD(Miniature, "a file is asked the same again, a changed one something else") {
    const auto seed_of = [&](const std::string& text) {
        submission::ClassRoom one;
        one.submissions.push_back({"ann", {{"04_dense", submission::Source{text}}}});
        const auto grader = this->grader();
        write("seeds", "");
        REQUIRE(grade_class(*grader, one, "secret", 1, [](const auto&, const auto&) {}));
        return read_file(path() / "seeds", 1u << 20).value();
    };
    const std::string first = seed_of("one=passed two=passed");
    CHECK(first.size() == 65);
    CHECK(seed_of("one=passed two=passed") == first);
    CHECK(seed_of("one=passed two=passed // and a remark") != first);
}

TEST_CASE_METHOD(Miniature, "a class is not begun with tests that do not fit") {
    exercise.functions.pop_back();
    const auto grader = this->grader();
    const auto grading = grade_class(*grader, room(), "secret", 1, [](const auto&, const auto&) { FAIL(); });
    REQUIRE_FALSE(grading);
    CHECK(grading.error().kind == Error::Kind::bad_input);
    CHECK(compiler->compiles == 0);
}

}  // namespace
}  // namespace halfspace::engine
