#include <fmt/format.h>

#include <kainjow/mustache.hpp>

#include "base/text.hpp"
#include "exports/export.hpp"
#include "exports/feedback.hpp"
#include "exports/templates.hpp"
#include "report/feedback.hpp"
#include "report/wording.hpp"

namespace halfspace::exports {
namespace {

using kainjow::mustache::data;
using scoring::ExerciseGrade;
using verdict::Status;

/// Clean text without the two characters that are UTF-8 and may not be in XML 1.0: U+FFFE and U+FFFF.
std::string for_xml(const std::string& untrusted) {
    std::string text = clean(untrusted);
    for (const char* forbidden : {"\xef\xbf\xbe", "\xef\xbf\xbf"})
        for (auto at = text.find(forbidden); at != std::string::npos; at = text.find(forbidden, at))
            text.erase(at, 3);
    return text;
}

struct Tally {
    std::size_t tests = 0;
    std::size_t failures = 0;
    std::size_t errors = 0;
    std::size_t skipped = 0;

    void add(const Tally& other) {
        tests += other.tests;
        failures += other.failures;
        errors += other.errors;
        skipped += other.skipped;
    }
    void write_to(data& object) const {
        object.set("tests", std::to_string(tests));
        object.set("failures", std::to_string(failures));
        object.set("errors", std::to_string(errors));
        object.set("skipped", std::to_string(skipped));
    }
};

/// An assertion that does not hold is a failure, an end before the answer an error.
const char* element_of(Status status) {
    switch (status) {
        case Status::passed:
            return "";
        case Status::crashed:
        case Status::timed_out:
        case Status::out_of_memory:
            return "error";
        case Status::blocked:
            return "skipped";
        default:
            return "failure";
    }
}

struct Suite {
    std::string classname;
    Tally tally = {};
    data cases{data::type::list};

    void add(const std::string& name, const std::string& element, std::string_view message,
             const std::string& type, const std::string& text) {
        ++tally.tests;
        tally.failures += element == "failure" ? 1 : 0;
        tally.errors += element == "error" ? 1 : 0;
        tally.skipped += element == "skipped" ? 1 : 0;
        data one;
        one.set("name", for_xml(name));
        one.set("class", classname);
        one.set("passed", element.empty());
        one.set("element", element);
        one.set("message", for_xml(std::string(message)));
        one.set("type", type);
        one.set("text", for_xml(text));
        cases.push_back(one);
    }
};

Suite suite_of(const ExerciseGrade& grade, course::Feedback level) {
    Suite suite{grade.id};
    const std::string outcome(verdict::to_string(grade.outcome));
    if (grade.checks().empty()) {  // one case that says why there are none
        const bool is_missing = std::holds_alternative<verdict::NotSubmitted>(grade.outcome);
        suite.add("is judged", is_missing ? "skipped" : "error", outcome, outcome, report::told(grade));
    }
    std::size_t number = 0;
    for (const auto& check : grade.checks()) {
        ++number;
        const auto told = report::told(check, level);
        suite.add(told ? told->name : fmt::format("check {}", number), element_of(check.status),
                  report::words(check.status), std::string(verdict::to_string(check.status)),
                  check_text(check, level));
    }
    return suite;
}

}  // namespace

Exported junit(const course::Course& course, const Class& students, const report::FeedbackOf& feedback) {
    kainjow::mustache::mustache suite_page{std::string(templates::junit_suite_xml)};
    std::string suites;  // rendered one by one: the values of a whole class would fill the memory
    Tally all;
    for (const auto& student : students) {
        for (std::size_t e = 0; e < course.exercises.size(); ++e) {
            const Suite suite = suite_of(student.grade.exercises[e], feedback(student, course.exercises[e]));
            data one;
            one.set("name", for_xml(clean_line(student.identity.student)) + " " + suite.classname);
            one.set("cases", suite.cases);
            suite.tally.write_to(one);
            suites += suite_page.render(one);
            all.add(suite.tally);
        }
    }
    data document;
    document.set("course", for_xml(course.title));
    document.set("suites", suites);
    all.write_to(document);
    kainjow::mustache::mustache page{std::string(templates::junit_xml)};
    return {page.render(document), {}};
}

}  // namespace halfspace::exports
