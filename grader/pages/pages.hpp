#pragma once
// The report as static pages: the class, what it did not understand, and one for each student. They need no network and no
// script, and hold all that they need but pictures. What they look like stands in the templates beside this file; here is what
// they say. Every word of a student's is cleaned, and escaped by the templates; of hidden checks stands there what
// report/feedback.hpp lets through.

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "analysis/counts.hpp"
#include "analysis/unexplained.hpp"
#include "base/result.hpp"
#include "report/student.hpp"

namespace halfspace::pages {

/// An SVG of what a student's functions compute beside what is wanted.
using Pictures = std::map<std::string, std::string>;  // by exercise id

class Report {
  public:
    /// The course must outlive the report. Students stand in the order given, by which groups name them. `stamp` is the last line
    /// of each page: of which grading it is.
    Report(const course::Course& course, std::vector<report::Student> students, report::FeedbackOf feedback,
           std::string stamp);

    [[nodiscard]] const std::vector<report::Student>& students() const { return students_; }

    /// The groups of wrong answers that nothing explains, for the class page; or why there are none, though there are such answers.
    void set_groups(std::vector<analysis::Group> groups, std::string not_asked);

    [[nodiscard]] std::string index() const;
    [[nodiscard]] std::string class_page() const;
    /// Of one student, by index; `pictures` are files that lie beside the page.
    [[nodiscard]] std::string student(std::size_t which, const Pictures& pictures = {}) const;

  private:
    const course::Course& course_;
    std::vector<report::Student> students_;
    report::FeedbackOf feedback_;
    std::string stamp_;
    std::vector<analysis::Group> groups_;
    std::string not_asked_;
};

/// Where a student's page lies in the report: "students/0f3a....html". Nothing of the name is in it.
std::string page_of(const roster::Identity& who);

}  // namespace halfspace::pages
