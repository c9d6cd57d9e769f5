#include "report/wording.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/text.hpp"

namespace halfspace::report {

std::string points(double max_score) {
    std::string text = fmt::format("{:.2f}", max_score);
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
    return text;
}

std::string points(double score, double max_score) {
    const std::string text = points(score);
    return score < max_score && text == points(max_score) ? points(max_score - 0.01) : text;
}

std::string_view words(course::Status status) {
    switch (status) {
        case course::Status::passed:
            return "passed";
        case course::Status::failed:
            return "FAILED";
        case course::Status::not_implemented:
            return "not implemented";
        case course::Status::crashed:
            return "CRASHED";
        case course::Status::timed_out:
            return "TIMED OUT";
        case course::Status::out_of_memory:
            return "OUT OF MEMORY";
        case course::Status::bad_reply:
            return "BAD REPLY";
        case course::Status::blocked:
            return "not counted";
    }
    return "unknown";
}

bool is_blocked(const scoring::ExerciseGrade& grade) {
    return std::ranges::any_of(grade.checks,
                               [](const auto& check) { return check.status == course::Status::blocked; });
}

std::string short_words(const scoring::ExerciseGrade& grade) {
    if (!grade.score) return "FAULT";
    if (grade.outcome == "not_submitted") return "n/s";
    if (grade.outcome == "did_not_compile") return "compile";
    if (grade.outcome == "rejected") return "rejected";
    if (is_blocked(grade)) return "blocked";
    return points(*grade.score, grade.max_score);
}

std::string one_line(std::string_view student, const scoring::ExerciseGrade& grade) {
    std::string result;
    if (!grade.score) {
        result = "GRADER FAULT: " + clean_line(grade.message);
    } else if (grade.outcome == "not_submitted") {
        result = "not handed in";
    } else if (grade.outcome == "did_not_compile") {
        result = "did not compile";
    } else if (grade.outcome == "rejected") {
        result = "rejected: " + clean_line(grade.message);
    } else {
        result = fmt::format("{}/{}", points(*grade.score, grade.max_score), points(grade.max_score));
    }
    return fmt::format("{} {} {}", clean_line(student), clean_line(grade.id), result);
}

}  // namespace halfspace::report
