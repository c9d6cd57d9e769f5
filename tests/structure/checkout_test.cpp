// This very checkout keeps the rules.
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/process.hpp"
#include "structure/rules.hpp"

namespace structure {
namespace {

namespace fs = std::filesystem;
const fs::path root = CHECKOUT;

std::string listed(const Findings& findings) {
    std::string text;
    for (const auto& finding : findings) text += "\n  " + finding;
    return text;
}

/// What git tracks, or nothing without git.
std::vector<std::string> tracked() {
    halfspace::Command command;
    command.argv = {"git", "-c", "safe.directory=*", "-C", root.string(), "ls-files", "-z"};
    command.output_bytes = 16u << 20;
    const auto completed = halfspace::run(command);
    if (!completed || !completed->ok()) return {};
    std::vector<std::string> files;
    std::istringstream names(completed->out);
    for (std::string name; std::getline(names, name, '\0');) {
        if (fs::exists(root / name)) files.push_back(name);
    }
    return files;
}

TEST_CASE("includes follow the arrows of the design") {
    const auto findings = wrong_includes(root);
    INFO(listed(findings));
    CHECK(findings.empty());
}

TEST_CASE("the table of grader/README.md is arrows.txt") {
    Arrows arrows = read_arrows(root / "grader/arrows.txt");
    for (const char* outside : {"exercises", "solutions"}) arrows.erase(outside);
    const Arrows table = arrows_of_table(root / "grader/README.md");
    for (const auto& [folder, allowed] : arrows) {
        INFO(folder);
        REQUIRE(table.count(folder) == 1);
        CHECK(table.at(folder) == allowed);
    }
    CHECK(table.size() == arrows.size());
}

TEST_CASE("processes start where they may") {
    const auto findings = wrong_processes(root);
    INFO(listed(findings));
    CHECK(findings.empty());
}

TEST_CASE("names and texts of tracked files") {
    const auto files = tracked();
    if (files.empty()) SKIP("no git here");
    auto findings = wrong_names(files);
    const auto texts = wrong_texts(root, files);
    findings.insert(findings.end(), texts.begin(), texts.end());
    INFO(listed(findings));
    CHECK(findings.empty());
}

TEST_CASE("every test is compiled") {
    std::ifstream stream(COMPILE_COMMANDS);
    if (!stream) SKIP("no compile_commands.json: configure with a preset");
    std::vector<fs::path> sources;
    for (const auto& command : nlohmann::json::parse(stream))
        sources.push_back(fs::path(command.at("directory").get<std::string>()) /
                          command.at("file").get<std::string>());
    // Sources that a CTest hands to a compiler itself.
    for (const auto& entry : fs::directory_iterator(root / "tests/lib/build"))
        sources.push_back(entry.path());
    const auto findings = not_built(root, sources);
    INFO(listed(findings));
    CHECK(findings.empty());
}

}  // namespace
}  // namespace structure
