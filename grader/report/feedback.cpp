#include "report/feedback.hpp"

namespace halfspace::report {

using course::Feedback;

std::optional<Told> told(const verdict::CheckResult& check, Feedback level) {
    if (level == Feedback::nothing) return std::nullopt;
    Told told{.name = check.name, .message = {}, .diagnosis = {}};
    // What is not counted says which check comes first: scoring's words, and no test's.
    if (level == Feedback::all || check.status == verdict::Status::blocked) told.message = check.message;
    if (level == Feedback::hint || level == Feedback::all) told.diagnosis = check.diagnosis;
    return told;
}

std::string told(const scoring::ExerciseGrade& grade) {
    // A fault may quote what a test program wrote.
    if (std::holds_alternative<verdict::GraderFault>(grade.outcome))
        return "The grader failed, not you. There is no score for this exercise until it is graded again.";
    return grade.message;
}

}  // namespace halfspace::report
