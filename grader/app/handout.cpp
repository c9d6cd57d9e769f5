// halfspace handout --out FILE.zip: what students get.
#include "handout/handout.hpp"

#include <fmt/format.h>

#include "app/command.hpp"
#include "archive/archive.hpp"
#include "base/files.hpp"

namespace halfspace::app {
namespace {

Result<int> make(const Common& common, const HandoutOptions& options) {
    const auto course = TRY(course::read_course(common.paths.exercises));
    auto files = TRY(handout::collect(course, {HALFSPACE_SOURCE, common.paths.kit / "kit.json"}));
    const auto count = files.size();
    const auto zip = TRY(archive::make_zip(std::move(files)));
    TRY(write_file(options.out, zip));
    const auto exercises = course.exercises.size();
    print_path(
        "Wrote", options.out,
        fmt::format(": {} exercise{}, {} files, {:.1f} MB.\nStudents unpack it and read README.md.",
                    exercises, exercises == 1 ? "" : "s", count, static_cast<double>(zip.size()) / 1e6));
    return all_passed;
}

}  // namespace

int handout(const Common& common, const HandoutOptions& options) {
    return code_of(make(common, options));
}

}  // namespace halfspace::app
