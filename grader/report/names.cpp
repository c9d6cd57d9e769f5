#include "report/names.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace halfspace::report {

Names::Names(const std::vector<roster::Identity>& students) {
    const auto called = [](const roster::Identity& one) -> const std::string& {
        return one.name.empty() ? one.student : one.name;
    };
    std::map<std::string, std::size_t> count;
    for (const auto& one : students) ++count[likeness(called(one))];
    for (const auto& one : students) {
        const auto& name = called(one);
        const bool is_enough = count.at(likeness(name)) == 1;
        const bool says_both = one.student.starts_with(name);  // "Max Power (4711)"
        shown_.emplace(one.student, is_enough   ? name
                                    : says_both ? one.student
                                                : fmt::format("{} ({})", name, one.student));
    }
}

const std::string& Names::operator()(const std::string& student) const {
    const auto found = shown_.find(student);
    return found == shown_.end() ? student : found->second;
}

}  // namespace halfspace::report
