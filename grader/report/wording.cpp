#include "report/wording.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"

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

std::string_view words(verdict::Status status) {
    switch (status) {
        case verdict::Status::passed:
            return "passed";
        case verdict::Status::failed:
            return "FAILED";
        case verdict::Status::not_implemented:
            return "not implemented";
        case verdict::Status::crashed:
            return "CRASHED";
        case verdict::Status::timed_out:
            return "TIMED OUT";
        case verdict::Status::out_of_memory:
            return "OUT OF MEMORY";
        case verdict::Status::bad_reply:
            return "BAD REPLY";
        case verdict::Status::not_allowed:
            return "NOT ALLOWED";
        case verdict::Status::blocked:
            return "not counted";
    }
    return "unknown";
}

std::string_view words(const verdict::CheckResult& check) {
    constexpr std::string_view threw = "it threw ";  // trial/reporter.cpp says so, on a line of its own
    const bool has_thrown = check.message.starts_with(threw) ||
                            check.message.find("\n" + std::string(threw)) != std::string::npos;
    return check.status == verdict::Status::crashed && has_thrown ? "THREW" : words(check.status);
}

std::string short_words(const scoring::ExerciseGrade& grade) {
    if (!grade.score) return "FAULT";
    if (std::holds_alternative<verdict::NotSubmitted>(grade.outcome)) return "n/s";
    if (std::holds_alternative<verdict::DidNotCompile>(grade.outcome)) return "compile";
    if (std::holds_alternative<verdict::Rejected>(grade.outcome)) return "rejected";
    if (grade.blocked) return "blocked";
    return points(*grade.score, grade.max_score);
}

std::string one_line(std::string_view student, const scoring::ExerciseGrade& grade) {
    std::string result;
    if (!grade.score) {
        result = "GRADER FAULT: " + clean_line(grade.message);
    } else if (std::holds_alternative<verdict::NotSubmitted>(grade.outcome)) {
        result = "not handed in";
    } else if (std::holds_alternative<verdict::DidNotCompile>(grade.outcome)) {
        result = "did not compile";
    } else if (std::holds_alternative<verdict::Rejected>(grade.outcome)) {
        result = "rejected: " + clean_line(grade.message);
    } else {
        result = fmt::format("{}/{}", points(*grade.score, grade.max_score), points(grade.max_score));
    }
    return fmt::format("{} {} {}", clean_line(student), clean_line(grade.id), result);
}

}  // namespace halfspace::report
