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
    // "powermax (4711)" is told apart by its number.
    const auto with_number = [&](const roster::Identity& one) {
        const auto open = one.student.rfind(" (");
        return open == std::string::npos || !one.student.ends_with(')')
                   ? ""
                   : called(one) + one.student.substr(open);
    };
    for (const auto& one : students)
        if (const auto numbered = with_number(one); !numbered.empty()) ++count[likeness(numbered)];
    for (const auto& one : students) {
        const auto& name = called(one);
        const auto numbered = with_number(one);
        const bool says_both = one.student.starts_with(name);
        shown_.emplace(one.student, count.at(likeness(name)) == 1 ? name
                                    : says_both                   ? one.student
                                    : !numbered.empty() && count.at(likeness(numbered)) == 1
                                        ? numbered
                                        : fmt::format("{} ({})", name, one.student));
    }
}

const std::string& Names::operator()(const std::string& student) const {
    const auto found = shown_.find(student);
    return found == shown_.end() ? student : found->second;
}

}  // namespace halfspace::report
