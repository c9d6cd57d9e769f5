#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/digest.hpp"
#include "pages/pages.hpp"
#include "pages/template.hpp"
#include "pages/templates.hpp"
#include "pages/wording.hpp"
#include "report/feedback.hpp"
#include "report/wording.hpp"
#include "scoring/begin.hpp"

namespace halfspace::pages {
namespace {

using course::Feedback;
using scoring::ExerciseGrade;
using verdict::CheckResult;
using verdict::Status;

/// A check that did not pass. A hint that was given already is only named.
data wrong(const CheckResult& check, const report::Told& told, bool is_first,
           std::map<std::string, std::string>& hints_given) {
    data one;
    one.set("first", is_first);
    one.set("name", line_of(told.name));
    one.set("status", std::string(report::words(check)));
    one.set("style", style(check.status));
    one.set("function", line_of(check.function));
    one.set("minus", fmt::format("−{} points", report::points(check.max_points)));
    one.set("hint", data{false});
    one.set("same_as", data{false});
    if (told.diagnosis) {
        const auto [given, is_new] = hints_given.emplace(told.diagnosis->hint, told.name);
        if (is_new)
            one.set("hint", line_of(told.diagnosis->hint));
        else
            one.set("same_as", line_of(given->second));
    }
    // Of what is not counted the message is a sentence; else it is laid out, in lines.
    const bool is_sentence = check.status == Status::blocked;
    one.set("words", is_sentence ? line_of(told.message) : data{false});
    one.set("message", is_sentence ? data{false} : text_of(told.message));
    return one;
}

void add_checks(data& page, const course::Exercise& exercise, const ExerciseGrade& grade, Feedback level) {
    const CheckResult* first = grade.blocked ? nullptr : scoring::begin_with(exercise, grade);
    std::map<std::string, std::string> hints_given;
    std::vector<data> wrong_ones;
    std::vector<data> right_ones;
    for (const CheckResult& check : grade.checks()) {
        const auto told = report::told(check, level);
        if (!told) continue;
        if (check.status == Status::passed) {
            data one;
            one.set("name", line_of(told->name));
            right_ones.push_back(std::move(one));
        } else if (&check == first) {
            wrong_ones.insert(wrong_ones.begin(), wrong(check, *told, true, hints_given));
        } else {
            wrong_ones.push_back(wrong(check, *told, false, hints_given));
        }
    }
    const bool is_begun = std::ranges::any_of(grade.checks(), [](const CheckResult& check) {
        return check.status != Status::not_implemented && check.status != Status::blocked;
    });
    const bool is_starter = !is_begun && !grade.blocked && !wrong_ones.empty();
    if (is_starter) wrong_ones.clear();
    page.set("nothing", line_of(is_starter ? "No function of it is implemented yet." : ""));
    page.set("has_wrong", !wrong_ones.empty());
    page.set("has_right", !right_ones.empty());
    page.set("wrong", list_of(std::move(wrong_ones)));
    page.set("right", list_of(std::move(right_ones)));
}

/// True if there is more to say than that it was not handed in.
bool has_section(const course::Exercise& exercise, const ExerciseGrade& grade) {
    if (!std::holds_alternative<verdict::NotSubmitted>(grade.outcome)) return true;
    return grade.message != scoring::grade(exercise, verdict::NotSubmitted{}).message;
}

data part_of(const course::Exercise& exercise, const ExerciseGrade& grade, Feedback level,
             const Pictures& pictures) {
    data part;
    const bool is_judged = !grade.checks().empty();
    part.set("id", line_of(exercise.id));
    part.set("title", line_of(exercise.title));
    part.set("shown", has_section(exercise, grade));
    part.set("result", result(grade));
    part.set("style", style(grade));
    part.set("points", points(grade.score, grade.max_score));
    part.set("max", report::points(grade.max_score));
    part.set("percent", percent(grade.score.value_or(0), grade.max_score));
    part.set("lateness", line_of(grade.lateness));
    part.set(
        "overridden",
        line_of(grade.overridden ? "Judged was a file that your instructor put in place of yours." : ""));
    const std::string about = report::told(grade);
    part.set("message", is_judged && !grade.blocked ? data{false} : text_of(about));
    part.set("warnings", is_judged && !grade.blocked ? text_of(about) : data{false});
    part.set("understood", line_of(scoring::all_passed(grade) ? exercise.understood : ""));
    add_checks(part, exercise, grade, level);
    part.set("picture", data{false});
    if (const auto found = pictures.find(exercise.id); found != pictures.end()) {
        data picture;
        picture.set("id", line_of(exercise.id));
        picture.set("src", found->second);
        picture.set("alt", "What your functions of " + exercise.id + " compute, beside what is wanted");
        part.set("picture", picture);
    }
    return part;
}

/// How much is told, where it is the same for all exercises that were judged.
std::string note_on(const std::vector<Feedback>& levels) {
    if (levels.empty()) return "";
    for (const Feedback level : levels)
        if (level != levels.front()) return "";
    switch (levels.front()) {
        case Feedback::nothing:
            return "Which of the hidden checks pass is not told.";
        case Feedback::name:
            return "Of the hidden checks the names are told, and how they ended.";
        case Feedback::hint:
            return "Of the hidden checks the names are told, and likely causes; their numbers are not.";
        case Feedback::all:
            return "";
    }
    return "";
}

}  // namespace

std::string page_of(const roster::Identity& who) {
    return "students/" + sha256_hex(who.student).substr(0, 16) + ".html";
}

std::string Report::student(std::size_t which, const Pictures& pictures) const {
    const report::Student& student = students_.at(which);
    data page;
    page.set("title", line_of(student.name() + " · " + course_.title));
    page.set("course", line_of(course_.title));
    page.set("stamp", line_of(stamp_));
    page.set("name", line_of(student.name()));
    std::vector<data> facts;
    for (const std::string* fact : {&student.identity.id, &student.identity.login, &student.identity.email}) {
        if (fact->empty()) continue;
        data one;
        one.set("fact", line_of(*fact));
        facts.push_back(std::move(one));
    }
    page.set("facts", around(std::move(facts)));
    page.set("points", points(student.grade.score, student.grade.max_score));
    page.set("max", report::points(student.grade.max_score));
    page.set("why_none",
             line_of(student.grade.score ? ""
                                         : "There is no sum as long as one exercise has no score, "
                                           "which is the grader's fault and not yours."));
    std::vector<data> notes;
    for (const std::string& note : student.grade.notes) {
        data one;
        one.set("note", line_of(note));
        notes.push_back(std::move(one));
    }
    page.set("notes", around(std::move(notes)));
    std::vector<data> parts;
    std::vector<Feedback> levels;
    for (std::size_t e = 0; e < course_.exercises.size(); ++e) {
        const Feedback level = feedback_(student, course_.exercises[e]);
        const ExerciseGrade& grade = student.grade.exercises[e];
        if (!grade.checks().empty() && !scoring::all_passed(grade)) levels.push_back(level);
        parts.push_back(part_of(course_.exercises[e], grade, level, pictures));
    }
    page.set("feedback_note", line_of(note_on(levels)));
    page.set("exercises", list_of(std::move(parts)));
    return rendered(templates::student_html, std::move(page));
}

}  // namespace halfspace::pages
