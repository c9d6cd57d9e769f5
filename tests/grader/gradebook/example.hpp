#pragma once
// A gradebook in a folder of its own, and what is written into it.

#include <catch2/catch_test_macros.hpp>
#include <memory>
#include <string>
#include <utility>

#include "base/files.hpp"
#include "gradebook/gradebook.hpp"

namespace halfspace::gradebook::test {

inline const Conditions now{"suite 1", "programs", "GNU 12", "flags", "secret"};
inline const Conditions later{"suite 2", "programs", "GNU 12", "flags", "secret"};
inline const Place place{"ann", "04_dense"};

class Folder {
  public:
    [[nodiscard]] const std::filesystem::path& path() const { return folder_.path(); }
    [[nodiscard]] std::filesystem::path file() const { return path() / file_name; }
    std::unique_ptr<Gradebook> write() const {
        auto book = Gradebook::open(path(), "Course", Access::write);
        REQUIRE(book);
        REQUIRE((*book)->begin({"grade", Time(std::chrono::seconds(1000)), 0, "s", "t", "b", "f", {}}));
        return std::move(*book);
    }
    [[nodiscard]] Error refused(Access access = Access::write, const std::string& course = "Course") const {
        const auto book = Gradebook::open(path(), course, access);
        REQUIRE_FALSE(book);
        return book.error();
    }

  private:
    ScratchFolder folder_ = std::move(*ScratchFolder::create());
};

inline scoring::SubmissionGrade grade_of(const std::string& student, double score) {
    scoring::SubmissionGrade grade;
    grade.student = student;
    grade.score = score;
    grade.max_score = 4;
    auto& exercise = grade.exercises.emplace_back();
    exercise.id = "04_dense";
    exercise.outcome = verdict::DidNotCompile{"why"};
    exercise.score = score;
    exercise.message = "why";
    return grade;
}

inline verdict::Outcome graded(const std::string& message) {
    verdict::CheckResult check;
    check.name = "one";
    check.function = "f";
    check.status = verdict::Status::failed;
    check.message = message;
    return verdict::Graded{{check}};
}

inline std::string message_of(const Result<std::optional<verdict::Outcome>>& outcome) {
    REQUIRE(outcome);
    if (!*outcome) return "nothing";
    return std::get<verdict::Graded>(**outcome).checks.at(0).message;
}

}  // namespace halfspace::gradebook::test
