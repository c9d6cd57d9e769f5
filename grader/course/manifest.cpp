#include "course/manifest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <fstream>
#include <sstream>
#include <system_error>

namespace halfspace::course {
namespace fs = std::filesystem;

std::string shown(const fs::path& path) {
    std::error_code ignored;
    const fs::path absolute = fs::absolute(path, ignored).lexically_normal();
    const fs::path relative = absolute.lexically_relative(fs::current_path(ignored));
    const bool below = !relative.empty() && *relative.begin() != "..";
    return (below ? relative : absolute).string();
}

bool is_identifier(std::string_view name) {
    const auto is_letter = [](char c) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    };
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return !name.empty() && !is_digit(name[0]) &&
           std::ranges::all_of(name, [&](char c) { return is_letter(c) || is_digit(c); });
}

Result<std::unique_ptr<Manifest>> Manifest::open(const fs::path& path) {
    const std::string name = shown(path);
    const auto unreadable = [&](int error) {
        return fail(Error::bad_input(fmt::format("{}: cannot be read: {}", name, std::strerror(error))));
    };
    std::error_code ignored;
    if (fs::is_directory(path, ignored)) return unreadable(EISDIR);
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file) return unreadable(errno);
    std::ostringstream text;
    text << file.rdbuf();
    if (file.bad()) return unreadable(errno);
    try {
        toml::table document = toml::parse(text.str(), name);
        return std::unique_ptr<Manifest>(new Manifest(name, std::move(document)));
    } catch (const toml::parse_error& error) {
        return fail(Error::bad_input(
            fmt::format("{}:{}: not valid TOML: {}", name, error.source().begin.line, error.description())));
    }
}

Manifest::Manifest(std::string shown_path, toml::table document)
    : path_(std::move(shown_path)),
      document_(std::move(document)),
      root_(&tables_.emplace_back(*this, document_, "", 1)) {}

std::optional<Error> Manifest::error() {
    unknown_.clear();
    for (const Table& table : tables_) table.report_unknown_keys();
    // A misspelt key comes first: it explains the missing one.
    const std::vector<Problem>& problems = unknown_.empty() ? problems_ : unknown_;
    if (problems.empty()) return std::nullopt;
    const Problem& first = *std::ranges::min_element(problems, {}, &Problem::line);
    return Error::bad_input(fmt::format("{}:{}: {}", path_, first.line, first.message));
}

}  // namespace halfspace::course
