#include "engine/draft.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <vector>

#include "base/text.hpp"
#include "explain/definitions.hpp"

namespace halfspace::engine {
namespace {

bool is_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

/// Words by which code inside of a function could do something before main(), or at the compiler.
bool has_special_word(std::string_view code) {
    for (std::size_t i = 0; i < code.size(); ++i) {
        if (!is_word(code[i])) continue;
        const std::size_t begin = i;
        while (i < code.size() && is_word(code[i])) ++i;
        const auto word = code.substr(begin, i - begin);
        if (word == "asm" || word == "_Pragma" || word.starts_with("__")) return true;
    }
    return false;
}

/// See Definition::is_plain. A lexer that knows less than C++, and gives up where that would matter.
bool is_plain_body(std::string_view body) {
    if (body.find('\\') != std::string_view::npos || body.find("R\"") != std::string_view::npos) return false;
    std::string code;  // without comments and what is in strings
    std::size_t depth = 0;
    for (std::size_t i = 0; i < body.size(); ++i) {
        const auto two = body.substr(i, 2);
        if (two == "//" || two == "/*") {
            const auto end = two == "//" ? body.find('\n', i) : body.find("*/", i + 2);
            if (end == std::string_view::npos) return false;
            i = two == "//" ? end : end + 1;
            code += '\n';
            continue;
        }
        if (body[i] == '"') {
            const auto end = body.find_first_of("\"\n", i + 1);
            if (end == std::string_view::npos || body[end] == '\n') return false;
            i = end;
            code += "\"\"";
            continue;
        }
        if (body[i] == '{') ++depth;
        if (body[i] == '}' && --depth == 0 && i + 1 != body.size()) return false;
        code += body[i];
    }
    const auto has = [&](std::string_view what) { return code.find(what) != std::string::npos; };
    return depth == 0 && code.find_first_of("'#@`$") == std::string::npos && !has("??") && !has("<%") &&
           !has("%>") && !has("<:") && !has(":>") && !has("%:") && !has("[[") && !has_special_word(code);
}

bool is_plain_head(std::string_view head) {
    return std::ranges::all_of(head,
                               [](char c) {
                                   return is_word(c) ||
                                          std::string_view(" \n\t:<>,&*()").find(c) != std::string_view::npos;
                               }) &&
           head.find("<:") == std::string_view::npos && head.find(":>") == std::string_view::npos &&
           !has_special_word(head);
}

std::size_t offset_of(std::string_view text, explain::Place place) {
    std::size_t at = 0;
    for (std::size_t line = 1; line < place.line; ++line) at = text.find('\n', at) + 1;
    return at + place.column - 1;
}

/// Where a definition begins whose name is at `name`: behind what comes before it.
std::size_t begin_of(std::string_view bare, std::size_t name) {
    std::size_t begin = bare.substr(0, name).find_last_of(";{}");
    begin = begin == std::string_view::npos ? 0 : begin + 1;
    const std::size_t directive = bare.substr(0, name).rfind('#');
    if (directive != std::string_view::npos && directive >= begin)
        begin = std::min(bare.find('\n', directive), name);
    return begin;
}

std::string trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return {};
    return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1));
}

std::string without(std::string text, std::string_view part) {
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part))
        text.erase(at, part.size());
    return text;
}

/// Line ends and printable characters only, with something before each line that is not empty.
std::string indented(std::string_view text, const std::string& before) {
    std::string all;
    for (const auto& line : lines(clean(text))) {
        const auto end = line.find_last_not_of(" \\");  // no line of a comment goes on in the next
        all += end == std::string::npos ? trimmed(before) : before + line.substr(0, end + 1);
        all += '\n';
    }
    return all;
}

}  // namespace

Result<Definition> definition_of(std::string_view source, const std::string& function) {
    const auto found = explain::find_definitions(source, {function});
    if (!found)
        return fail(Error::bad_input(
            "the file has macros, conditionals or raw strings: only a compiler can tell what is in it"));
    if (found->functions.size() != 1)
        return fail(Error::bad_input(fmt::format(
            "the file has {} of {}",
            found->functions.empty() ? "no definition that can be found" : "several definitions", function)));
    const std::string bare = explain::bare(source);
    const std::size_t name = offset_of(source, found->functions[0].place);
    const std::size_t open = bare.find('{', name);
    std::size_t close = open;
    for (std::size_t depth = 0; close < bare.size(); ++close) {
        if (bare[close] == '{') ++depth;
        if (bare[close] == '}' && --depth == 0) break;
    }
    if (open == std::string::npos || close >= bare.size())
        return fail(Error::bad_input(function + " does not end: braces are missing"));
    const std::size_t begin = begin_of(bare, name);
    Definition definition;
    definition.head = without(trimmed(bare.substr(begin, open - begin)), "student::");
    definition.body = source.substr(open, close + 1 - open);
    definition.is_plain = is_plain_head(definition.head) && is_plain_body(definition.body);
    return definition;
}

Result<Draft> with_draft(std::string_view mistakes, const std::string& function, const Definition& definition,
                         As as) {
    const std::string bare = explain::bare(mistakes);
    const std::size_t end = bare.rfind('}');
    if (end == std::string::npos || bare.find("namespace student") == std::string::npos)
        return fail(Error::bad_input("does not end with namespace student { ... }"));
    Draft draft{"drafted_" + function, std::string(mistakes.substr(0, end)), 0};
    for (int i = 2; mistakes.find(draft.name + ',') != std::string_view::npos; ++i)
        draft.name = fmt::format("drafted_{}_{}", function, i);
    draft.line = static_cast<std::size_t>(std::ranges::count(draft.text, '\n')) + 1;
    draft.text += fmt::format(
        "// TO WRITE: drawn from a student's file. Give it a name that says what is wrong, and keep only "
        "what is.\n"
        "struct MISTAKE({},\n               \"TO WRITE: a hint, with a question that helps\") {{\n",
        draft.name);
    if (as == As::code) {
        const std::string body = trimmed(indented(definition.body, "    "));
        draft.text += fmt::format("    {} override {}\n", definition.head, body);
    } else {
        draft.text += "    // It does not compile here as it stands:\n" +
                      indented(definition.head + ' ' + definition.body, "    // ") + "    // Until here.\n";
    }
    draft.text += "};\n\n";
    draft.text += mistakes.substr(end);
    return draft;
}

std::string as_students(std::string_view mistakes) {
    std::string text(mistakes);
    constexpr std::string_view include = "#include \"worker/catalogue.hpp\"";
    if (const auto at = text.find(include); at != std::string::npos)
        text.replace(at, include.size(),
                     "#define MISTAKE_OF(name, base, hint) name : base\n"
                     "#define MISTAKE(name, hint) MISTAKE_OF(name, Right, hint)");
    return text;
}

}  // namespace halfspace::engine
