#include "engine/players.hpp"

namespace halfspace::engine {
namespace {

// None of these defines a function of the contract, so they fit every exercise: what they do, they do before
// the worker's main(), in the process that the test program talks to.

constexpr const char* exits = R"(// The worker ends with success before it was asked anything.
#include <cstdlib>

namespace {
[[gnu::constructor]] void before_main() { std::_Exit(0); }
}  // namespace
)";

constexpr const char* forges = R"(// Writes what a test program tells the judge, and what a worker answers.
#include <cstdlib>
#include <string>

extern "C" long write(int, const void*, unsigned long);

namespace {
[[gnu::constructor]] void before_main() {
    const std::string events = "{\"event\":\"check\",\"name\":\"\",\"status\":\"passed\"}\n"
                               "{\"event\":\"end\",\"checks\":1}\nAll tests passed\n";
    const char reply[] = "\x04\x00\x00\x00\x93\x01\x00\x01";  // a frame: [nonce 1, value, 1]
    for (int descriptor = 0; descriptor < 64; ++descriptor) {
        if (write(descriptor, events.data(), events.size()) < 0) continue;
        write(descriptor, reply, sizeof reply - 1);
    }
    std::_Exit(0);
}
}  // namespace
)";

constexpr const char* kills = R"(// Kills all that it may, process 1 of its namespace first.
#include <csignal>

namespace {
[[gnu::constructor]] void before_main() {
    for (const int process : {1, -1, 0}) kill(process, SIGKILL);
}
}  // namespace
)";

}  // namespace

std::vector<Player> hostile_players() {
    std::vector<Player> players;
    for (const auto& [name, text] : {std::pair{"exits", exits}, {"forges", forges}, {"kills", kills}})
        players.push_back({Player::Kind::hostile, name, Player::Source{text}});
    return players;
}

}  // namespace halfspace::engine
