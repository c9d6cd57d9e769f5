#include "app/class_results.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <system_error>

#include "app/command.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "report/console.hpp"

namespace halfspace::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t looks_shown = 10;

/// What report::class_table looks at, and no more: of checks whether all passed, and which mistakes were recognised.
scoring::SubmissionGrade slim(scoring::SubmissionGrade grade) {
    for (auto& exercise : grade.exercises) {
        auto* graded = std::get_if<verdict::Graded>(&exercise.outcome);
        if (graded == nullptr) continue;
        std::vector<verdict::CheckResult> kept;
        std::set<std::string> seen;  // names of mistakes, and of statuses
        for (const auto& check : graded->checks) {
            const bool passed = check.status == verdict::Status::passed;
            const std::string kind = check.diagnosis ? check.diagnosis->name : passed ? " passed" : " not";
            if (!seen.insert(kind).second) continue;
            auto& one = kept.emplace_back();
            one.status = check.status;
            if (check.diagnosis) one.diagnosis = {check.diagnosis->name, ""};
        }
        *graded = verdict::Graded{std::move(kept)};
        graded->checks.shrink_to_fit();
        exercise.message.clear();
    }
    return grade;
}

}  // namespace

gradebook::Time Stopwatch::started() const {
    return std::chrono::floor<std::chrono::seconds>(started_);
}

double Stopwatch::seconds() const {
    return std::chrono::duration<double>(std::chrono::system_clock::now() - started_).count();
}

report::Times Stopwatch::times() const {
    return {fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::chrono::system_clock::to_time_t(started_))),
            seconds()};
}

Result<void> set_results_aside(const fs::path& folder) {
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        const auto name = it->path().filename().string();
        std::error_code ignored;
        if (name.starts_with(std::string(results_name) + '.') && name.ends_with(".new"))
            fs::remove(it->path(), ignored);
    }
    if (!fs::exists(fs::symlink_status(folder / results_name, error))) return {};
    fs::rename(folder / results_name, folder / "results.previous.json", error);
    if (error)
        return fail(Error::bad_input(
            fmt::format("cannot write {}: {}", (folder / results_name).string(), error.message())));
    return {};
}

Result<Overview> write_results(const gradebook::Gradebook& book, const report::Results& head,
                               const fs::path& folder, const std::string& only) {
    const auto to_file = [](Result<void> written) -> Result<void> {
        if (written) return written;
        return fail(Error::fault(written.error().message +
                                 "; what was graded is kept, and the same command goes on"));
    };
    Overview overview;
    bool is_first = true;
    auto draft = Draft::create(folder / results_name);
    if (!draft) return fail(draft.error());
    TRY(to_file(draft->write(report::json_head(head))));
    Result<void> written;
    TRY(book.each_current([&](const gradebook::Current& current) {
        if (!written) return;
        written =
            to_file(draft->write(report::json_submission(current.grade, is_first, current.identity.name)));
        is_first = false;
        if (!only.empty() && current.identity.student != only) return;
        for (auto& look : report::second_look(current.grade)) overview.looks.push_back(std::move(look));
        overview.grades.push_back(slim(current.grade));
    }));
    TRY(Result<void>(written));
    TRY(to_file(draft->write(report::json_end(is_first))));
    TRY(to_file(draft->finish()));
    return overview;
}

void print(const course::Course& course, Overview overview, const report::Names& names,
           const Remarks& remarks, const fs::path& folder, const report::Style& style) {
    for (auto& grade : overview.grades) grade.student = names(grade.student);
    for (auto& look : overview.looks) look.student = names(look.student);
    std::ranges::stable_sort(overview.grades, {}, &scoring::SubmissionGrade::student);
    fmt::print("{}", report::class_table(course, overview.grades, style));
    if (!remarks.news.empty()) fmt::print("\n");
    for (const auto& line : remarks.news) {
        const auto indent = line.find_first_not_of(' ');
        for (const auto& part : wrap(clean_line(line), style.width - static_cast<int>(indent)))
            fmt::print("{:{}}{}\n", "", indent, part);
    }
    for (const auto& note : remarks.notes) {
        std::string start = "note: ";
        for (const auto& line : wrap(clean_line(note), style.width - 6)) {
            fmt::print("{}{}\n", start, line);
            start = "      ";
        }
    }
    const std::string mend = fmt::format("halfspace regrade --gradebook {} --override STUDENT FILE.cpp",
                                         clean_line(folder.string()));
    std::ranges::stable_sort(overview.looks, {}, [](const auto& look) { return alphabetical(look.student); });
    const auto count = overview.looks.size();
    overview.looks.resize(std::min(count, looks_shown));
    const auto looks = report::second_look(overview.looks, count, mend, style);
    if (!looks.empty()) fmt::print("\n{}", looks);
    print_path("Wrote", (folder / results_name).string());
}

}  // namespace halfspace::app
