#include "explain/pitfalls.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <regex>
#include <set>

namespace halfspace::explain {
namespace {

constexpr std::size_t most = 3;
constexpr std::size_t longest_line = 400;
constexpr std::size_t most_lines = 2000;  // that are looked at closely
constexpr std::size_t longest_body = 4000;
constexpr std::size_t most_functions = 500;

using Match = std::match_results<std::string_view::const_iterator>;

/// A kind that shows in one line. Its place is that of group 1; it gives no sentence where it sees that it is none.
struct Kind {
    std::string_view needs;  ///< only lines with this text are looked at
    const char* line;
    std::string (*sentence)(const Match& match);
};

std::string whole_quotient(const Match& match) {
    const std::string over = match[1].str();
    const std::string under = match[2].str();
    if (over.size() > 6 || under.size() > 6 || std::stoi(under) == 0) return {};
    if (std::stoi(over) % std::stoi(under) == 0) return {};
    return fmt::format("{0} / {1} is {2}: whole numbers divide to a whole number. Write {0}.0 / {1}.", over,
                       under, std::stoi(over) / std::stoi(under));
}

// The division is not looked at behind * and /: in 0.5 * 1 / 2 its left side is no whole number.
#define BEFORE "(?:^|[=(,+{?:<>-]|\\breturn\\b) *"

constexpr std::array kinds{
    Kind{"/", BEFORE "(\\d+) */ *(\\d+)(?![\\w.'])", whole_quotient},
    Kind{"/", BEFORE "(1) */ *(?:\\w+\\.)+(?:size\\(\\)|shape\\(\\d\\))",
         [](const Match&) -> std::string {
             return "1 and a size are whole numbers, and so is their quotient: 0, but for a size of 1. Write "
                    "1.0.";
         }},
    Kind{"^", "(?:^|[^\\w.])((?:2|10)) *\\^[^=]",
         [](const Match& match) -> std::string {
             return fmt::format(
                 "In C++ ^ is no power but \"exclusive or\" of bits: 2 ^ 3 is 1. Write std::pow({}.0, k).",
                 match[1].str());
         }},
    Kind{"nn::Vector", "nn::Vector +(\\w+) *\\( *\\{ *((?:[2-9]|\\d\\d+)) *\\} *\\)",
         [](const Match& match) -> std::string {
             return fmt::format(
                 "{0} holds one number, {1}. For {1} numbers write nn::Vector {0}({{{1}}}, 0.0).",
                 match[1].str(), match[2].str());
         }},
};

#undef BEFORE

bool in_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// Behind the bracket that closes the one at `open`; npos if none does within the longest body.
std::size_t behind_closing(std::string_view text, std::size_t open) {
    const char opens = text[open];
    const char closes = opens == '(' ? ')' : '}';
    std::size_t depth = 0;
    for (std::size_t i = open; i < std::min(text.size(), open + longest_body); ++i) {
        if (text[i] == opens) ++depth;
        if (text[i] == closes && --depth == 0) return i + 1;
    }
    return std::string_view::npos;
}

std::size_t behind_space(std::string_view text, std::size_t at) {
    return std::min(text.find_first_not_of(" \t\r\n", at), text.size());
}

/// Without the calls that give numbers at once: nn::f(...), std::f(...), xt::eval(...), xt::linalg::f(...), xt::f(...)().
std::string lazy_part(std::string text) {
    static const std::regex call("\\b(nn|std|xt)::((?:linalg::|eval\\b)?)\\w*\\s*\\(");
    std::string kept;
    for (std::smatch match; std::regex_search(text, match, call);) {
        const auto start = static_cast<std::size_t>(match.position());
        const std::size_t end = behind_closing(text, start + static_cast<std::size_t>(match.length()) - 1);
        if (end == std::string::npos) return {};
        const std::string_view rest = std::string_view(text).substr(end);
        const bool evaluated = rest.substr(behind_space(rest, 0)).starts_with("()");
        const std::size_t next = match[1] != "xt" || match[2].length() > 0 || evaluated
                                     ? end
                                     : start + static_cast<std::size_t>(match.length());
        kept += text.substr(0, start);
        kept += next == end ? "0" : "xt::f(";
        text.erase(0, next);
    }
    return kept + text;
}

/// The one of `names` of which `text` takes the array, and not an entry, a size or the like.
std::optional<std::string> array_in(const std::string& text, const std::set<std::string>& names) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!in_word(text[i])) continue;
        std::size_t end = i;
        while (end < text.size() && in_word(text[end])) ++end;
        const std::string word = text.substr(i, end - i);
        const std::size_t next = behind_space(text, end);
        const char after = next < text.size() ? text[next] : ';';
        const bool member = i > 0 && (text[i - 1] == '.' || text[i - 1] == ':' || text[i - 1] == '>');
        if (names.contains(word) && !member && after != '(' && after != '[' && after != '.' && after != ':')
            return word;
        i = end;
    }
    return {};
}

/// The local that an expression still refers to when it is not evaluated.
std::optional<std::string> refers_to(const std::string& expression, const std::set<std::string>& locals) {
    const std::string lazy = lazy_part(expression);
    if (lazy.find("xt::") == std::string::npos && lazy.find_first_of("+-*/") == std::string::npos) return {};
    return array_in(lazy, locals);
}

/// In the body of a function that returns `auto`: a return of an expression on a local array.
std::optional<Pitfall> dangling(const std::string& name, std::string_view parameters, std::string_view body) {
    static const std::regex by_value("(?:^|,)\\s*(?:const\\s+)?nn::(?:Vector|Matrix)\\s+(\\w+)\\s*(?=,|$)");
    static const std::regex local("(?:^|[;{}])\\s*(?:const\\s+)?nn::(?:Vector|Matrix)\\s+(\\w+)\\s*[=({;]");
    static const std::regex named("(?:^|[;{}])\\s*(?:const\\s+)?auto\\s+(\\w+)\\s*=([^;]*);");
    static const std::regex returned("\\breturn\\b([^;]*);");
    const std::string in(parameters);
    const std::string text(body);
    std::set<std::string> locals;
    std::map<std::string, std::string> formulas;  // and the local that each refers to
    for (std::sregex_iterator i(in.begin(), in.end(), by_value), end; i != end; ++i) locals.insert((*i)[1]);
    for (std::sregex_iterator i(text.begin(), text.end(), local), end; i != end; ++i) locals.insert((*i)[1]);
    for (std::sregex_iterator i(text.begin(), text.end(), named), end; i != end; ++i) {
        if (const auto array = refers_to((*i)[2], locals)) formulas[(*i)[1]] = *array;
    }
    for (std::sregex_iterator i(text.begin(), text.end(), returned), end; i != end; ++i) {
        auto array = refers_to((*i)[1], locals);
        for (const auto& [formula, looks_at] : formulas) {
            if (!array && array_in(lazy_part((*i)[1]), {formula})) array = looks_at;
        }
        if (!array) continue;
        return Pitfall{
            {0, static_cast<std::size_t>(i->position())},
            fmt::format(
                "{} returns auto: that is a formula, not yet its numbers, and it still looks at '{}', which "
                "is gone when the function ends. Write the type that is to come out: nn::Vector, "
                "nn::Matrix or double.",
                name, *array)};
    }
    return {};
}

/// `auto f(...) {`, without "-> type".
std::vector<Pitfall> dangling_in(std::string_view text) {
    std::vector<Pitfall> found;
    std::size_t looked_at = 0;
    std::size_t line = 1;
    std::size_t line_start = 0;
    std::size_t counted = 0;
    const auto place_of = [&](std::size_t at) {
        for (; counted < at; ++counted) {
            if (text[counted] != '\n') continue;
            ++line;
            line_start = counted + 1;
        }
        return Place{line, at - line_start + 1};
    };
    for (std::size_t at = text.find("auto "); at != std::string_view::npos && found.size() < most;
         at = text.find("auto ", at + 1)) {
        if (at > 0 && in_word(text[at - 1])) continue;
        const std::size_t start = behind_space(text, at + 4);
        std::size_t end = start;
        while (end < text.size() && in_word(text[end])) ++end;
        if (end == start || end >= text.size() || text[end] != '(') continue;
        if (++looked_at > most_functions) break;
        const std::size_t closed = behind_closing(text, end);
        if (closed == std::string_view::npos) continue;
        const std::size_t open = behind_space(text, closed);
        if (open >= text.size() || text[open] != '{') continue;
        const std::size_t body_end = behind_closing(text, open);
        if (body_end == std::string_view::npos) continue;
        auto pitfall = dangling(std::string(text.substr(start, end - start)),
                                text.substr(end + 1, closed - end - 2), text.substr(open, body_end - open));
        if (!pitfall) continue;
        pitfall->place = place_of(open + pitfall->place.column);
        found.push_back(std::move(*pitfall));
    }
    return found;
}

}  // namespace

std::vector<Pitfall> find_pitfalls(std::string_view text) {
    static const std::vector<std::regex> patterns = [] {
        std::vector<std::regex> compiled;
        for (const Kind& kind : kinds) compiled.emplace_back(kind.line);
        return compiled;
    }();
    std::vector<Pitfall> found = dangling_in(text);
    std::size_t looked_at = 0;
    std::size_t number = 0;
    for (std::string_view rest = text; !rest.empty() && found.size() < most && looked_at < most_lines;) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        ++number;
        if (line.size() > longest_line) continue;
        for (std::size_t i = 0; i < kinds.size(); ++i) {
            if (line.find(kinds[i].needs) == std::string_view::npos) continue;
            ++looked_at;
            Match match;
            if (!std::regex_search(line.begin(), line.end(), match, patterns[i])) continue;
            std::string sentence = kinds[i].sentence(match);
            if (!sentence.empty())
                found.push_back(
                    {{number, static_cast<std::size_t>(match.position(1)) + 1}, std::move(sentence)});
        }
    }
    std::ranges::stable_sort(found, {}, [](const Pitfall& pitfall) { return pitfall.place.line; });
    if (found.size() > most) found.resize(most);
    return found;
}

}  // namespace halfspace::explain
