#pragma once
// Scenarios drive the real program as a person does: arguments in; exit code, two texts and files out.

#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.hpp"
#include "base/process.hpp"

namespace support {

namespace fs = std::filesystem;

struct Run {
    int code = -1;
    std::string out;
    std::string err;
};

/// A program, its output in pipes: no terminal.
inline Run run_program(std::vector<std::string> argv, const std::string& cwd = {}) {
    halfspace::Command command;
    command.argv = std::move(argv);
    command.cwd = cwd;
    command.wall = std::chrono::minutes(15);
    auto completed = halfspace::run(command);
    REQUIRE(completed.has_value());
    REQUIRE_FALSE(completed->timed_out);
    return {completed->ended.exit_code, std::move(completed->out), std::move(completed->err)};
}

/// halfspace with these arguments.
inline Run run_halfspace(std::vector<std::string> arguments, const std::string& cwd = {}) {
    arguments.insert(arguments.begin(), HALFSPACE_PROGRAM);
    return run_program(std::move(arguments), cwd);
}

/// A message that was broken into lines for its reader, as the one sentence that it is.
inline std::string sentence(const std::string& text) {
    std::string result;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\n';
        if (!space || !result.ends_with(' ')) result += space ? ' ' : c;
    }
    return result;
}

inline std::string read(const fs::path& path) {
    auto text = halfspace::read_file(path, 64u << 20);
    INFO(path.string());
    REQUIRE(text.has_value());
    return *text;
}

/// Writes a file and the folders above it.
inline void write(const fs::path& path, std::string_view text) {
    fs::create_directories(path.parent_path());
    REQUIRE(halfspace::write_file(path, text).has_value());
}

inline halfspace::ScratchFolder scratch() {
    auto folder = halfspace::ScratchFolder::create("scenario");
    REQUIRE(folder.has_value());
    return std::move(*folder);
}

/// The text with its one `from` replaced.
inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    INFO("looking for " << from);
    REQUIRE(at != std::string::npos);
    REQUIRE(text.find(from, at + 1) == std::string::npos);
    return text.replace(at, from.size(), to);
}

inline void edit(const fs::path& file, const std::string& from, const std::string& to) {
    write(file, replaced(read(file), from, to));
}

/// What results.json says, without the times: all that the same input and secret must give again.
inline nlohmann::json results(const fs::path& folder) {
    auto json = nlohmann::json::parse(read(folder / "results.json"));
    json.erase("times");
    return json;
}

}  // namespace support
