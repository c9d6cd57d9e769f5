// halfspace grade PATH... --out DIR: a class against the hidden tests.
#include "scoring/grade.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/random.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <iostream>
#include <system_error>

#include "app/command.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "course/seed.hpp"
#include "engine/grading.hpp"
#include "report/console.hpp"
#include "report/json.hpp"
#include "report/progress.hpp"
#include "report/wording.hpp"
#include "submission/class_room.hpp"

namespace halfspace::app {
namespace {

namespace fs = std::filesystem;

/// The course's secret: read, or made at first use.
Result<std::string> secret_of(const fs::path& given, const fs::path& solutions) {
    const fs::path path = given.empty() ? solutions / ".secret" : given;
    if (!given.empty() || fs::exists(fs::symlink_status(path))) {
        auto secret = course::without_line_ends(TRY(read_file(path, 4096)));
        if (secret.size() < 16) {
            return fail(
                Error::bad_input(fmt::format("{}: a secret has at least 16 characters", path.string())));
        }
        return secret;
    }
    std::string bytes(32, '\0');
    if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
        return fail(Error::fault("no random numbers for the course's secret"));
    }
    std::string secret;
    for (const unsigned char byte : bytes) secret += fmt::format("{:02x}", byte);
    TRY(write_file(path, secret + '\n', 0600));
    fmt::print(stderr, "Made the course's secret in {}: keep it, grades depend on it.\n", path.string());
    return secret;
}

/// Makes the folder and finds out now, not after an hour, that results cannot be written.
Result<void> prepare_output(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) {
        return fail(Error::bad_input(
            fmt::format("the output folder {} cannot be made: {}", folder.string(), error.message())));
    }
    const fs::path trial = folder / ".halfspace-trial";
    TRY(write_file(trial, ""));
    fs::remove(trial, error);
    return {};
}

std::string iso_time(std::chrono::system_clock::time_point time) {
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::chrono::system_clock::to_time_t(time)));
}

int exit_code(const std::vector<scoring::SubmissionGrade>& submissions) {
    int code = all_passed;
    for (const auto& submission : submissions) {
        if (!submission.score) return grader_fault;
        if (!scoring::all_passed(submission)) code = checks_failed;
    }
    return code;
}

void print_notes(const std::vector<std::string>& notes, const report::Style& style) {
    for (const auto& note : notes) {
        std::string start = "note: ";
        for (const auto& line : wrap(clean_line(note), style.width - 6)) {
            fmt::print("{}{}\n", start, line);
            start = "      ";
        }
    }
}

Result<int> grade_all(const Common& common, const GradeOptions& options) {
    const auto started = std::chrono::system_clock::now();
    auto course = TRY(course::read_course(common.paths.exercises));
    const auto room = TRY(class_of(options, course));
    const auto secret = TRY(secret_of(options.secret_file, common.paths.solutions));
    TRY(prepare_output(options.out));

    const std::size_t students = room.submissions.size();
    const std::size_t exercises = course.exercises.size();
    report::Progress progress(std::cerr, ::isatty(STDERR_FILENO) == 1, students * exercises,
                              style_of(common, STDERR_FILENO));
    progress.begin(fmt::format("grading {} student{} on {} exercise{} ...", students,
                               students == 1 ? "" : "s", exercises, exercises == 1 ? "" : "s"));
    const auto grader = TRY(engine::Grader::open(common.paths, std::move(course)));
    const auto on_graded = [&](const std::string& student, const scoring::ExerciseGrade& grade) {
        progress.step(report::one_line(student, grade));
    };
    const auto grading = TRY(engine::grade_class(*grader, room, secret, jobs_of(common), on_graded));
    progress.erase();

    const double seconds = std::chrono::duration<double>(std::chrono::system_clock::now() - started).count();
    const report::Results results{grader->course.title,
                                  grading.suite,
                                  grader->toolchain,
                                  grader->sandbox_name(),
                                  course::fingerprint(secret),
                                  room.notes,
                                  report::Times{iso_time(started), seconds},
                                  grading.submissions};
    const fs::path file = fs::path(options.out) / "results.json";
    TRY(write_file(file, report::to_json(results)));
    const auto style = style_of(common, STDOUT_FILENO);
    fmt::print("{}", report::class_table(grader->course, grading.submissions, style));
    print_notes(room.notes, style);
    fmt::print("Wrote {}\n", file.string());
    return exit_code(grading.submissions);
}

}  // namespace

int grade(const Common& common, const GradeOptions& options) {
    return code_of(grade_all(common, options));
}

}  // namespace halfspace::app
