#include "scoring/begin.hpp"

#include <algorithm>

namespace halfspace::scoring {

using verdict::CheckResult;
using verdict::Status;

bool is_untouched(const CheckResult& check) {
    return check.status == Status::not_implemented && check.message.starts_with(check.function + " ");
}

std::vector<std::string> untouched(const course::Exercise& exercise, const ExerciseGrade& grade) {
    std::vector<std::string> names;
    for (const auto& function : exercise.functions) {
        const auto has_it = [&](const CheckResult& check) {
            return check.function == function.name && is_untouched(check);
        };
        if (std::ranges::any_of(grade.checks(), has_it)) names.push_back(function.name);
    }
    return names;
}

const CheckResult* begin_with(const course::Exercise& exercise, const ExerciseGrade& grade) {
    for (const auto& function : exercise.functions) {
        for (const CheckResult& check : grade.checks()) {
            if (check.function == function.name && check.status != Status::passed &&
                check.status != Status::blocked)
                return &check;
        }
    }
    return nullptr;
}

}  // namespace halfspace::scoring
