#include <fmt/format.h>
#include <fmt/ranges.h>

#include <nlohmann/json.hpp>

#include "base/digest.hpp"
#include "base/text.hpp"
#include "exports/export.hpp"
#include "exports/feedback.hpp"
#include "report/feedback.hpp"

namespace halfspace::exports {
namespace {

using Json = nlohmann::ordered_json;

std::string dumped(const Json& json) {
    return escape_invisible(json.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

Json test(std::string name, std::string number, double score, double max_score, bool passed,
          std::string output) {
    return {{"name", std::move(name)},
            {"number", std::move(number)},
            {"score", score},
            {"max_score", max_score},
            {"status", passed ? "passed" : "failed"},
            {"output", std::move(output)},
            {"output_format", "text"},
            {"visibility", "visible"}};
}

void add_tests(Json& tests, const scoring::ExerciseGrade& grade, std::size_t number, course::Feedback level) {
    // Where checks are not told, or there are none, the exercise is one test: a hidden test would hide the total, too.
    if (level == course::Feedback::nothing || grade.checks().empty()) {
        tests.push_back(test(grade.id, std::to_string(number), grade.score.value_or(0), grade.max_score,
                             scoring::all_passed(grade), feedback_text(grade, level)));
        return;
    }
    std::size_t part = 0;
    for (const auto& check : grade.checks()) {
        const auto told = report::told(check, level);
        tests.push_back(test(fmt::format("{}: {}", grade.id, clean_line(told ? told->name : "")),
                             fmt::format("{}.{}", number, ++part), check.points, check.max_points,
                             check.status == verdict::Status::passed, check_text(check, level)));
    }
}

}  // namespace

Files gradescope(const course::Course& course, const Class& students, const report::FeedbackOf& feedback) {
    Files exported;
    Json index = Json::array();
    std::vector<std::string> left_out;
    for (const auto& student : students) {
        const auto& grade = student.grade;
        if (!grade.score) {
            left_out.push_back(isolated(clean_line(student.name())));
            continue;
        }
        Json results{{"score", *grade.score},
                     {"output", grade.late ? "Handed in late." : ""},
                     {"output_format", "text"},
                     {"stdout_visibility", "hidden"},
                     {"tests", Json::array()}};
        for (std::size_t e = 0; e < course.exercises.size(); ++e)
            add_tests(results["tests"], grade.exercises[e], e + 1, feedback(student, course.exercises[e]));
        const auto& who = student.identity;
        const std::string name = sha256_hex(who.student).substr(0, 16) + ".json";
        index.push_back({{"student", who.student},
                         {"name", who.name},
                         {"id", who.id},
                         {"email", who.email},
                         {"results", name}});
        exported.files.push_back({name, dumped(results)});
    }
    exported.files.push_back({"index.json", dumped(index)});
    if (!left_out.empty())
        exported.notes.push_back(fmt::format("{} left out, without a score by the grader's fault: {}",
                                             left_out.size(), fmt::join(left_out, "; ")));
    return exported;
}

}  // namespace halfspace::exports
