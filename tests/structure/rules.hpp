#pragma once
// The rules of the house, checked by reading the files of a checkout.

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace structure {

/// Each finding is "path:line: what is wrong", in the order of the paths.
using Findings = std::vector<std::string>;

/// Each folder, and those that its files may include besides their own.
using Arrows = std::map<std::string, std::set<std::string>>;

/// grader/arrows.txt.
Arrows read_arrows(const std::filesystem::path& file);

/// The rows "| `folder` | `other`, `another` | ..." of a table in a text.
Arrows arrows_of_table(const std::filesystem::path& readme);

/// #include lines of lib, exercises, solutions and grader that go against the arrows of the design.
Findings wrong_includes(const std::filesystem::path& root);

/// Ways to start a process outside the folders that may.
Findings wrong_processes(const std::filesystem::path& root);

/// These files, relative to `root`: names at the top level that do not belong there, files named util,
/// absolute paths of a machine and addresses of package mirrors in them.
Findings wrong_names(const std::vector<std::string>& files);
Findings wrong_texts(const std::filesystem::path& root, const std::vector<std::string>& files);

/// tests/**/*.cpp that none of the compiled `sources` (absolute paths) is.
Findings not_built(const std::filesystem::path& root, const std::vector<std::filesystem::path>& sources);

}  // namespace structure
