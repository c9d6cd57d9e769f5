#include "report/text.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace halfspace::report {
namespace {

constexpr std::string_view replacement = "\xef\xbf\xbd";  // U+FFFD
constexpr std::string_view ellipsis = "\xe2\x80\xa6";     // U+2026

struct CodePoint {
    char32_t value;
    std::size_t bytes;  // 0: not UTF-8
};

/// The code point at the beginning of a text that is not empty, by RFC 3629: no overlong forms, no
/// surrogates.
CodePoint decode(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    const std::size_t size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || text.size() < size) return {0, 0};
    char32_t value = lead & (0x7fu >> size);
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xc0) != 0x80) return {0, 0};
        value = (value << 6) | (byte(i) & 0x3fu);
    }
    constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    const bool is_surrogate = value >= 0xd800 && value <= 0xdfff;
    if (value < least[size] || value > 0x10ffff || is_surrogate) return {0, 0};
    return {value, size};
}

/// Bytes of the escape sequence that the text begins with (ECMA-48: CSI, OSC and other strings, two-byte
/// ones).
std::size_t escape_sequence(std::string_view text) {
    if (text.size() < 2) return 1;
    std::size_t end = 2;
    if (text[1] == '[') {
        while (end < text.size() && text[end] >= 0x20 && text[end] < 0x40) ++end;
        if (end < text.size() && text[end] >= 0x40 && text[end] < 0x7f) ++end;
        return end;
    }
    if (std::string_view("]PX^_").find(text[1]) != std::string_view::npos) {
        // To its terminator, BEL or ESC backslash, but never past the line: a forged start must not eat the
        // rest.
        while (end < text.size() && text[end] != '\n') {
            if (text[end] == '\a') return end + 1;
            if (text[end] == '\x1b') return end + (text.substr(end).starts_with("\x1b\\") ? 2 : 0);
            ++end;
        }
        return end;
    }
    return text[1] >= 0x20 && text[1] < 0x7f ? 2 : 1;
}

struct Interval {
    char32_t first;
    char32_t last;
};

template <std::size_t n>
bool is_in(const Interval (&intervals)[n], char32_t value) {
    return std::ranges::any_of(intervals, [&](Interval i) { return value >= i.first && value <= i.last; });
}

/// C0 and C1 controls, directional marks and overrides, the byte order mark, tags.
constexpr Interval invisible[] = {{0x00, 0x1f},     {0x7f, 0x9f},     {0x61c, 0x61c},
                                  {0x200b, 0x200f}, {0x2028, 0x202e}, {0x2060, 0x206f},
                                  {0xfeff, 0xfeff}, {0xfff9, 0xfffb}, {0xe0000, 0xe007f}};
constexpr Interval combining[] = {{0x300, 0x36f},   {0x483, 0x489},   {0x591, 0x5bd},   {0x610, 0x61a},
                                  {0x64b, 0x65f},   {0x900, 0x902},   {0x1ab0, 0x1aff}, {0x1dc0, 0x1dff},
                                  {0x20d0, 0x20ff}, {0xfe00, 0xfe0f}, {0xfe20, 0xfe2f}, {0xe0100, 0xe01ef}};
constexpr Interval wide[] = {{0x1100, 0x115f},  {0x2e80, 0x303e},   {0x3041, 0x4dbf},   {0x4e00, 0xa4cf},
                             {0xac00, 0xd7a3},  {0xf900, 0xfaff},   {0xfe30, 0xfe6f},   {0xff00, 0xff60},
                             {0xffe0, 0xffe6},  {0x1f300, 0x1f64f}, {0x1f680, 0x1f6ff}, {0x1f900, 0x1f9ff},
                             {0x20000, 0x3fffd}};

int width_of(char32_t value) {
    return is_in(combining, value) ? 0 : is_in(wide, value) ? 2 : 1;
}

}  // namespace

std::string clean(std::string_view untrusted) {
    std::string text;
    text.reserve(untrusted.size());
    while (!untrusted.empty()) {
        if (untrusted[0] == '\x1b') {
            untrusted.remove_prefix(escape_sequence(untrusted));
            continue;
        }
        const CodePoint next = decode(untrusted);
        if (next.bytes == 0) {
            text += replacement;
        } else if (next.value == '\t') {
            text += "    ";
        } else if (next.value == '\n' || !is_in(invisible, next.value)) {
            text += untrusted.substr(0, next.bytes);
        }
        untrusted.remove_prefix(std::max<std::size_t>(1, next.bytes));
    }
    return text;
}

std::string clean_line(std::string_view untrusted) {
    std::string text = clean(untrusted);
    std::ranges::replace(text, '\n', ' ');
    return text;
}

int width(std::string_view text) {
    int columns = 0;
    while (!text.empty()) {
        const CodePoint next = decode(text);
        columns += next.bytes == 0 ? 1 : width_of(next.value);
        text.remove_prefix(std::max<std::size_t>(1, next.bytes));
    }
    return columns;
}

std::string cut(std::string_view text, int columns) {
    if (width(text) <= columns) return std::string(text);
    std::string kept;
    for (int used = 0;;) {
        const CodePoint next = decode(text);
        used += next.bytes == 0 ? 1 : width_of(next.value);
        if (used > columns - 1) break;
        kept += text.substr(0, std::max<std::size_t>(1, next.bytes));
        text.remove_prefix(std::max<std::size_t>(1, next.bytes));
    }
    return kept.append(ellipsis);
}

std::string pad_left(std::string_view text, int columns) {
    const int missing = std::max(0, columns - width(text));
    return std::string(static_cast<std::size_t>(missing), ' ').append(text);
}

std::string pad_right(std::string_view text, int columns) {
    const int missing = std::max(0, columns - width(text));
    return std::string(text).append(static_cast<std::size_t>(missing), ' ');
}

std::vector<std::string> lines(std::string_view text) {
    std::vector<std::string> found;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        found.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return found;
}

std::vector<std::string> wrap(std::string_view text, int columns) {
    std::vector<std::string> wrapped;
    bool in_paragraph = false;  // the last line of wrapped may still grow
    for (const std::string& line : lines(text)) {
        std::string_view rest = line;
        bool blank = true;
        while (true) {
            rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
            if (rest.empty()) break;
            blank = false;
            const std::string_view word = rest.substr(0, rest.find(' '));
            rest.remove_prefix(word.size());
            if (in_paragraph && width(wrapped.back()) + 1 + width(word) <= columns) {
                wrapped.back().append(" ").append(word);
            } else {
                wrapped.emplace_back(word);
            }
            in_paragraph = true;
        }
        if (blank) {
            if (in_paragraph) wrapped.emplace_back();
            in_paragraph = false;
        }
    }
    while (!wrapped.empty() && wrapped.back().empty()) wrapped.pop_back();
    return wrapped;
}

}  // namespace halfspace::report
