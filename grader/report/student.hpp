#pragma once
// A student as exports and pages know them.

#include <functional>
#include <set>
#include <string>

#include "course/course.hpp"
#include "roster/identity.hpp"
#include "scoring/grade.hpp"

namespace halfspace::report {

struct Student {
    roster::Identity identity;
    scoring::SubmissionGrade grade;      ///< its exercises are the course's, in its order
    std::set<std::string> numbers = {};  ///< by which platforms tell students apart: "moodle 301"

    std::string shown = {};  ///< the name with what tells two of one name apart

    /// What people call them: the name, or the key where none is known. Untrusted.
    [[nodiscard]] const std::string& name() const {
        return identity.name.empty() ? identity.student : identity.name;
    }
    /// The same where instructors read of several.
    [[nodiscard]] const std::string& told_apart() const { return shown.empty() ? name() : shown; }
};

/// How much is told of the hidden checks: it may differ by exercise (due dates) and by student (extensions).
using FeedbackOf = std::function<course::Feedback(const Student&, const course::Exercise&)>;

}  // namespace halfspace::report
