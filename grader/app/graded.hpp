#pragma once
// A class as its gradebook has it, for what is made of grades.

#include <memory>
#include <string>
#include <vector>

#include "app/command.hpp"
#include "gradebook/gradebook.hpp"
#include "report/student.hpp"

namespace halfspace::app {

struct GradedClass {
    course::Course course;
    std::vector<report::Student> students;  ///< by name, as lists of people are sorted
    report::FeedbackOf feedback;  ///< by the course's policy, this moment, and each student's own due times
    std::string stamp;            ///< "Graded 2026-11-30 18:00:00 UTC, tests 1f3a..."
    std::shared_ptr<gradebook::Gradebook> book;
};

/// An error if there is no gradebook, nothing in it, or course.toml has other exercises than it.
Result<GradedClass> open_graded(const Common& common, const std::string& folder);

/// The student that a person means by a key, or calls by name, id, login or address (roster.hpp); or one of the `others`, whom
/// the gradebook has not.
Result<std::string> student_of(const gradebook::Gradebook& book, const std::string& typed,
                               const std::vector<roster::Identity>& others = {});

/// What the instructor is told besides, each a paragraph of at most 80 columns.
void print_remarks(const std::vector<std::string>& remarks);

}  // namespace halfspace::app
