#include "engine/players.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "base/files.hpp"

namespace halfspace::engine {
namespace {

namespace fs = std::filesystem;
using Kind = Player::Kind;

Result<Player> read_player(const fs::path& path, Kind kind, std::string name) {
    return Player{kind, std::move(name), Player::Source{TRY(read_file(path, max_source_bytes))}};
}

Result<std::vector<fs::path>> sources_in(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> paths;
    for (fs::directory_iterator it(folder, error); !error && it != fs::directory_iterator();
         it.increment(error)) {
        if (it->path().extension() == ".cpp") paths.push_back(it->path());
    }
    if (error) return fail(Error::bad_input(fmt::format("{}: {}", folder.string(), error.message())));
    std::sort(paths.begin(), paths.end());
    return paths;
}

}  // namespace

std::string_view to_string(Kind kind) {
    switch (kind) {
        case Kind::right:
            return "right";
        case Kind::correct:
            return "correct";
        case Kind::mistake:
            return "mistake";
        case Kind::starter:
            return "starter";
        case Kind::stub:
            return "stub";
        case Kind::hostile:
            break;
    }
    return "hostile";
}

Result<std::vector<Player>> players_of(const course::Exercise& exercise, const Paths& paths,
                                       const judge::Suite& suite) {
    std::vector<Player> players;
    players.push_back(
        {Kind::right, verdict::catalogued_right, verdict::Catalogued{verdict::catalogued_right}});
    for (const auto& path : TRY(sources_in(paths.solutions / exercise.id / "correct")))
        players.push_back(TRY(read_player(path, Kind::correct, path.stem().string())));
    for (const auto& mistake : suite.catalogue.mistakes)
        players.push_back({Kind::mistake, mistake.name, verdict::Catalogued{mistake.name}});
    players.push_back(TRY(read_player(exercise.folder / exercise.file, Kind::starter, "starter")));
    for (const auto& stub : suite.stubs) {
        if (suite.is_public && stub == verdict::remembering_stub) continue;
        players.push_back({Kind::stub, stub, verdict::Stub{stub}});
    }
    for (auto& player : hostile_players()) players.push_back(std::move(player));
    return players;
}

}  // namespace halfspace::engine
