#include "report/json.hpp"

#include <fmt/chrono.h>

#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>

#include "base/text.hpp"

namespace halfspace::report {
namespace {

using Json = nlohmann::ordered_json;

/// 14, not 14.0.
Json number(double value) {
    const bool is_whole = std::abs(value) < 1e15 && value == std::trunc(value);
    return is_whole ? Json(static_cast<std::int64_t>(value)) : Json(value);
}

Json number(std::optional<double> value) {
    return value ? number(*value) : Json(nullptr);
}

Json check(const verdict::CheckResult& grade) {
    return {
        {"name", grade.name},
        {"status", verdict::to_string(grade.status)},
        {"points", number(grade.points)},
        {"max_points", number(grade.max_points)},
        {"message", grade.diagnosis ? grade.message + "\nLIKELY: " + grade.diagnosis->hint : grade.message},
        {"diagnosis", grade.diagnosis ? grade.diagnosis->name : ""}};
}

Json exercise(const scoring::ExerciseGrade& grade) {
    Json checks = Json::array();
    for (const verdict::CheckResult& one : grade.checks()) checks.push_back(check(one));
    Json json{{"id", grade.id},
              {"outcome", verdict::to_string(grade.outcome)},
              {"score", number(grade.score)},
              {"max_score", number(grade.max_score)}};
    if (grade.overridden) json["overridden"] = true;
    if (grade.due) {
        const auto due = std::chrono::system_clock::to_time_t(*grade.due);
        json["due"] = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(due));
    }
    if (grade.late) {
        json["late"] = true;
        json["taken_off"] = number(grade.taken_off);
        json["lateness"] = grade.lateness;
    }
    json["message"] = grade.message;
    json["checks"] = std::move(checks);
    return json;
}

Json submission(const scoring::SubmissionGrade& grade, const std::string& name) {
    Json exercises = Json::array();
    for (const scoring::ExerciseGrade& one : grade.exercises) exercises.push_back(exercise(one));
    Json json{{"student", grade.student}};
    if (!name.empty()) json["name"] = name;
    json["score"] = number(grade.score);
    json["max_score"] = number(grade.max_score);
    json["late"] = grade.late;
    if (!grade.notes.empty()) json["notes"] = grade.notes;
    json["exercises"] = std::move(exercises);
    return json;
}

std::string written(const Json& json) {
    return escape_invisible(json.dump(2, ' ', false, Json::error_handler_t::replace));
}

}  // namespace

std::string json_head(const Results& results) {
    Json document{{"schema", "halfspace/results/v1"}, {"course", results.course},
                  {"suite", results.suite},           {"toolchain", results.toolchain},
                  {"sandbox", results.sandbox},       {"secret_fingerprint", results.secret_fingerprint}};
    if (!results.notes.empty()) document["notes"] = results.notes;
    if (results.times) {
        document["times"] = {{"started", results.times->started},
                             {"seconds", number(results.times->seconds)}};
    }
    std::string text = written(document);
    text.resize(text.size() - 2);  // "\n}"
    return text + ",\n  \"submissions\": [";
}

std::string json_submission(const scoring::SubmissionGrade& grade, bool is_first, const std::string& name) {
    std::string text = is_first ? "\n    " : ",\n    ";
    for (const char c : written(submission(grade, name))) {  // line ends within strings are escaped
        text += c;
        if (c == '\n') text += "    ";
    }
    return text;
}

std::string json_end(bool is_empty) {
    return is_empty ? "]\n}\n" : "\n  ]\n}\n";
}

std::string to_json(const Results& results) {
    std::string text = json_head(results);
    for (const auto& grade : results.submissions)
        text += json_submission(grade, &grade == results.submissions.data());
    return text + json_end(results.submissions.empty());
}

}  // namespace halfspace::report
