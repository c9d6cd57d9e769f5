#include "engine/crash_site.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"

namespace halfspace::engine {

std::vector<std::string> crash_addresses(std::string_view output) {
    constexpr std::size_t most = 64;
    constexpr std::string_view mark = "halfspace-crash-site:";  // as worker/crash_site.cpp has it
    std::vector<std::string> addresses;
    const std::size_t start = output.rfind(mark);
    if (start == std::string_view::npos) return addresses;
    std::string_view rest = output.substr(start + mark.size());
    rest = rest.substr(0, rest.find('\n'));
    while (rest.starts_with(' ') && addresses.size() < most) {
        rest.remove_prefix(1);
        const std::string_view digits = rest.substr(0, rest.find(' '));
        if (digits.empty() || digits.size() > 16 || digits.front() == '0' ||
            digits.find_first_not_of("0123456789abcdef") != std::string_view::npos)
            break;
        addresses.emplace_back(digits);
        rest.remove_prefix(digits.size());
    }
    return addresses;
}

std::string crash_words(const std::string& file, std::size_t line, std::string_view source) {
    constexpr int room = 66;
    for (std::size_t number = 1; number < line; ++number) {
        const std::size_t end = source.find('\n');
        if (end == std::string_view::npos) return {};  // no line of this file
        source.remove_prefix(end + 1);
    }
    std::string text = clean(source.substr(0, std::min<std::size_t>(source.find('\n'), 4 * room)));
    text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
    if (text.empty()) return {};
    return fmt::format("\nThis was in line {} of {}:\n  {} | {}\n", line, file, line, cut(text, room));
}

}  // namespace halfspace::engine
