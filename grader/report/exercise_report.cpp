#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "report/console.hpp"
#include "report/wording.hpp"

namespace halfspace::report {
namespace {

using scoring::ExerciseGrade;
using verdict::CheckResult;
using verdict::Status;

constexpr int status_width = 15;           // "not implemented"
constexpr std::size_t message_lines = 60;  // of one check
constexpr std::size_t output_lines = 12;

int columns(const Style& style) {
    return std::max(40, style.width);
}

Ink ink_of(Status status) {
    if (status == Status::passed) return Ink::good;
    return status == Status::not_implemented || status == Status::blocked ? Ink::warning : Ink::bad;
}

/// The text's lines behind a margin. Prose is wrapped; lines that begin with white space are tables or code and stay.
std::string block(std::string_view untrusted, std::string_view margin, std::size_t most, const Style& style) {
    std::string text;
    const std::vector<std::string> all = lines(clean(untrusted));
    for (std::size_t i = 0; i < std::min(all.size(), most); ++i) {
        if (all[i].empty() || all[i].front() == ' ' || all[i].find("  ") != std::string::npos ||
            all[i].find(") [") != std::string::npos) {
            text += all[i].empty() ? "\n" : fmt::format("{}{}\n", margin, all[i]);
            continue;
        }
        for (const std::string& line : wrap(all[i], columns(style) - width(margin))) {
            text += fmt::format("{}{}\n", margin, line);
        }
    }
    if (all.size() > most) text += fmt::format("{}(and more)\n", margin);
    return text;
}

/// What was printed last says most about where it ended.
std::string last_lines(const std::string& output) {
    const std::vector<std::string> all = lines(output);
    if (all.size() <= output_lines) return output;
    std::string text = fmt::format("... ({} lines before these)\n", all.size() - output_lines);
    for (std::size_t i = all.size() - output_lines; i < all.size(); ++i) text += all[i] + "\n";
    return text;
}

/// Wrapped, with a label before the first line and the others below its text.
std::string paragraph(std::string_view label, std::string_view text, Ink ink, const Style& style) {
    std::string result;
    const int indent = label.empty() ? 0 : width(label) + 1;
    for (const std::string& line : wrap(clean(text), columns(style) - indent)) {
        const bool is_first = result.empty() && indent > 0;
        const std::string margin =
            is_first ? paint(style, ink, label) + " " : std::string(static_cast<std::size_t>(indent), ' ');
        result += line.empty() ? "\n" : margin + line + "\n";
    }
    return result;
}

/// A check's name, wrapped behind its status.
std::string status_line(const CheckResult& check, const Style& style) {
    const std::string status = pad_right(words(check.status), status_width);
    return paragraph("  " + status + " ", check.name, ink_of(check.status), style);
}

/// What is wrong, what may be the cause, what the code printed. A hint that was given already is only named.
std::string details(const CheckResult& check, std::map<std::string, std::string>& hints_given,
                    const Style& style) {
    std::string text = block(check.message, "    ", message_lines, style);
    if (check.diagnosis) {
        const auto [given, is_new] = hints_given.emplace(check.diagnosis->hint, check.name);
        text +=
            "\n" + paragraph("    LIKELY:", is_new ? check.diagnosis->hint : "as in '" + given->second + "'.",
                             Ink::warning, style);
    }
    if (!check.output.empty()) {
        text +=
            "\n    Your code printed:\n" + block(last_lines(check.output), "    | ", output_lines + 1, style);
    }
    return text;
}

std::string heading(std::string_view title, Ink ink, const Style& style) {
    const int rule = std::max(0, columns(style) - width(title) - 4);
    return paint(style, ink,
                 fmt::format("-- {} {}", title, std::string(static_cast<std::size_t>(rule), '-'))) +
           "\n";
}

/// The first check to mend: one that is wrong before one that is not written yet.
const CheckResult* first_to_mend(const ExerciseGrade& grade) {
    const auto is_wrong = [](const CheckResult& check) {
        return check.status != Status::passed && check.status != Status::not_implemented &&
               check.status != Status::blocked;
    };
    auto found = std::ranges::find_if(grade.checks(), is_wrong);
    if (found == grade.checks().end())
        found = std::ranges::find(grade.checks(), Status::not_implemented, &CheckResult::status);
    return found == grade.checks().end() ? nullptr : &*found;
}

std::string to_mend(const ExerciseGrade& grade, const CheckResult& first, const Style& style) {
    std::map<std::string, std::string> hints_given;  // and the check that showed it
    std::string text = "\n" + heading("Mend this first", ink_of(first.status), style);
    text +=
        "\n" + paragraph(fmt::format("  {}:", words(first.status)), first.name, ink_of(first.status), style);
    text += paint(style, Ink::faint, fmt::format("  function: {}", clean_line(first.function))) + "\n\n";
    text += details(first, hints_given, style);
    bool has_heading = false;
    for (const CheckResult& check : grade.checks()) {
        // A function that is not written yet has nothing to say that its line above does not.
        if (&check == &first || check.status == Status::passed || check.status == Status::not_implemented)
            continue;
        if (!has_heading) text += "\n" + heading("Then", Ink::faint, style);
        has_heading = true;
        text += "\n" +
                paragraph(fmt::format("  {}:", words(check.status)), check.name, ink_of(check.status), style);
        text += details(check, hints_given, style);
    }
    return text;
}

std::string run_again(const std::string& again) {
    return fmt::format("Run again: {}\n", again);
}

std::string graded(const ExerciseGrade& grade, const std::string& again, const Style& style) {
    std::string text;
    for (const CheckResult& check : grade.checks()) text += status_line(check, style);
    const CheckResult* first = first_to_mend(grade);
    std::string warnings;
    if (!grade.message.empty() && !grade.blocked) {
        warnings = "\n" + heading("The compiler warns", Ink::warning, style) + "\n" +
                   block(grade.message, "    ", message_lines, style);
    }
    // Of a crash the compiler often knows the cause: a missing return, a function that calls itself.
    const bool crashed =
        std::ranges::find(grade.checks(), Status::crashed, &CheckResult::status) != grade.checks().end();
    if (crashed) text += warnings;
    if (first != nullptr && !grade.blocked) text += to_mend(grade, *first, style);
    if (!crashed) text += warnings;
    const std::size_t right = scoring::passed(grade);
    const bool all = right == grade.checks().size();
    const std::string count = fmt::format("{} of {} checks pass.", right, grade.checks().size());
    text += "\n" + paint(style, all ? Ink::good : Ink::strong, count);
    if (grade.blocked) return text + "\n" + paragraph("", grade.message, Ink::warning, style);
    return text + "\n" + (all ? "" : run_again(again));
}

std::string not_graded(const course::Exercise& exercise, const ExerciseGrade& grade, const std::string& again,
                       const Style& style) {
    const auto told = [&](const std::string& what, std::string_view then) {
        return heading(what, Ink::bad, style) + "\n" + block(grade.message, "    ", message_lines, style) +
               "\n" + fmt::format("{}\n", then) + run_again(again);
    };
    if (!grade.score) {
        return told("The grader failed, not you", "This says nothing about your code; tell your instructor.");
    }
    if (std::holds_alternative<verdict::DidNotCompile>(grade.outcome)) {
        return told(exercise.file + " does not compile",
                    "Mend the first error first: the others may follow from it.");
    }
    if (std::holds_alternative<verdict::Rejected>(grade.outcome))
        return told(exercise.file + " cannot be compiled", "No check was run.");
    return heading(exercise.file + " is not there", Ink::bad, style) + "\nNo check was run.\n" +
           run_again(again);
}

}  // namespace

std::string exercise_report(const course::Exercise& exercise, const ExerciseGrade& grade,
                            const std::string& again, const Style& style) {
    std::string text = paint(style, Ink::strong, fmt::format("{}  {}", exercise.id, exercise.title)) + "\n\n";
    return text +
           (grade.checks().empty() ? not_graded(exercise, grade, again, style) : graded(grade, again, style));
}

}  // namespace halfspace::report
