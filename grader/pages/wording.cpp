#include "pages/wording.hpp"

#include <fmt/format.h>

#include "report/wording.hpp"

namespace halfspace::pages {

using verdict::Status;

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
    return fmt::format("{} {}", count, count == 1 ? one : many.empty() ? one + "s" : many);
}

std::string result(const scoring::ExerciseGrade& grade) {
    if (!grade.score) return "no score: the grader failed";
    if (std::holds_alternative<verdict::NotSubmitted>(grade.outcome)) return "not handed in";
    if (std::holds_alternative<verdict::DidNotCompile>(grade.outcome)) return "does not compile";
    if (std::holds_alternative<verdict::Rejected>(grade.outcome)) return "rejected";
    if (grade.blocked) return "not counted";
    const std::size_t all = grade.checks().size();
    if (scoring::all_passed(grade))
        return all == 1 ? "its check passes" : fmt::format("all {} checks pass", all);
    return fmt::format("{} of {} checks pass", scoring::passed(grade), all);
}

std::string style(const scoring::ExerciseGrade& grade) {
    if (!grade.score) return "warn";
    if (std::holds_alternative<verdict::NotSubmitted>(grade.outcome)) return "quiet";
    if (grade.blocked) return "warn";
    if (grade.checks().empty()) return "bad";
    return scoring::all_passed(grade) ? "good" : "part";
}

std::string style(Status status) {
    if (status == Status::passed) return "good";
    return status == Status::not_implemented || status == Status::blocked ? "warn" : "bad";
}

std::string points(std::optional<double> score, double max_score) {
    return score ? report::points(*score, max_score) : "–";
}

}  // namespace halfspace::pages
