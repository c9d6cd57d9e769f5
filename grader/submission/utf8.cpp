#include "submission/utf8.hpp"

#include <cstdint>

namespace halfspace::submission {
namespace {

/// The length of the character at `at`, 0 if none is valid there.
std::size_t character_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[at + i]); };
    const std::uint8_t first = byte(0);
    if (first < 0x80) return 1;
    const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || text.size() - at < length) return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xc0) != 0x80) return 0;
    }
    const std::uint8_t second = byte(1);
    if ((first == 0xe0 && second < 0xa0) || (first == 0xed && second >= 0xa0) ||  // overlong; surrogates
        (first == 0xf0 && second < 0x90) || (first == 0xf4 && second >= 0x90)) {  // overlong; beyond U+10FFFF
        return 0;
    }
    return length;
}

}  // namespace

std::optional<std::size_t> first_line_not_utf8(std::string_view text) {
    std::size_t line = 1;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = character_at(text, at);
        if (length == 0) return line;
        if (text[at] == '\n') ++line;
        at += length;
    }
    return {};
}

}  // namespace halfspace::submission
