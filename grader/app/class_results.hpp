#pragma once
// What is told of a class out of its gradebook: results.json, the table, what to look at again.

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "course/course.hpp"
#include "gradebook/gradebook.hpp"
#include "report/json.hpp"
#include "report/names.hpp"
#include "report/second_look.hpp"
#include "report/style.hpp"

namespace halfspace::app {

inline constexpr const char* results_name = "results.json";

/// A run's clock, and when it began.
class Stopwatch {
  public:
    [[nodiscard]] gradebook::Time started() const;
    [[nodiscard]] double seconds() const;
    [[nodiscard]] report::Times times() const;

  private:
    std::chrono::system_clock::time_point started_ = std::chrono::system_clock::now();
};

/// Sets an old results.json aside, as results.previous.json, so that it does not look current while a run goes on or after one that
/// was interrupted; and removes drafts of killed ones.
Result<void> set_results_aside(const std::filesystem::path& folder);

/// The class as the table needs it: of each exercise's checks no more than one of each kind.
struct Overview {
    std::vector<scoring::SubmissionGrade> grades;
    std::vector<report::Look> looks;
};

/// Writes the folder's results.json of all that counts now, one student at a time; `head` is the rest of it. What comes back is of all
/// of them, or of `only` one.
Result<Overview> write_results(const gradebook::Gradebook& book, const report::Results& head,
                               const std::filesystem::path& folder, const std::string& only = "");

/// What a run has to say besides its table.
struct Remarks {
    std::vector<std::string> news;   ///< lines right below the table
    std::vector<std::string> notes;  ///< each a paragraph
};

/// Prints table, remarks and second look, with students by their names, and where results.json is.
void print(const course::Course& course, Overview overview, const report::Names& names,
           const Remarks& remarks, const std::filesystem::path& folder, const report::Style& style);

}  // namespace halfspace::app
