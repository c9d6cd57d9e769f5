#pragma once
// Who is played against an exercise's tests to prove them: right solutions, mistakes, and programs that know nothing.

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.hpp"
#include "course/course.hpp"
#include "engine/grader.hpp"
#include "verdict/run.hpp"

namespace halfspace::engine {

struct Player {
    enum class Kind { right, correct, mistake, starter, stub, hostile };
    /// A whole file, which goes the student's way.
    struct Source {
        std::string text;
    };
    Kind kind = Kind::right;
    std::string name;  ///< "right", "loops" (the file's stem), "no_bias", "starter", ...
    std::variant<Source, verdict::Catalogued, verdict::Stub> asked;
};

/// "right", "correct", "mistake", "starter", "stub", "hostile".
std::string_view to_string(Player::Kind kind);

/// The catalogue's right solution, correct/*.cpp by name, the catalogue's mistakes, the untouched starter, the stubs of
/// trial/stub.hpp, and programs that attack the grader before any function of theirs is called. The stub that remembers the
/// public checks is not played against these. A file that cannot be read is bad_input.
Result<std::vector<Player>> players_of(const course::Exercise& exercise, const Paths& paths,
                                       const judge::Suite& suite);

/// Programs that fit every exercise and deserve nothing (hostile.cpp).
std::vector<Player> hostile_players();

}  // namespace halfspace::engine
