#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "report/console.hpp"
#include "report/wording.hpp"
#include "scoring/begin.hpp"

namespace halfspace::report {
namespace {

using scoring::ExerciseGrade;
using verdict::CheckResult;
using verdict::Status;
using Lines = std::vector<std::string>;

constexpr int status_width = 15;           // "not implemented"
constexpr std::size_t message_lines = 60;  // of one check, also where all of it is wanted
constexpr std::size_t output_lines = 12;

int columns(const Style& style) {
    return std::max(40, style.width);
}

Ink ink_of(Status status) {
    if (status == Status::passed) return Ink::good;
    return status == Status::not_implemented || status == Status::blocked ? Ink::warning : Ink::bad;
}

std::string joined(const Lines& lines) {
    return lines.empty() ? "" : fmt::format("{}\n", fmt::join(lines, "\n"));
}

void append(Lines& lines, const Lines& more) {
    lines.insert(lines.end(), more.begin(), more.end());
}

/// At most `rows` lines: the first third of them, and the end, where a message says what was expected.
Lines fitted(Lines lines, std::size_t rows, const std::string& margin, const std::string& more) {
    if (lines.size() <= rows) return lines;
    const std::size_t kept = std::max<std::size_t>(rows, 2) - 1;
    const std::size_t head = (kept + 2) / 3;
    const std::size_t left_out = lines.size() - kept;
    const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(head);
    lines.erase(begin, begin + static_cast<std::ptrdiff_t>(left_out));
    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(head),
                 fmt::format("{}... ({} lines more with {})", margin, left_out, more));
    return lines;
}

/// The same of a message about a call: the middle of its arguments goes first, which are set further in. The call, what it
/// returned and what was expected stay.
Lines fitted_message(Lines lines, std::size_t rows, const std::string& margin, const std::string& more) {
    if (lines.size() <= rows) return lines;
    const auto is_set_in = [&](const std::string& line) { return line.starts_with(margin + "  "); };
    const auto begin = std::ranges::find_if(lines, is_set_in);
    const auto end = std::find_if_not(begin, lines.end(), is_set_in);
    const auto arguments = static_cast<std::size_t>(end - begin);
    const std::size_t others = lines.size() - arguments;
    if (rows < others + 3) return fitted(std::move(lines), rows, margin, more);
    Lines result(lines.begin(), begin);
    append(result, fitted({begin, end}, rows - others, margin + "  ", more));
    append(result, {end, lines.end()});
    return result;
}

/// Tables, code and arrays, whose white space counts.
bool is_laid_out(std::string_view line) {
    return line.starts_with(' ') || line.find("  ") != std::string_view::npos ||
           line.find(") [") != std::string_view::npos;
}

/// The text's lines behind a margin. Prose is wrapped; what is laid out stays as it is, unless it is too wide.
Lines block(std::string_view untrusted, std::string_view margin, std::size_t most, const Style& style) {
    Lines block;
    const Lines all = lines(clean(untrusted));
    const int room = columns(style) - width(margin);
    for (std::size_t i = 0; i < std::min(all.size(), most); ++i) {
        const bool stays = is_laid_out(all[i]);
        if (all[i].empty() || (stays && width(all[i]) <= room)) {
            block.push_back(all[i].empty() ? "" : fmt::format("{}{}", margin, all[i]));
            continue;
        }
        const std::size_t indent = stays ? std::min<std::size_t>(all[i].find_first_not_of(' '), 20) : 0;
        std::string before(indent, ' ');
        for (const std::string& line : wrap(all[i], room - static_cast<int>(indent) - (stays ? 4 : 0))) {
            block.push_back(fmt::format("{}{}{}", margin, before, line));
            before = std::string(indent + (stays ? 4 : 0), ' ');  // what goes on is set further in
        }
    }
    if (all.size() > most) block.push_back(fmt::format("{}(and more)", margin));
    return block;
}

/// What was printed last says most about where it ended.
std::string last_lines(const std::string& output, std::size_t most) {
    const Lines all = lines(output);
    if (all.size() <= most) return output;
    std::string text = fmt::format("... ({} lines before these)\n", all.size() - most);
    for (std::size_t i = all.size() - most; i < all.size(); ++i) text += all[i] + "\n";
    return text;
}

/// Wrapped, with a label before the first line and the others below its text.
Lines paragraph(std::string_view label, std::string_view text, Ink ink, const Style& style) {
    Lines result;
    const int indent = label.empty() ? 0 : width(label) + 1;
    for (const std::string& line : wrap(clean(text), columns(style) - indent)) {
        const bool is_first = result.empty() && indent > 0;
        const std::string margin =
            is_first ? paint(style, ink, label) + " " : std::string(static_cast<std::size_t>(indent), ' ');
        result.push_back(line.empty() ? "" : margin + line);
    }
    return result;
}

/// The text if it fits, else as many of its first words as go before "…" and the last ones: names of checks that begin alike
/// end otherwise.
std::string both_ends(const std::string& text, int columns) {
    if (width(text) <= columns) return text;
    std::string end;
    for (auto at = text.rfind(' '); at != std::string::npos && at > 0; at = text.rfind(' ', at - 1)) {
        if (width(text.substr(at)) > columns / 3) break;
        end = text.substr(at);
    }
    std::string begin = cut(text, columns - width(end));
    if (const auto space = begin.rfind(' '); !end.empty() && space != std::string::npos)
        begin = begin.substr(0, space) + " …";
    return begin + end;
}

Lines name_of(const CheckResult& check, const Style& style) {
    return paragraph(fmt::format("  {}:", words(check)), check.name, ink_of(check.status), style);
}

/// What may be the cause. A hint that was given already is only named.
Lines likely(const CheckResult& check, std::map<std::string, std::string>& hints_given, const Style& style) {
    if (!check.diagnosis) return {};
    const auto [given, is_new] = hints_given.emplace(check.diagnosis->hint, check.name);
    Lines text = {""};
    append(text, paragraph("    LIKELY:", is_new ? check.diagnosis->hint : "as in '" + given->second + "'.",
                           Ink::warning, style));
    return text;
}

Lines printed(const CheckResult& check, std::size_t most, const Style& style) {
    if (check.output.empty()) return {};
    Lines text = {"", "    Your code printed:"};
    append(text, block(last_lines(check.output, most), "    | ", most + 1, style));
    return text;
}

std::string heading(std::string_view title, Ink ink, const Style& style) {
    const int rule = std::max(0, columns(style) - width(title) - 4);
    return paint(style, ink,
                 fmt::format("-- {} {}", title, std::string(static_cast<std::size_t>(rule), '-')));
}

Lines warnings_of(const ExerciseGrade& grade, std::size_t most, const Ways& ways, const Style& style) {
    if (grade.message.empty() || grade.blocked) return {};
    Lines text = {"", heading("The compiler warns", Ink::warning, style), ""};
    append(text, fitted(block(grade.message, "    ", message_lines, style), most, "    ", ways.more));
    return text;
}

/// All that can be said of a failed check.
Lines in_full(const CheckResult& check, std::map<std::string, std::string>& hints_given, const Style& style) {
    Lines text = name_of(check, style);
    append(text, block(check.message, "    ", message_lines, style));
    append(text, likely(check, hints_given, style));
    append(text, printed(check, output_lines, style));
    return text;
}

/// The same in so many rows at most, with what the compiler warned of if that may be the cause.
Lines in_rows(const ExerciseGrade& grade, const CheckResult& check, std::size_t rows, const Ways& ways,
              const Style& style) {
    std::map<std::string, std::string> none_given;
    const bool all = rows > message_lines;
    Lines text = name_of(check, style);
    text.emplace_back();
    constexpr std::size_t least = 4;  // lines of the message
    std::size_t room = rows > text.size() + least ? rows - text.size() - least : 0;
    Lines below;
    const auto add = [&](const Lines& more) {
        append(below, more);
        room -= std::min(room, more.size());
    };
    add(fitted(likely(check, none_given, style), all ? message_lines : 7, "            ", ways.more));
    // Of a crash the compiler often knows the cause: a missing return, a function that calls itself.
    if (check.status == Status::crashed && room > 4)
        add(warnings_of(grade, all ? message_lines : std::min<std::size_t>(room - 3, 4), ways, style));
    if (room > 4) add(printed(check, all ? output_lines : std::min<std::size_t>(room - 3, 5), style));
    const std::size_t used = text.size() + below.size();
    append(text, fitted_message(block(check.message, "    ", message_lines, style),
                                std::max(least, rows - std::min(rows, used)), "    ", ways.more));
    append(text, below);
    return text;
}

/// What to mend first.
Lines mend(const course::Exercise& exercise, const ExerciseGrade& grade, const CheckResult& first,
           std::size_t rows, const Ways& ways, const Style& style) {
    Lines text = {heading("Begin with " + clean_line(first.function), ink_of(first.status), style)};
    if (scoring::is_untouched(first)) {
        append(text, name_of(first, style));
        append(text, paragraph("",
                               fmt::format("Write {} in {}; what it promises stands in {}.", first.function,
                                           exercise.file, exercise.contract),
                               Ink::faint, style));
        return text;
    }
    append(text, in_rows(grade, first, rows - 1, ways, style));
    return text;
}

std::string tally(const ExerciseGrade& grade, const Style& style) {
    const std::size_t right = scoring::passed(grade);
    const bool all = right == grade.checks().size();
    return paint(style, all ? Ink::good : Ink::strong,
                 fmt::format("{} of {} checks pass, {} of {} points.", right, grade.checks().size(),
                             points(grade.score.value_or(0), grade.max_score), points(grade.max_score)));
}

/// One thing in a line: its label as wide as a status.
Lines labelled(std::string_view label, std::string_view text, Ink ink, const Style& style) {
    if (text.empty()) return {};
    return paragraph("  " + pad_right(label, status_width) + " ", text, ink, style);
}

Lines still_to_write(const course::Exercise& exercise, const ExerciseGrade& grade, const Style& style) {
    return labelled("still to write", fmt::format("{}", fmt::join(scoring::untouched(exercise, grade), ", ")),
                    Ink::warning, style);
}

/// What a person does next who has something to mend.
Lines ways_on(const CheckResult* first, const Ways& ways) {
    Lines text;
    if (first != nullptr && !ways.hint.empty())
        text.push_back(fmt::format("A hint:    {} {}", ways.hint, clean_line(first->function)));
    if (!ways.again.empty()) text.push_back("Run again: " + ways.again);
    return text;
}

Lines success(const course::Exercise& exercise, const Ways& ways, const Style& style) {
    Lines text = labelled("understood", exercise.understood, Ink::good, style);
    append(text, labelled("beyond", exercise.beyond, Ink::strong, style));
    append(text, labelled("to hand in", ways.file, Ink::strong, style));
    append(text, labelled("next", ways.next, Ink::strong, style));
    if (!text.empty()) text.insert(text.begin(), "");
    return text;
}

Lines not_graded(const course::Exercise& exercise, const ExerciseGrade& grade, const Ways& ways,
                 const Style& style) {
    const auto told = [&](const std::string& what, std::string_view then) {
        Lines text = {heading(what, Ink::bad, style), ""};
        // What comes first counts most, and is to be seen without scrolling.
        const std::size_t rows =
            ways.all ? message_lines : static_cast<std::size_t>(std::max(8, ways.rows - 7));
        Lines message = block(grade.message, "    ", message_lines, style);
        if (message.size() > rows) {
            const std::size_t left_out = message.size() - rows + 1;
            message.resize(rows - 1);
            message.push_back(fmt::format("    ... ({} lines more with {})", left_out, ways.more));
        }
        append(text, message);
        append(text, {"", std::string(then)});
        append(text, ways_on(nullptr, ways));
        return text;
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
    Lines text = {heading(exercise.file + " is not there", Ink::bad, style), "", "No check was run."};
    append(text, ways_on(nullptr, ways));
    return text;
}

/// The failed checks besides the first, each in full.
Lines others_in_full(const ExerciseGrade& grade, const CheckResult* first, const Style& style) {
    std::map<std::string, std::string> hints_given;
    Lines text;
    for (const CheckResult& check : grade.checks()) {
        if (&check == first || check.status == Status::passed || scoring::is_untouched(check)) continue;
        text.emplace_back();
        append(text, in_full(check, hints_given, style));
    }
    return text;
}

}  // namespace

std::string title(const course::Exercise& exercise, const Style& style) {
    return paint(style, Ink::strong, fmt::format("{}  {}", exercise.id, exercise.title)) + "\n\n";
}

std::string check_line(const CheckResult& check, const Style& style) {
    if (scoring::is_untouched(check)) return "";
    const std::string label = pad_right(words(check), status_width);
    return fmt::format("  {}  {}\n", paint(style, ink_of(check.status), label),
                       both_ends(clean_line(check.name), columns(style) - status_width - 4));
}

std::string conclusion(const course::Exercise& exercise, const ExerciseGrade& grade,
                       const std::vector<std::optional<Status>>& told, const Ways& ways, const Style& style) {
    if (grade.checks().empty()) return joined(not_graded(exercise, grade, ways, style));
    Lines text;
    std::string changed;
    for (std::size_t i = 0; i < grade.checks().size(); ++i) {
        if (i >= told.size() || told[i] != grade.checks()[i].status)
            changed += check_line(grade.checks()[i], style);
    }
    append(text, lines(changed));
    append(text, still_to_write(exercise, grade, style));
    const CheckResult* first = grade.blocked ? nullptr : scoring::begin_with(exercise, grade);
    // Those that crash have the warnings below them.
    const bool warnings_below = first != nullptr && first->status == Status::crashed;
    if (ways.all) append(text, others_in_full(grade, first, style));
    if (!warnings_below) append(text, warnings_of(grade, ways.all ? message_lines : 12, ways, style));
    Lines end = {"", tally(grade, style)};
    if (grade.blocked) {
        append(end, paragraph("", grade.message, Ink::warning, style));
    } else if (scoring::all_passed(grade)) {
        append(end, success(exercise, ways, style));
    } else {
        append(end, ways_on(first, ways));
    }
    if (first != nullptr) {
        text.emplace_back();
        // One row stays for the prompt.
        const int rows = ways.all ? 10 * static_cast<int>(message_lines) : std::max(16, ways.rows - 1);
        append(text, mend(exercise, grade, *first, static_cast<std::size_t>(rows) - end.size(), ways, style));
    }
    append(text, end);
    return joined(text);
}

std::string exercise_report(const course::Exercise& exercise, const ExerciseGrade& grade, const Ways& ways,
                            const Style& style) {
    std::string text = title(exercise, style);
    std::vector<std::optional<Status>> told;
    for (const CheckResult& check : grade.checks()) {
        text += check_line(check, style);
        told.push_back(check.status);
    }
    return text + conclusion(exercise, grade, told, ways, style);
}

std::string screen(const course::Exercise& exercise, const ExerciseGrade& grade, const Ways& ways,
                   const Style& style) {
    const auto rows = static_cast<std::size_t>(std::max(8, ways.rows));
    Lines text;
    if (grade.checks().empty()) {
        append(text, not_graded(exercise, grade, ways, style));
    } else {
        text.push_back(tally(grade, style));
        if (const CheckResult* first = scoring::begin_with(exercise, grade)) {
            append(text, mend(exercise, grade, *first, rows - 2, ways, style));
            Lines others = still_to_write(exercise, grade, style);
            for (const CheckResult& check : grade.checks()) {
                if (&check != first && check.status != Status::passed)
                    append(others, lines(check_line(check, style)));
            }
            if (!others.empty()) append(text, {""});
            append(text, others);
            append(text, warnings_of(grade, ways.all ? message_lines : 4, ways, style));
        } else {
            append(text, success(exercise, ways, style));
        }
    }
    if (text.size() > rows) {
        text.resize(rows - 1);
        text.emplace_back("  ...");
    }
    return joined(text);
}

}  // namespace halfspace::report
