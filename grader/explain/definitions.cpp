#include "explain/definitions.hpp"

#include <algorithm>

namespace halfspace::explain {
namespace {

bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool is_hex_digit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool has_directive(std::string_view text, std::string_view name) {
    for (std::size_t at = text.find('#'); at != std::string_view::npos; at = text.find('#', at + 1)) {
        const std::size_t word = text.find_first_not_of(" \t", at + 1);
        if (word != std::string_view::npos && text.substr(word).starts_with(name)) return true;
    }
    return false;
}

/// Nobody writes longer ones.
constexpr std::size_t longest_parameters = 2000;

/// For each '(' where its ')' is, if that is not too far and no ';' or '{' comes before: else 0. One walk, however deep a text nests them.
std::vector<std::size_t> closing(std::string_view text) {
    std::vector<std::size_t> closes(text.size(), 0);
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '(') open.push_back(i);
        if (text[i] == ';' || text[i] == '{') open.clear();
        if (text[i] != ')' || open.empty()) continue;
        if (i - open.back() < longest_parameters) closes[open.back()] = i;
        open.pop_back();
    }
    return closes;
}

/// True if the parameters that close at `at` are followed by a body.
bool has_body(std::string_view text, std::size_t at) {
    if (at == 0) return false;
    at = text.find_first_of("{};()=?", at + 1);
    return at != std::string_view::npos && text[at] == '{';
}

/// The word before `at`, with "::" for a qualified name.
std::string_view word_before(std::string_view text, std::size_t at) {
    const std::size_t last = at == 0 ? std::string_view::npos : text.find_last_not_of(" \t\r\n", at - 1);
    if (last == std::string_view::npos) return {};
    if (text[last] == ':') return "::";
    std::size_t first = last + 1;
    while (first > 0 && is_word(text[first - 1])) --first;
    return text.substr(first, last + 1 - first);
}

}  // namespace

std::string bare(std::string_view source) {
    std::string text(source);
    const auto blank = [&](std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i)
            if (text[i] != '\n') text[i] = ' ';
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::size_t end = i;
        if (source.substr(i, 2) == "//") {
            end = std::min(source.find('\n', i), source.size());
        } else if (source.substr(i, 2) == "/*") {
            end = source.find("*/", i + 2);
            end = end == std::string_view::npos ? source.size() : end + 2;
        } else if (source[i] == '"' || (source[i] == '\'' && (i == 0 || !is_hex_digit(source[i - 1])))) {
            end = i + 1;
            while (end < source.size() && source[end] != source[i] && source[end] != '\n')
                end += source[end] == '\\' ? 2 : 1;
            end = std::min(end + 1, source.size());
        }
        if (end == i) continue;
        blank(i, end);
        i = end - 1;
    }
    return text;
}

std::optional<Definitions> find_definitions(std::string_view source, const std::vector<std::string>& names) {
    const std::string text = bare(source);
    if (source.find("R\"") != std::string_view::npos || has_directive(text, "if") ||
        has_directive(text, "define"))
        return {};
    const std::vector<std::size_t> closes = closing(text);
    Definitions result;
    std::size_t depth = 0;
    std::size_t line = 1;
    std::size_t line_start = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n') {
            ++line;
            line_start = i + 1;
        }
        if (text[i] == '{') ++depth;
        if (text[i] == '}' && depth > 0) --depth;
        if (!is_word(text[i])) continue;
        std::size_t end = i;
        while (end < text.size() && is_word(text[end])) ++end;
        const std::string_view word(text.data() + i, end - i);
        const std::string_view before = word_before(text, i);
        if (word == "student" && before == "namespace") {
            const std::size_t keyword = text.rfind("namespace", i);
            if (word_before(text, keyword) != "using") result.opens_student = true;
        }
        const std::size_t next = text.find_first_not_of(" \t\r\n", end);
        if (next != std::string::npos && text[next] == '(' && std::ranges::find(names, word) != names.end() &&
            has_body(text, closes[next])) {
            result.functions.push_back(
                {std::string(word), {line, i - line_start + 1}, depth == 0 && before != "::"});
        }
        i = end - 1;
    }
    return result;
}

}  // namespace halfspace::explain
