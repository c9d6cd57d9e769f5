#include "engine/verify.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "course/seed.hpp"
#include "engine/content.hpp"
#include "engine/parallel.hpp"
#include "scoring/basis.hpp"
#include "submission/submission.hpp"

namespace halfspace::engine {
namespace {

using Kind = Player::Kind;

/// What is played.
struct Table {
    Grader& grader;
    const course::Exercise& exercise;
    const judge::Suite& suite;
    const std::vector<Player>& players;
    const std::vector<verdict::Asked>& known;  ///< the public checks' calls
    unsigned seeds;
    unsigned jobs;
    const OnPlayed& on_played;

    /// Public checks have one seed for everybody.
    [[nodiscard]] unsigned rounds() const { return suite.is_public ? 1 : seeds; }
};

using Results = std::vector<verdict::CheckResult>;

/// Players that are asked in one run, under one seed: one, or several of the catalogue.
struct Game {
    unsigned round;
    std::vector<std::size_t> players;
};

/// What is the same for all of the catalogue is paid once for so many, and all processors have something to do.
constexpr std::size_t most_together = 12;

std::vector<Game> games_of(const Table& table) {
    std::vector<Game> games;
    for (unsigned round = 0; round < table.rounds(); ++round) {
        std::vector<std::size_t> together;
        for (std::size_t p = 0; p < table.players.size(); ++p) {
            if (!std::holds_alternative<verdict::Catalogued>(table.players[p].asked)) {
                games.push_back({round, {p}});
                continue;
            }
            together.push_back(p);
            if (together.size() < most_together) continue;
            games.push_back({round, std::move(together)});
            together.clear();
        }
        if (!together.empty()) games.push_back({round, std::move(together)});
    }
    return games;
}

/// Asks the first player of a game in its own way, or all of them.
struct Ask {
    const Table& table;
    const std::string& seed;
    const Game& game;

    Result<std::vector<Results>> operator()(const Player::Source& source) const {
        auto outcome = table.grader.grade(table.exercise, table.suite, seed, submission::Source{source.text});
        const std::string where = table.exercise.id + ": " + table.players[game.players[0]].name;
        if (auto* graded = std::get_if<verdict::Graded>(&outcome))
            return std::vector<Results>{std::move(graded->checks)};
        if (const auto* failed = std::get_if<verdict::DidNotCompile>(&outcome))
            return fail(Error::bad_input(where + " does not compile:\n" + failed->diagnostics));
        return fail(Error::fault(where + ": " + std::get<verdict::GraderFault>(outcome).why));
    }
    Result<std::vector<Results>> operator()(const verdict::Catalogued& /*first*/) const {
        std::vector<verdict::Catalogued> players;
        for (const std::size_t p : game.players)
            players.push_back(std::get<verdict::Catalogued>(table.players[p].asked));
        return table.grader.judge_each(table.exercise, table.suite, seed, std::move(players));
    }
    Result<std::vector<Results>> operator()(verdict::Stub stub) const {
        if (stub.name == verdict::remembering_stub) stub.known = table.known;
        return std::vector<Results>{
            TRY(table.grader.judge(table.exercise, table.suite, seed, std::move(stub)))};
    }
};

Result<std::vector<Results>> play(const Table& table, const Game& game) {
    // The seeds are fixed, so that a proof that held yesterday holds today, and all players are asked the same.
    const auto& id = table.exercise.id;
    const std::string seed =
        table.suite.is_public
            ? course::public_seed(id)
            : course::seed("verify", fmt::format("round {}", game.round), id, table.suite.version, "");
    auto results = std::visit(Ask{table, seed, game}, table.players[game.players[0]].asked);
    if (results) {
        for (Results& of_one : *results) scoring::block_without_basis(of_one);
    }
    for (std::size_t i = 0; i < game.players.size(); ++i) table.on_played();
    return results;
}

void add(Row& row, const std::vector<verdict::CheckResult>& results) {
    for (std::size_t i = 0; i < results.size(); ++i) {
        Row::Cell& cell = row.cells[i];
        const verdict::CheckResult& result = results[i];
        const bool passed = result.status == verdict::Status::passed;
        cell.passed = cell.passed && passed;
        cell.failed = cell.failed && !passed && result.status != verdict::Status::blocked;
        cell.counted = cell.counted || passed;
        if (!passed) {
            cell.status = result.status;
            cell.message = result.message;
        }
        if (!result.diagnosis) continue;
        if (result.diagnosis->name == row.name && row.kind == Kind::mistake) {
            cell.named = true;
        } else {
            cell.misnamed = result.diagnosis->name;
        }
    }
}

/// All players under one suite.
Result<std::vector<Row>> run_rows(const Table& table) {
    const std::vector<Game> games = games_of(table);
    std::vector<Result<std::vector<Results>>> played(games.size());
    for_each_index(games.size(), table.jobs, [&](std::size_t i) { played[i] = play(table, games[i]); });
    std::vector<Row> rows;
    for (const Player& player : table.players) {
        Row::Cell fresh;
        fresh.failed = true;
        rows.push_back({player.kind, player.name, std::vector(table.suite.checks.size(), fresh)});
    }
    for (std::size_t i = 0; i < games.size(); ++i) {
        const auto results = TRY(std::move(played[i]));
        for (std::size_t k = 0; k < results.size(); ++k) add(rows[games[i].players[k]], results[k]);
    }
    return rows;
}

bool is_worthless(Kind kind) {
    return kind == Kind::starter || kind == Kind::stub || kind == Kind::hostile;
}

/// What is wrong with one row.
void judge_row(const Row& row, const Table& table, std::vector<std::string>& wrong) {
    const std::string suite = table.suite.is_public ? "public" : "hidden";
    const auto where = [&](std::size_t i) {
        return fmt::format("{}, {} check {} '{}'", row.name, suite, i + 1, table.suite.checks[i].name);
    };
    bool caught = false;
    bool named = false;
    const auto before = static_cast<std::ptrdiff_t>(wrong.size());
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const Row::Cell& cell = row.cells[i];
        caught = caught || cell.failed;
        named = named || cell.named;
        if ((row.kind == Kind::right || row.kind == Kind::correct) && !cell.passed) {
            wrong.push_back(fmt::format("{}: a right answer does not pass ({}):\n{}", where(i),
                                        verdict::to_string(cell.status), cell.message));
        }
        if (is_worthless(row.kind) && cell.counted)
            wrong.push_back(where(i) + ": passes it, though it solves nothing");
        if (!cell.misnamed.empty())
            wrong.push_back(fmt::format("{}: is named as '{}'", where(i), cell.misnamed));
    }
    if (row.kind == Kind::starter && before != static_cast<std::ptrdiff_t>(wrong.size())) {
        wrong.insert(
            wrong.begin() + before,
            fmt::format("{} is to be the untouched starter. Is it solved here? Then put the starter back",
                        (table.exercise.folder / table.exercise.file).string()));
    }
    if (row.kind != Kind::mistake || table.suite.is_public) return;
    if (!caught) wrong.push_back(fmt::format("{}: no hidden check catches it under every seed", row.name));
    if (!named) wrong.push_back(fmt::format("{}: no hidden check names it", row.name));
}

/// What is wrong with the picture of the right solution.
Result<std::vector<std::string>> wrong_panels(const Grader& grader, const course::Exercise& exercise) {
    const auto suite = TRY(grader.suite(exercise, Checks::are_panels));
    const auto panels = TRY(grader.judge(exercise, suite, course::public_seed(exercise.id),
                                         verdict::Catalogued{verdict::catalogued_right}));
    std::vector<std::string> wrong;
    for (const auto& drawn : panels) {
        const std::string where = fmt::format("plot.cpp, panel '{}', of the right answer: ", drawn.name);
        if (drawn.status != verdict::Status::passed) {
            wrong.push_back(where + std::string(verdict::to_string(drawn.status)) + ":\n" + drawn.message);
        } else if (!drawn.panel) {
            wrong.push_back(where + "draws nothing: it begins with plot::axes");
        } else if (const auto gaps = verdict::gaps(*drawn.panel); gaps > 0) {
            wrong.push_back(where + fmt::format("{} points are no numbers", gaps));
        }
    }
    return wrong;
}

}  // namespace

Result<std::size_t> plays_of(const Grader& grader, const course::Exercise& exercise, unsigned seeds) {
    std::size_t plays = 0;
    for (const Checks which : {Checks::are_hidden, Checks::are_public}) {
        const auto suite = TRY(grader.suite(exercise, which));
        const auto players = TRY(players_of(exercise, grader.paths, suite));
        plays += players.size() * (suite.is_public ? 1 : seeds);
    }
    return plays;
}

Result<Matrix> verify(Grader& grader, const course::Exercise& exercise, unsigned seeds, unsigned jobs,
                      const OnPlayed& on_played) {
    Matrix matrix;
    matrix.exercise = exercise.id;
    std::size_t correct = 0;
    std::size_t mistakes = 0;
    const auto public_suite = TRY(grader.suite(exercise, Checks::are_public));
    const auto known = TRY(grader.record(exercise, public_suite, course::public_seed(exercise.id)));
    for (const Checks which : {Checks::are_hidden, Checks::are_public}) {
        const auto suite = TRY(grader.suite(exercise, which));
        const auto players = TRY(players_of(exercise, grader.paths, suite));
        const Table table{grader, exercise, suite, players, known, seeds, jobs, on_played};
        auto rows = TRY(run_rows(table));
        for (const Row& row : rows) judge_row(row, table, matrix.wrong);
        auto& names = suite.is_public ? matrix.public_checks : matrix.checks;
        for (const auto& check : suite.checks) names.push_back(check.name);
        (suite.is_public ? matrix.public_rows : matrix.rows) = std::move(rows);
        mistakes = suite.catalogue.mistakes.size();
        correct = static_cast<std::size_t>(std::ranges::count(players, Kind::correct, &Player::kind));
        if (suite.is_public) continue;
        for (const auto& wrong : wrong_content(exercise, grader.paths, suite, public_suite))
            matrix.wrong.push_back(wrong);
    }
    for (std::size_t i = 0; i < matrix.checks.size(); ++i) {
        const auto fails = [i](const Row& row) { return row.kind == Kind::mistake && row.cells[i].failed; };
        if (std::none_of(matrix.rows.begin(), matrix.rows.end(), fails))
            matrix.unproven.push_back(matrix.checks[i]);
    }
    if (grader.has_panels(exercise)) {
        for (const auto& wrong : TRY(wrong_panels(grader, exercise))) matrix.wrong.push_back(wrong);
    }
    matrix.unwritten = unwritten_content(exercise, grader.paths);
    if (correct < 2) matrix.wrong.emplace_back("fewer than two further correct solutions in correct/");
    if (mistakes == 0) matrix.wrong.emplace_back("no mistakes are catalogued in mistakes.cpp");
    return matrix;
}

}  // namespace halfspace::engine
