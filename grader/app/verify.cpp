// halfspace verify [EX...]: the grader proves itself, and shows the matrix.
#include "engine/verify.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "app/command.hpp"
#include "report/text.hpp"

namespace halfspace::app {
namespace {

using engine::Row;
using engine::Solution;
using report::Ink;

std::string_view kind_name(Solution::Kind kind) {
    switch (kind) {
        case Solution::Kind::reference:
            return "reference";
        case Solution::Kind::correct:
            return "correct";
        case Solution::Kind::mistake:
            return "mistake";
        case Solution::Kind::starter:
            return "starter";
        case Solution::Kind::stub:
            return "stub";
        case Solution::Kind::hostile:
            break;
    }
    return "hostile";
}

std::string symbol(const Row::Cell& cell, const report::Style& style) {
    if (!cell.misnamed.empty()) return report::paint(style, Ink::bad, "!");
    if (cell.named) return report::paint(style, Ink::good, "N");
    if (cell.passed) return report::paint(style, Ink::faint, ".");
    return cell.failed ? "x" : "~";
}

void print_matrix(const std::string& title, const std::vector<std::string>& checks,
                  const std::vector<Row>& rows, const report::Style& style) {
    std::size_t width = 9;
    for (const Row& row : rows) width = std::max(width, row.name.size());
    const int name_width = static_cast<int>(std::min<std::size_t>(width, 30));
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
        fmt::print("{:<9}  {} {}\n", kind_name(row.kind),
                   report::pad_right(report::cut(row.name, name_width), name_width), cells);
    }
    fmt::print("\n");
    for (std::size_t i = 0; i < checks.size(); ++i) {
        fmt::print("{:>4}  {}\n", i + 1, report::cut(checks[i], style.width - 6));
    }
    fmt::print("\n");
}

void print(const engine::Matrix& matrix, const report::Style& style) {
    print_matrix(matrix.exercise + ", hidden checks", matrix.checks, matrix.rows, style);
    print_matrix(matrix.exercise + ", public checks", matrix.public_checks, matrix.public_rows, style);
    for (const auto& check : matrix.unproven) fmt::print("note: no catalogued mistake fails '{}'\n", check);
    for (const auto& wrong : matrix.wrong) {
        fmt::print("{} {}\n", report::paint(style, Ink::bad, "WRONG"), report::clean(wrong));
    }
    fmt::print("{}: {}\n\n", matrix.exercise,
               matrix.wrong.empty()
                   ? report::paint(style, Ink::good, "proven")
                   : report::paint(style, Ink::bad, fmt::format("{} wrong", matrix.wrong.size())));
}

}  // namespace

int verify(const Common& common, const VerifyOptions& options) {
    // A misspelt name is said before anything is opened.
    auto course = course::read_course(common.layout.exercises);
    if (!course) return explain(course.error());
    if (auto known = chosen(*course, options.exercises); !known) return explain(known.error());
    auto workshop = engine::Workshop::open(common.layout);
    if (!workshop) return explain(workshop.error());
    auto exercises = chosen((*workshop)->course, options.exercises);
    if (!exercises) return explain(exercises.error());
    const auto style = style_of(common, STDOUT_FILENO);
    int code = all_passed;
    for (const auto* exercise : *exercises) {
        auto matrix = engine::verify(**workshop, *exercise, options.seeds, jobs_of(common));
        if (!matrix) return explain(matrix.error());
        if (exercise == exercises->front()) {
            fmt::print(
                ". passes   x fails   N fails and is named as itself   ~ depends on the seed   ! named as "
                "another\n\n");
        }
        print(*matrix, style);
        if (!matrix->wrong.empty()) code = checks_failed;
    }
    return code;
}

}  // namespace halfspace::app
