#include "submission/encoding.hpp"

#include <iconv.h>

#include <algorithm>

#include "base/text.hpp"

namespace halfspace::submission {
namespace {

/// By glibc; nothing: there is something in it that the encoding has not, or glibc has not the encoding.
std::optional<std::string> converted(std::string_view bytes, const char* from) {
    const ::iconv_t conversion = ::iconv_open("UTF-8", from);
    if (conversion == reinterpret_cast<::iconv_t>(-1)) return std::nullopt;
    std::string in(bytes);
    std::string out(3 * bytes.size() + 16, '\0');
    char* source = in.data();
    std::size_t left = in.size();
    char* target = out.data();
    std::size_t room = out.size();
    const bool done =
        ::iconv(conversion, &source, &left, &target, &room) != static_cast<std::size_t>(-1) && left == 0;
    ::iconv_close(conversion);
    if (!done) return std::nullopt;
    out.resize(out.size() - room);
    return out;
}

/// As "UTF-16LE", "UTF-16BE"; null: it does not look so.
const char* utf16_of(std::string_view bytes) {
    if (bytes.size() < 2 || bytes.size() % 2 != 0) return nullptr;
    if (bytes.starts_with("\xff\xfe")) return "UTF-16LE";
    if (bytes.starts_with("\xfe\xff")) return "UTF-16BE";
    std::size_t even = 0;
    std::size_t odd = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (bytes[i] == '\0') ++(i % 2 == 0 ? even : odd);
    }
    // Source is mostly ASCII: of each such character one byte is NUL, and always the same one.
    const auto most = bytes.size() / 2;
    if (even == 0 && 10 * odd >= 9 * most) return "UTF-16LE";
    if (odd == 0 && 10 * even >= 9 * most) return "UTF-16BE";
    return nullptr;
}

bool has_controls(std::string_view bytes) {
    return std::ranges::any_of(bytes, [](unsigned char c) {
        return (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1a) || c == 0x7f;
    });
}

}  // namespace

std::optional<Decoded> to_utf8(std::string_view bytes) {
    if (const char* from = utf16_of(bytes)) {
        auto text = converted(bytes, from);
        if (!text || text->find('\0') != std::string::npos) return std::nullopt;
        if (text->starts_with("\xef\xbb\xbf")) text->erase(0, 3);
        return Decoded{std::move(*text), "UTF-16"};
    }
    if (bytes.find('\0') != std::string_view::npos) return std::nullopt;
    if (!first_line_not_utf8(bytes)) return Decoded{std::string(bytes), ""};
    if (has_controls(bytes)) return std::nullopt;
    for (const auto* from : {"WINDOWS-1252", "ISO-8859-1"}) {
        if (auto text = converted(bytes, from)) return Decoded{std::move(*text), "Latin-1"};
    }
    return std::nullopt;
}

}  // namespace halfspace::submission
