#include "engine/verify.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "course/seed.hpp"
#include "engine/parallel.hpp"
#include "engine/stage.hpp"

namespace halfspace::engine {
namespace {

using Kind = Solution::Kind;

Result<std::vector<course::CheckResult>> run_once(Workshop& workshop, const Stage& stage,
                                                  const Solution& solution, unsigned round) {
    // The seeds are fixed, so that a proof that held yesterday holds today.
    const std::string seed =
        course::seed("verify", fmt::format("round {}", round), stage.exercise->id, stage.version);
    if (solution.kind == Kind::stub) return judge_stub(workshop, stage, seed, solution.name);
    auto outcome = grade_file(workshop, stage, seed, submission::Source{solution.source});
    const std::string where = stage.exercise->id + ": " + solution.name;
    if (auto* graded = std::get_if<course::Graded>(&outcome)) return std::move(graded->checks);
    if (const auto* failed = std::get_if<course::DidNotCompile>(&outcome)) {
        return fail(Error::bad_input(where + " does not compile:\n" + failed->diagnostics));
    }
    return fail(Error::fault(where + ": " + std::get<course::GraderFault>(outcome).why));
}

void add(Row& row, const std::vector<course::CheckResult>& results) {
    for (std::size_t i = 0; i < results.size(); ++i) {
        Row::Cell& cell = row.cells[i];
        const course::CheckResult& result = results[i];
        const bool passed = result.status == course::Status::passed;
        cell.passed = cell.passed && passed;
        cell.failed = cell.failed && !passed;
        if (!passed) {
            cell.status = result.status;
            cell.message = result.message;
        }
        if (result.mistake.empty()) continue;
        if (result.mistake == row.name && row.kind == Kind::mistake) {
            cell.named = true;
        } else {
            cell.misnamed = result.mistake;
        }
    }
}

/// All solutions under one suite.
Result<std::vector<Row>> run_rows(Workshop& workshop, const Stage& stage,
                                  const std::vector<Solution>& solutions, unsigned seeds, unsigned jobs) {
    std::vector<Result<std::vector<course::CheckResult>>> runs(solutions.size() * seeds);
    for_each_index(runs.size(), jobs, [&](std::size_t i) {
        runs[i] = run_once(workshop, stage, solutions[i / seeds], static_cast<unsigned>(i % seeds));
    });
    std::vector<Row> rows;
    for (std::size_t s = 0; s < solutions.size(); ++s) {
        Row row{solutions[s].kind, solutions[s].name, {}};
        Row::Cell fresh;
        fresh.failed = true;
        row.cells.assign(stage.suite.checks.size(), fresh);
        for (unsigned round = 0; round < seeds; ++round) {
            const auto& run = runs[s * seeds + round];
            if (!run) return fail(run.error());
            add(row, *run);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

bool is_worthless(Kind kind) {
    return kind == Kind::starter || kind == Kind::stub || kind == Kind::hostile;
}

/// What is wrong with one row.
void judge_row(const Row& row, const Stage& stage, std::vector<std::string>& wrong) {
    const std::string suite = stage.is_public ? "public" : "hidden";
    const auto where = [&](std::size_t i) {
        return fmt::format("{}, {} check {} '{}'", row.name, suite, i + 1, stage.suite.checks[i].name);
    };
    bool caught = false;
    bool named = false;
    const auto before = static_cast<std::ptrdiff_t>(wrong.size());
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const Row::Cell& cell = row.cells[i];
        caught = caught || cell.failed;
        named = named || cell.named;
        if ((row.kind == Kind::reference || row.kind == Kind::correct) && !cell.passed) {
            wrong.push_back(fmt::format("{}: a right answer does not pass ({}):\n{}", where(i),
                                        course::to_string(cell.status), cell.message));
        }
        if (is_worthless(row.kind) && !cell.failed)
            wrong.push_back(where(i) + ": passes it, though it solves nothing");
        if (!cell.misnamed.empty())
            wrong.push_back(fmt::format("{}: is named as '{}'", where(i), cell.misnamed));
    }
    if (row.kind == Kind::starter && before != static_cast<std::ptrdiff_t>(wrong.size())) {
        wrong.insert(
            wrong.begin() + before,
            fmt::format("{} is to be the untouched starter. Is it solved here? Then put the starter back",
                        (stage.exercise->folder / stage.exercise->file).string()));
    }
    if (row.kind != Kind::mistake || stage.is_public) return;
    if (!caught) wrong.push_back(fmt::format("{}: no hidden check catches it under every seed", row.name));
    if (!named) wrong.push_back(fmt::format("{}: no hidden check names it", row.name));
}

}  // namespace

Result<Matrix> verify(Workshop& workshop, const course::Exercise& exercise, unsigned seeds, unsigned jobs) {
    auto solutions = read_solutions(workshop.layout.solutions / exercise.id);
    if (!solutions) return fail(solutions.error());
    auto starter = read_starter(exercise);
    if (!starter) return fail(starter.error());
    std::vector<Solution> all = {solutions->reference};
    all.insert(all.end(), solutions->correct.begin(), solutions->correct.end());
    all.insert(all.end(), solutions->mistakes.begin(), solutions->mistakes.end());
    all.push_back(std::move(*starter));
    for (Solution& worthless : worthless_solutions()) all.push_back(std::move(worthless));

    auto catalogue = open_catalogue(workshop, exercise, jobs);
    if (!catalogue) return fail(catalogue.error());

    Matrix matrix;
    matrix.exercise = exercise.id;
    for (const Suite suite : {Suite::hidden, Suite::checks}) {
        auto stage = open_stage(workshop, exercise, suite);
        if (!stage) return fail(stage.error());
        stage->catalogue = *catalogue;
        auto rows = run_rows(workshop, *stage, all, seeds, jobs);
        if (!rows) return fail(rows.error());
        for (const Row& row : *rows) judge_row(row, *stage, matrix.wrong);
        auto& names = stage->is_public ? matrix.public_checks : matrix.checks;
        for (const auto& check : stage->suite.checks) names.push_back(check.name);
        (stage->is_public ? matrix.public_rows : matrix.rows) = std::move(*rows);
    }
    for (std::size_t i = 0; i < matrix.checks.size(); ++i) {
        const auto fails = [i](const Row& row) { return row.kind == Kind::mistake && row.cells[i].failed; };
        if (std::none_of(matrix.rows.begin(), matrix.rows.end(), fails))
            matrix.unproven.push_back(matrix.checks[i]);
    }
    if (solutions->correct.size() < 2) matrix.wrong.emplace_back("fewer than two further correct solutions");
    if (solutions->mistakes.empty()) matrix.wrong.emplace_back("no mistakes are catalogued");
    return matrix;
}

}  // namespace halfspace::engine
