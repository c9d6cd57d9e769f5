#pragma once
// The grader proves itself: every player against an exercise's tests, and each gets exactly the verdict it should.

#include <functional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "engine/grader.hpp"
#include "engine/players.hpp"

namespace halfspace::engine {

/// One player under one suite: what each check said, over all seeds.
struct Row {
    Player::Kind kind;
    std::string name;
    struct Cell {
        bool passed = true;    ///< under every seed
        bool failed = false;   ///< under every seed
        bool counted = false;  ///< passed under some seed, and counted: it earned points
        bool named = false;    ///< under some seed the diagnosis was this very mistake
        std::string misnamed;  ///< under some seed it was this other one
        verdict::Status status = verdict::Status::passed;  ///< under the last seed that did not pass
        std::string message;                               ///< of that seed
    };
    std::vector<Cell> cells;  ///< one for each check of the suite
};

/// One exercise's proof.
struct Matrix {
    std::string exercise;
    std::vector<std::string> checks;         ///< the hidden suite's
    std::vector<Row> rows;                   ///< hidden: one for each player
    std::vector<std::string> public_checks;  ///< the public suite's
    std::vector<Row> public_rows;
    std::vector<std::string> wrong;      ///< what is not as it should be, naming row and check
    std::vector<std::string> unwritten;  ///< what of the template is still to be written
    std::vector<std::string> unproven;   ///< hidden checks that no mistake fails: worth a mistake

    [[nodiscard]] bool proven() const { return wrong.empty() && unwritten.empty(); }
};

/// Called from any thread, once for each player, suite and seed.
using OnPlayed = std::function<void()>;

/// How often it is called for the exercise.
Result<std::size_t> plays_of(const Grader& grader, const course::Exercise& exercise, unsigned seeds);

/// Proven means: the right solution and the correct ones pass every check, public and hidden, under every seed; the
/// starter compiles and no check counts for it, nor for a stub or a hostile program (scoring/basis.hpp); every mistake loses
/// at least one hidden check under every seed, is named as itself at one of them, and never as another; content.hpp has
/// nothing to say; and the right solution's picture, if plot.cpp draws one, has no broken panel. An Error is a fault, or content that does not compile.
Result<Matrix> verify(Grader& grader, const course::Exercise& exercise, unsigned seeds, unsigned jobs,
                      const OnPlayed& on_played);

}  // namespace halfspace::engine
