#include "analysis/unexplained.hpp"

#include <algorithm>

namespace halfspace::analysis {
namespace {

bool is_wrong(verdict::Status status) {
    using verdict::Status;
    return status != Status::passed && status != Status::not_implemented && status != Status::blocked;
}

bool is_unexplained(const scoring::ExerciseGrade& grade, const std::string& function) {
    bool wrong = false;
    for (const auto& check : grade.checks()) {
        if (check.function != function) continue;
        if (check.diagnosis) return false;
        wrong = wrong || is_wrong(check.status);
    }
    return wrong;
}

}  // namespace

std::vector<Unexplained> unexplained(const course::Course& course, const Class& students) {
    std::vector<Unexplained> all;
    for (std::size_t i = 0; i < course.exercises.size(); ++i) {
        for (const auto& function : course.exercises[i].functions) {
            Unexplained one{i, function.name, {}};
            for (std::size_t student = 0; student < students.size(); ++student)
                if (is_unexplained(students[student]->exercises[i], function.name))
                    one.students.push_back(student);
            if (!one.students.empty()) all.push_back(std::move(one));
        }
    }
    return all;
}

}  // namespace halfspace::analysis
