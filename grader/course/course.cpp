#include "course/course.hpp"

#include <algorithm>

namespace halfspace::course {

const Exercise* Course::find(std::string_view id) const {
    const auto found = std::ranges::find(exercises, id, &Exercise::id);
    return found == exercises.end() ? nullptr : &*found;
}

Course assigned_part(Course course) {
    if (course.assigned.empty()) return course;
    const auto is_out = [assigned = course.assigned](const std::string& id) {
        return std::ranges::find(assigned, id) == assigned.end();
    };
    std::erase_if(course.exercises, [&](const Exercise& one) { return is_out(one.id); });
    for (Exercise& one : course.exercises) std::erase_if(one.prerequisites, is_out);
    return course;
}

Feedback feedback(const Course& course, std::optional<Time> due, Time now) {
    const bool is_over = due && now > *due + course.late.grace;
    return is_over ? course.policy.feedback_after_due : course.policy.feedback;
}

std::vector<std::string> hints_for(const Exercise& exercise, std::string_view function) {
    std::vector<std::string> hints;
    for (const std::string_view about : {std::string_view(), function}) {
        for (const Hint& hint : exercise.hints)
            if (hint.function == about) hints.push_back(hint.text);
        if (function.empty()) break;
    }
    return hints;
}

}  // namespace halfspace::course
