#include "course/spelling.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

namespace halfspace::course {
namespace {

/// Optimal string alignment distance.
std::size_t edits(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) table[i][0] = i;
    for (std::size_t j = 0; j <= b.size(); ++j) table[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t other = a[i - 1] == b[j - 1] ? 0 : 1;
            table[i][j] = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + other});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                table[i][j] = std::min(table[i][j], table[i - 2][j - 2] + 1);
            }
        }
    }
    return table[a.size()][b.size()];
}

bool is_part_of(std::string_view word, std::string_view candidate) {
    if (word.empty()) return false;
    const auto is_edge = [&](std::size_t i) { return i == 0 || i == candidate.size(); };
    for (std::size_t at = candidate.find(word); at != std::string_view::npos;
         at = candidate.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((is_edge(at) || candidate[at - 1] == '_') && (is_edge(end) || candidate[end] == '_')) return true;
    }
    return false;
}

}  // namespace

std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates) {
    constexpr std::size_t longest = 64;  // a word longer than this is no slip of the finger
    if (word.size() > longest) return std::nullopt;
    std::optional<std::string> best;
    std::size_t least = 0;
    for (const std::string& candidate : candidates) {
        const std::size_t distance = is_part_of(word, candidate) ? 1 : edits(word, candidate);
        const std::size_t allowed =
            is_part_of(word, candidate)
                ? 1
                : std::max<std::size_t>(1, std::max(word.size(), candidate.size()) / 3);
        if (distance <= allowed && (!best || distance < least)) {
            best = candidate;
            least = distance;
        }
    }
    return best;
}

std::string suggestion(std::string_view word, std::span<const std::string> candidates) {
    if (const auto meant = nearest(word, candidates)) return fmt::format("; did you mean '{}'?", *meant);
    if (candidates.empty()) return "";
    return fmt::format("; expected one of: {}", fmt::join(candidates, ", "));
}

}  // namespace halfspace::course
