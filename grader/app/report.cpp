// halfspace report --gradebook DIR --out FOLDER: the class and each student as static pages.
#include <fmt/format.h>

#include <filesystem>

#include "app/graded.hpp"
#include "pages/folder.hpp"

namespace halfspace::app {
namespace {

namespace fs = std::filesystem;

Result<int> report_all(const Common& common, const ReportOptions& options) {
    auto graded = TRY(open_graded(common, options.gradebook));
    const std::size_t count = graded.students.size();
    const pages::Report report(graded.course, std::move(graded.students), graded.feedback, graded.stamp);
    TRY(pages::write(report, options.out));
    fmt::print("Wrote {}: the class, what it did not understand, and {} student{}\n",
               (fs::path(options.out) / "index.html").string(), count, count == 1 ? "" : "s");
    return all_passed;
}

}  // namespace

int report_pages(const Common& common, const ReportOptions& options) {
    return code_of(report_all(common, options));
}

}  // namespace halfspace::app
