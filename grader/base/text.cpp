#include "base/text.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <iterator>
#include <memory>

namespace halfspace {
namespace {

constexpr std::string_view replacement = "\xef\xbf\xbd";  // U+FFFD
constexpr std::string_view ellipsis = "\xe2\x80\xa6";     // U+2026

struct CodePoint {
    utf8proc_int32_t value;
    std::size_t bytes;  // 0: not UTF-8
};

/// The code point at the beginning of a text that is not empty. No overlong forms, no surrogates.
CodePoint decode(std::string_view text) {
    utf8proc_int32_t value = -1;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    const auto count = static_cast<utf8proc_ssize_t>(std::min<std::size_t>(text.size(), 4));
    const auto used = utf8proc_iterate(bytes, count, &value);
    return {value, used > 0 ? static_cast<std::size_t>(used) : 0};
}

/// Controls, marks and overrides of the writing direction, joiners, tags, line and paragraph separators.
bool is_invisible(utf8proc_int32_t value) {
    const auto category = utf8proc_category(value);
    return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CF ||
           category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
}

/// Not shown by itself, though it is a letter or a mark to Unicode (Default_Ignorable_Code_Point), or not assigned yet.
bool is_ignorable(utf8proc_int32_t value) {
    struct Range {
        utf8proc_int32_t first, last;
    };
    constexpr Range ranges[] = {{0x00ad, 0x00ad},  {0x034f, 0x034f}, {0x061c, 0x061c},   {0x115f, 0x1160},
                                {0x17b4, 0x17b5},  {0x180b, 0x180f}, {0x200b, 0x200f},   {0x202a, 0x202e},
                                {0x2060, 0x206f},  {0x3164, 0x3164}, {0xfe00, 0xfe0f},   {0xfeff, 0xfeff},
                                {0xffa0, 0xffa0},  {0xfff0, 0xfffb}, {0x1bca0, 0x1bca3}, {0x1d173, 0x1d17a},
                                {0xe0000, 0xe0fff}};
    return std::ranges::any_of(ranges,
                               [&](const Range& in) { return in.first <= value && value <= in.last; });
}

bool is_right_to_left(utf8proc_int32_t value) {
    const auto direction = utf8proc_get_property(value)->bidi_class;
    return direction == UTF8PROC_BIDI_CLASS_R || direction == UTF8PROC_BIDI_CLASS_AL ||
           direction == UTF8PROC_BIDI_CLASS_AN;
}

/// The small Latin letter that a small Greek or Cyrillic one, or its capital, looks like; else itself.
char32_t latin(char32_t letter) {
    constexpr std::u32string_view others = U"аӓвеёзніјкмоӧрстухѕԁһԛԝѵαβεζηικμνορτυχ";
    constexpr std::u32string_view latins = U"aabee3hijkmoopctyxsdhqwvabezhikmnoptyx";
    static_assert(others.size() == latins.size());
    const std::size_t at = others.find(letter);
    return at == std::u32string_view::npos ? letter : latins[at];
}

std::string encoded(char32_t value) {
    utf8proc_uint8_t bytes[4];
    const auto count = utf8proc_encode_char(static_cast<utf8proc_int32_t>(value), bytes);
    return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(count)};
}

/// Bytes of the escape sequence that the text begins with (ECMA-48: CSI, OSC and other strings, two-byte ones).
std::size_t escape_sequence(std::string_view text) {
    if (text.size() < 2) return 1;
    std::size_t end = 2;
    if (text[1] == '[') {
        while (end < text.size() && text[end] >= 0x20 && text[end] < 0x40) ++end;
        if (end < text.size() && text[end] >= 0x40 && text[end] < 0x7f) ++end;
        return end;
    }
    if (std::string_view("]PX^_").find(text[1]) != std::string_view::npos) {
        // To its terminator, BEL or ESC backslash, but never past the line: a forged start must not eat the rest.
        while (end < text.size() && text[end] != '\n') {
            if (text[end] == '\a') return end + 1;
            if (text[end] == '\x1b') return end + (text.substr(end).starts_with("\x1b\\") ? 2 : 0);
            ++end;
        }
        return end;
    }
    return text[1] >= 0x20 && text[1] < 0x7f ? 2 : 1;
}

/// One text for all ways to write it in small and capital letters; nothing if it is no UTF-8.
std::optional<std::string> case_folded(std::string_view text) {
    utf8proc_uint8_t* folded = nullptr;
    const auto bytes =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                     static_cast<utf8proc_ssize_t>(text.size()), &folded,
                     static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
                                                    UTF8PROC_CASEFOLD | UTF8PROC_IGNORE));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(folded, &std::free);
    if (bytes < 0) return std::nullopt;
    return std::string(reinterpret_cast<const char*>(folded), static_cast<std::size_t>(bytes));
}

/// Without accents, and without letters that few keyboards have.
std::string plain_letters(const std::string& text) {
    constexpr std::pair<char32_t, std::string_view> letters[] = {
        {U'\u00f8', "o"},  {U'\u0142', "l"}, {U'\u00df', "ss"}, {U'\u00e6', "ae"},
        {U'\u0153', "oe"}, {U'\u0111', "d"}, {U'\u00f0', "d"},  {U'\u00fe', "th"},
        {U'\u0131', "i"},  {U'\u0127', "h"}, {U'\u0167', "t"}};
    utf8proc_uint8_t* apart = nullptr;
    const auto bytes = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                    static_cast<utf8proc_ssize_t>(text.size()), &apart,
                                    static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(apart, &std::free);
    if (bytes < 0) return text;
    std::string plain;
    for (std::string_view rest(reinterpret_cast<const char*>(apart), static_cast<std::size_t>(bytes));
         !rest.empty();) {
        const CodePoint next = decode(rest);
        const std::size_t size = std::max<std::size_t>(1, next.bytes);
        const auto* letter = std::ranges::find(letters, static_cast<char32_t>(next.value),
                                               &std::pair<char32_t, std::string_view>::first);
        if (letter != std::end(letters))
            plain += letter->second;
        else if (next.value < 0x300 || next.value > 0x36f)  // of other scripts, marks are letters
            plain += rest.substr(0, size);
        rest.remove_prefix(size);
    }
    return plain;
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
        } else if (next.value == '\n' || !is_invisible(next.value)) {
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

std::string plain_text(std::string_view untrusted) {
    std::string text;
    text.reserve(untrusted.size());
    while (!untrusted.empty()) {
        const CodePoint next = decode(untrusted);
        if (next.value == '\t') {
            text += "    ";
        } else if (next.bytes == 0 || (next.value != '\n' && is_invisible(next.value))) {
            text += '?';
        } else {
            text += untrusted.substr(0, next.bytes);
        }
        untrusted.remove_prefix(std::max<std::size_t>(1, next.bytes));
    }
    return text;
}

std::string escape_invisible(std::string_view json) {
    std::string text;
    text.reserve(json.size());
    while (!json.empty()) {
        const CodePoint next = decode(json);
        const std::size_t bytes = std::max<std::size_t>(1, next.bytes);
        const bool hidden =
            next.bytes != 0 && next.value != '\n' && (is_invisible(next.value) || is_ignorable(next.value));
        if (!hidden) {
            text += json.substr(0, bytes);
        } else if (next.value < 0x10000) {
            text += fmt::format("\\u{:04x}", next.value);
        } else {  // as UTF-16
            const auto beyond = next.value - 0x10000;
            text += fmt::format("\\u{:04x}\\u{:04x}", 0xd800 + (beyond >> 10), 0xdc00 + (beyond & 0x3ff));
        }
        json.remove_prefix(bytes);
    }
    return text;
}

std::string in_ascii(std::string_view untrusted) {
    std::string text;
    while (!untrusted.empty()) {
        const CodePoint next = decode(untrusted);
        if (next.bytes == 0) {
            text += fmt::format("\\x{:02x}", static_cast<unsigned char>(untrusted[0]));
        } else if (next.value >= 0x20 && next.value < 0x7f) {
            text += untrusted[0];
        } else {
            text += fmt::format("\\u{{{:x}}}", next.value);
        }
        untrusted.remove_prefix(std::max<std::size_t>(1, next.bytes));
    }
    return text;
}

std::string likeness(std::string_view name) {
    std::string seen;
    for (; !name.empty(); name.remove_prefix(std::max<std::size_t>(1, decode(name).bytes))) {
        const CodePoint next = decode(name);
        if (next.bytes == 0) {
            seen += replacement;
        } else if (!is_invisible(next.value) && !is_ignorable(next.value)) {
            seen += name.substr(0, next.bytes);
        }
    }
    const auto folded = case_folded(seen);
    if (!folded) return seen;
    std::string text;
    for (std::string_view rest = *folded; !rest.empty();) {
        const CodePoint next = decode(rest);
        text += encoded(latin(static_cast<char32_t>(next.value)));
        rest.remove_prefix(std::max<std::size_t>(1, next.bytes));
    }
    return text;
}

std::string without_accents(std::string_view name) {
    return plain_letters(likeness(name));
}

std::pair<std::string, std::string> alphabetical(std::string_view name) {
    return {plain_letters(case_folded(name).value_or(std::string(name))), std::string(name)};
}

std::string isolated(std::string_view text) {
    for (std::string_view rest = text; !rest.empty();) {
        const CodePoint next = decode(rest);
        if (next.bytes != 0 && is_right_to_left(next.value)) return fmt::format("\u2068{}\u2069", text);
        rest.remove_prefix(std::max<std::size_t>(1, next.bytes));
    }
    return std::string(text);
}

std::optional<std::size_t> first_line_not_utf8(std::string_view text) {
    std::size_t line = 1;
    while (!text.empty()) {
        const CodePoint next = decode(text);
        if (next.bytes == 0) return line;
        if (next.value == '\n') ++line;
        text.remove_prefix(next.bytes);
    }
    return {};
}

std::string shortened(std::string_view text, std::size_t max_bytes) {
    if (text.size() <= max_bytes) return std::string(text);
    std::size_t end = max_bytes < 3 ? 0 : max_bytes - 3;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return std::string(text.substr(0, end)) + "...";
}

int width(std::string_view text) {
    int columns = 0;
    while (!text.empty()) {
        const CodePoint next = decode(text);
        columns += next.bytes == 0 ? 1 : utf8proc_charwidth(next.value);
        text.remove_prefix(std::max<std::size_t>(1, next.bytes));
    }
    return columns;
}

std::string cut(std::string_view text, int columns) {
    if (width(text) <= columns) return std::string(text);
    std::string kept;
    for (int used = 0;;) {
        const CodePoint next = decode(text);
        used += next.bytes == 0 ? 1 : utf8proc_charwidth(next.value);
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

}  // namespace halfspace
