// halfspace verify [EX...]: the grader proves itself, and shows the matrix.
#include "engine/verify.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <map>

#include "app/command.hpp"
#include "base/text.hpp"
#include "report/progress.hpp"

namespace halfspace::app {
namespace {

using engine::Row;
using report::Ink;

std::string symbol(const Row::Cell& cell, const report::Style& style) {
    if (!cell.misnamed.empty()) return report::paint(style, Ink::bad, "!");
    if (cell.named) return report::paint(style, Ink::good, "N");
    if (cell.passed) return report::paint(style, Ink::faint, ".");
    if (cell.failed) return "x";
    return cell.counted ? "~" : report::paint(style, Ink::faint, "-");
}

void print_matrix(const std::string& title, const std::vector<std::string>& checks,
                  const std::vector<Row>& rows, const report::Style& style) {
    int name_width = 9;
    for (const Row& row : rows) name_width = std::max(name_width, std::min(width(clean_line(row.name)), 30));
    // Columns are numbered by their last digit, tens above.
    std::string tens;
    std::string ones;
    for (std::size_t i = 1; i <= checks.size(); ++i) {
        tens += i % 10 == 0 ? std::to_string(i / 10 % 10) : " ";
        ones += std::to_string(i % 10);
    }
    const std::string margin(static_cast<std::size_t>(name_width) + 12, ' ');
    fmt::print("{}\n", report::paint(style, Ink::strong, title));
    if (checks.size() >= 10) fmt::print("{}{}\n", margin, tens);
    fmt::print("{}{}\n", margin, ones);
    for (const Row& row : rows) {
        std::string cells;
        for (const auto& cell : row.cells) cells += symbol(cell, style);
        fmt::print("{:<9}  {} {}\n", engine::to_string(row.kind),
                   pad_right(cut(clean_line(row.name), name_width), name_width), cells);
    }
    fmt::print("\n");
    for (std::size_t i = 0; i < checks.size(); ++i) {
        fmt::print("{:>4}  {}\n", i + 1, cut(checks[i], style.width - 6));
    }
    fmt::print("\n");
}

void print(const engine::Matrix& matrix, const report::Style& style) {
    print_matrix(matrix.exercise + ", hidden checks", matrix.checks, matrix.rows, style);
    print_matrix(matrix.exercise + ", public checks", matrix.public_checks, matrix.public_rows, style);
    for (const auto& check : matrix.unproven) fmt::print("note: no catalogued mistake fails '{}'\n", check);
    for (const auto& wrong : matrix.wrong) {
        fmt::print("{} {}\n", report::paint(style, Ink::bad, "WRONG"), clean(wrong));
    }
    for (const auto& line : matrix.unwritten)
        fmt::print("{} {}\n", report::paint(style, Ink::warning, "TO WRITE"), clean(line));
    std::vector<std::string> missing;
    if (!matrix.wrong.empty()) missing.push_back(fmt::format("{} wrong", matrix.wrong.size()));
    if (!matrix.unwritten.empty()) missing.push_back(fmt::format("{} to write", matrix.unwritten.size()));
    fmt::print("{}: {}\n\n", matrix.exercise,
               matrix.proven() ? report::paint(style, Ink::good, "proven")
                               : report::paint(style, Ink::bad, fmt::format("{}", fmt::join(missing, ", "))));
}

/// What was played over all exercises, for the last line.
class Sum {
  public:
    void add(const engine::Matrix& matrix) {
        ++exercises_;
        proven_ += matrix.proven() ? 1 : 0;
        checks_ += matrix.checks.size();
        public_checks_ += matrix.public_checks.size();
        for (const auto& row : matrix.rows) ++players_[row.kind];
    }
    [[nodiscard]] std::string line(unsigned seeds) const {
        using Kind = engine::Player::Kind;
        const auto count = [&](Kind kind) {
            const auto found = players_.find(kind);
            return found == players_.end() ? std::size_t{0} : found->second;
        };
        return fmt::format(
            "{} of {} {} proven: {} correct solutions, {} mistakes, {} programs that know nothing, {} that "
            "attack; {} "
            "hidden and {} public checks; {} seed{}.",
            proven_, exercises_, exercises_ == 1 ? "exercise" : "exercises",
            count(Kind::right) + count(Kind::correct), count(Kind::mistake),
            count(Kind::starter) + count(Kind::stub), count(Kind::hostile), checks_, public_checks_, seeds,
            seeds == 1 ? "" : "s");
    }

  private:
    std::size_t exercises_ = 0;
    std::size_t proven_ = 0;
    std::size_t checks_ = 0;
    std::size_t public_checks_ = 0;
    std::map<engine::Player::Kind, std::size_t> players_;
};

Result<int> verify_all(const Common& common, const VerifyOptions& options) {
    auto course = TRY(course::read_course(common.paths.exercises));
    TRY(chosen(course, options.exercises));  // a misspelt name is said before anything is opened
    const auto grader = TRY(engine::Grader::open(common.paths, std::move(course)));
    const auto exercises = TRY(chosen(grader->course, options.exercises));
    const auto style = style_of(common, STDOUT_FILENO);
    int code = all_passed;
    Sum sum;
    for (const auto* exercise : exercises) {
        const bool terminal = ::isatty(STDERR_FILENO) == 1;
        report::Progress progress(std::cerr, terminal,
                                  TRY(engine::plays_of(*grader, *exercise, options.seeds)),
                                  style_of(common, STDERR_FILENO));
        // Elsewhere than on a terminal a line for each would be hundreds of them.
        const auto on_played = [&] {
            if (terminal) progress.step("runs of " + exercise->id);
        };
        if (!terminal) fmt::print(stderr, "verifying {}\n", exercise->id);
        const auto matrix =
            TRY(engine::verify(*grader, *exercise, options.seeds, jobs_of(common), on_played));
        progress.erase();
        if (exercise == exercises.front()) {
            fmt::print(
                ". passes   x fails   N fails and is named as itself   - passes, does not count\n"
                "~ depends on the seed   ! named as another\n\n");
        }
        print(matrix, style);
        sum.add(matrix);
        if (!matrix.proven()) code = checks_failed;
    }
    for (const auto& line : wrap(sum.line(options.seeds), style.width)) fmt::print("{}\n", line);
    return code;
}

}  // namespace

int verify(const Common& common, const VerifyOptions& options) {
    return code_of(verify_all(common, options));
}

}  // namespace halfspace::app
