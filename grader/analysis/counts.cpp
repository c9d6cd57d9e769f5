#include "analysis/counts.hpp"

#include <algorithm>
#include <map>

namespace halfspace::analysis {
namespace {

using scoring::ExerciseGrade;
using verdict::CheckResult;

void count(const ExerciseGrade& grade, ExerciseCount& counted) {
    if (std::holds_alternative<verdict::NotSubmitted>(grade.outcome)) return;
    ++counted.handed_in;
    if (grade.checks().empty()) return;
    ++counted.graded;
    counted.solved += scoring::all_passed(grade) ? 1 : 0;
    for (FunctionCount& function : counted.functions) {
        bool begun = false;
        bool solved = true;
        bool tested = false;
        for (const CheckResult& check : grade.checks()) {
            if (check.function != function.name) continue;
            tested = true;
            begun = begun || check.status != verdict::Status::not_implemented;
            solved = solved && check.status == verdict::Status::passed;
        }
        function.begun += tested && begun ? 1 : 0;
        function.solved += tested && solved ? 1 : 0;
    }
}

}  // namespace

std::vector<ExerciseCount> counts(const course::Course& course, const Class& students) {
    std::vector<ExerciseCount> all;
    for (std::size_t i = 0; i < course.exercises.size(); ++i) {
        ExerciseCount counted;
        counted.id = course.exercises[i].id;
        for (const course::Function& function : course.exercises[i].functions) {
            const bool is_tested = std::ranges::any_of(students, [&](const auto* student) {
                const auto& checks = student->exercises[i].checks();
                return std::ranges::find(checks, function.name, &CheckResult::function) != checks.end();
            });
            if (is_tested) counted.functions.push_back({function.name});
        }
        for (const auto* student : students) count(student->exercises[i], counted);
        all.push_back(std::move(counted));
    }
    return all;
}

std::vector<Mistake> mistakes(const Class& students) {
    std::vector<Mistake> all;
    std::map<std::pair<std::size_t, std::string>, Mistake> found;  // by the exercise's place, and the name
    for (std::size_t student = 0; student < students.size(); ++student) {
        const auto& exercises = students[student]->exercises;
        for (std::size_t i = 0; i < exercises.size(); ++i) {
            for (const CheckResult& check : exercises[i].checks()) {
                if (!check.diagnosis) continue;
                Mistake& mistake = found[{i, check.diagnosis->name}];
                mistake.exercise = exercises[i].id;
                mistake.name = check.diagnosis->name;
                mistake.hint = check.diagnosis->hint;
                if (mistake.students.empty() || mistake.students.back() != student)
                    mistake.students.push_back(student);
            }
        }
    }
    for (auto& [key, mistake] : found) all.push_back(std::move(mistake));
    std::ranges::stable_sort(
        all, [](const Mistake& a, const Mistake& b) { return a.students.size() > b.students.size(); });
    return all;
}

}  // namespace halfspace::analysis
