#include "gradebook/record.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace halfspace::gradebook {
namespace {

using Json = nlohmann::json;
using verdict::CheckResult;
using verdict::Status;

constexpr std::array statuses{Status::passed,    Status::failed,      Status::not_implemented,
                              Status::crashed,   Status::timed_out,   Status::out_of_memory,
                              Status::bad_reply, Status::not_allowed, Status::blocked};

Status status_of(const std::string& name) {
    for (const Status status : statuses)
        if (verdict::to_string(status) == name) return status;
    throw std::invalid_argument("an unknown status");
}

/// Of the kind: what is as usual is left out.
template <class T>
void put(Json& json, const char* key, const T& value, const T& usual) {
    if (value != usual) json[key] = value;
}

Json json_of(const CheckResult& check) {
    const CheckResult usual;
    Json json{
        {"name", check.name}, {"function", check.function}, {"status", verdict::to_string(check.status)}};
    put(json, "weight", check.weight, usual.weight);
    put(json, "edge", check.edge, usual.edge);
    put(json, "with", check.with, usual.with);
    put(json, "message", check.message, usual.message);
    put(json, "output", check.output, usual.output);
    put(json, "points", check.points, usual.points);
    put(json, "max_points", check.max_points, usual.max_points);
    if (check.diagnosis)
        json["diagnosis"] = {{"name", check.diagnosis->name}, {"hint", check.diagnosis->hint}};
    return json;
}

CheckResult check_of(const Json& json) {
    CheckResult check;
    check.name = json.at("name").get<std::string>();
    check.function = json.at("function").get<std::string>();
    check.status = status_of(json.at("status").get<std::string>());
    check.weight = json.value("weight", check.weight);
    check.edge = json.value("edge", check.edge);
    check.with = json.value("with", check.with);
    check.message = json.value("message", check.message);
    check.output = json.value("output", check.output);
    check.points = json.value("points", check.points);
    check.max_points = json.value("max_points", check.max_points);
    if (json.contains("diagnosis")) {
        const Json& diagnosis = json.at("diagnosis");
        check.diagnosis = {diagnosis.at("name").get<std::string>(), diagnosis.at("hint").get<std::string>()};
    }
    return check;
}

Json json_of(const verdict::Outcome& outcome) {
    Json json{{"outcome", verdict::to_string(outcome)}};
    struct Rest {
        Json& json;
        void operator()(const verdict::Graded& graded) const {
            Json& checks = json["checks"] = Json::array();
            for (const CheckResult& check : graded.checks) checks.push_back(json_of(check));
            put(json, "warnings", graded.warnings, std::string());
        }
        void operator()(const verdict::NotSubmitted&) const {}
        void operator()(const verdict::DidNotCompile& failed) const { json["text"] = failed.diagnostics; }
        void operator()(const verdict::Rejected& rejected) const { json["text"] = rejected.why; }
        void operator()(const verdict::GraderFault& fault) const { json["text"] = fault.why; }
    };
    std::visit(Rest{json}, outcome);
    return json;
}

verdict::Outcome outcome_in(const Json& json) {
    const auto name = json.at("outcome").get<std::string>();
    if (name == "graded") {
        verdict::Graded graded;
        graded.checks.reserve(json.at("checks").size());
        for (const Json& check : json.at("checks")) graded.checks.push_back(check_of(check));
        graded.warnings = json.value("warnings", std::string());
        return graded;
    }
    if (name == "not_submitted") return verdict::NotSubmitted{};
    auto text = json.at("text").get<std::string>();
    if (name == "did_not_compile") return verdict::DidNotCompile{std::move(text)};
    if (name == "rejected") return verdict::Rejected{std::move(text)};
    if (name == "grader_fault") return verdict::GraderFault{std::move(text)};
    throw std::invalid_argument("an unknown outcome");
}

std::optional<double> score_in(const Json& json) {
    const Json& score = json.at("score");
    return score.is_null() ? std::nullopt : std::optional(score.get<double>());
}

Json json_of(std::optional<double> score) {
    return score ? Json(*score) : Json();
}

std::string written(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string text_of(const verdict::Outcome& outcome) {
    return written(json_of(outcome));
}

verdict::Outcome outcome_of(std::string_view text) {
    return outcome_in(Json::parse(text));
}

std::string text_of(const scoring::SubmissionGrade& grade) {
    Json exercises = Json::array();
    for (const auto& exercise : grade.exercises) {
        Json json = json_of(exercise.outcome);
        json["id"] = exercise.id;
        json["score"] = json_of(exercise.score);
        json["max_score"] = exercise.max_score;
        put(json, "message", exercise.message, std::string());
        put(json, "blocked", exercise.blocked, false);
        put(json, "overridden", exercise.overridden, false);
        put(json, "late", exercise.late, false);
        put(json, "taken_off", exercise.taken_off, 0.0);
        put(json, "lateness", exercise.lateness, std::string());
        if (exercise.due) json["due"] = exercise.due->time_since_epoch().count();
        exercises.push_back(std::move(json));
    }
    Json json{{"student", grade.student},
              {"score", json_of(grade.score)},
              {"max_score", grade.max_score},
              {"late", grade.late},
              {"exercises", std::move(exercises)}};
    put(json, "notes", grade.notes, {});
    return written(json);
}

scoring::SubmissionGrade grade_of(std::string_view text) {
    const Json json = Json::parse(text);
    scoring::SubmissionGrade grade;
    grade.student = json.at("student").get<std::string>();
    grade.score = score_in(json);
    grade.max_score = json.at("max_score").get<double>();
    grade.late = json.at("late").get<bool>();
    grade.notes = json.value("notes", grade.notes);
    for (const Json& one : json.at("exercises")) {
        scoring::ExerciseGrade exercise;
        exercise.id = one.at("id").get<std::string>();
        exercise.outcome = outcome_in(one);
        exercise.score = score_in(one);
        exercise.max_score = one.at("max_score").get<double>();
        exercise.message = one.value("message", std::string());
        exercise.blocked = one.value("blocked", false);
        exercise.overridden = one.value("overridden", false);
        exercise.late = one.value("late", false);
        exercise.taken_off = one.value("taken_off", 0.0);
        exercise.lateness = one.value("lateness", std::string());
        if (one.contains("due"))
            exercise.due = course::Time(std::chrono::seconds(one.at("due").get<std::int64_t>()));
        grade.exercises.push_back(std::move(exercise));
    }
    return grade;
}

}  // namespace halfspace::gradebook
