#include "exports/feedback.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "report/feedback.hpp"
#include "report/wording.hpp"

namespace halfspace::exports {

std::string check_text(const verdict::CheckResult& check, course::Feedback level) {
    const auto told = report::told(check, level);
    if (!told) return "";
    std::string text = told->message;
    if (told->diagnosis) text += (text.empty() ? "LIKELY: " : "\nLIKELY: ") + told->diagnosis->hint;
    return clean(text);
}

std::string summary_text(const scoring::ExerciseGrade& grade) {
    std::string text;
    if (grade.score)
        text = fmt::format("{} of {} points", report::points(*grade.score, grade.max_score),
                           report::points(grade.max_score));
    if (!grade.checks().empty())
        text += fmt::format("; {} of {} checks pass", scoring::passed(grade), grade.checks().size());
    text += text.empty() ? "" : ".";
    if (!grade.lateness.empty()) text += " " + grade.lateness;
    if (grade.overridden) text += " Overridden: your instructor's file was judged.";
    if (const auto about = report::told(grade); !about.empty())
        text += (text.empty() ? "" : "\n") + clean(about);
    return text;
}

std::string feedback_text(const scoring::ExerciseGrade& grade, course::Feedback level) {
    std::string text = summary_text(grade);
    for (const auto& check : grade.checks()) {
        const auto told = report::told(check, level);
        if (!told || check.status == verdict::Status::passed) continue;
        text += fmt::format("\n\n{}: {} (-{})", report::words(check.status), clean_line(told->name),
                            report::points(check.max_points));
        if (const auto more = check_text(check, level); !more.empty()) text += "\n" + more;
    }
    return text;
}

}  // namespace halfspace::exports
