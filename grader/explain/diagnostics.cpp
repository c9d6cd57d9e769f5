#include "explain/diagnostics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <regex>
#include <set>

#include "base/text.hpp"
#include "explain/definitions.hpp"

namespace halfspace::explain {
namespace {

constexpr std::size_t max_shown = 3;
constexpr std::size_t max_line = 160;
constexpr std::size_t max_text = 400;
/// So much of a message is looked at: the types in it get shorter, but no honest one has more.
constexpr std::size_t max_raw_text = 8000;

std::string joined(const std::vector<std::string>& names, std::string_view before, std::string_view after) {
    std::string result;
    for (const std::string& name : names)
        result += fmt::format("{}{}{}{}", result.empty() ? "" : ", ", before, name, after);
    return result;
}

bool contains(const std::vector<std::string>& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

/// Types under the names that students know, and no internals of the standard library.
std::string readable(std::string text) {
    if (text.size() > max_raw_text) text.resize(max_raw_text);
    constexpr std::string_view array =
        "xt::xtensor_container<xt::uvector<double, std::allocator<double> >, {}, "
        "xt::layout_type::row_major, xt::xtensor_expression_tag>";
    replace_all(text, fmt::format(fmt::runtime(array), 1), "nn::Vector");
    replace_all(text, fmt::format(fmt::runtime(array), 2), "nn::Matrix");
    replace_all(text, "std::__cxx11::", "std::");
    replace_all(text, "std::basic_string<char>", "std::string");
    for (std::size_t at = text.find(" {aka "); at != std::string::npos; at = text.find(" {aka ")) {
        const std::size_t end = text.find('}', at);
        if (end == std::string::npos) break;
        text.erase(at, end + 1 - at);
    }
    return shortened(plain_text(text), max_text);
}

/// Without " (use '-fconstexpr-ops-limit=' to increase the limit)": students choose no options.
std::string without_advice(std::string text) {
    if (!text.ends_with(')')) return text;
    for (const std::string_view advice : {" (use '-f", " (use -f"}) {
        if (const std::size_t at = text.rfind(advice); at != std::string::npos) text.erase(at);
    }
    return text;
}

/// A path inside the sandbox, as a student would write it.
std::string readable_file(std::string_view path) {
    for (const std::string_view folder : {"/kit/contract/", "/kit/include/", "/work/"}) {
        if (path.starts_with(folder)) return plain_text(path.substr(folder.size()));
    }
    if (path.starts_with("/usr/include/c++/")) return "the standard library";
    if (path.starts_with("/usr/include/")) return plain_text(path.substr(13));
    return shortened(plain_text(path), max_line);
}

std::optional<std::string_view> line_of(std::string_view source, std::size_t number) {
    for (std::size_t line = 1; line < number; ++line) {
        const std::size_t end = source.find('\n');
        if (end == std::string_view::npos) return {};
        source.remove_prefix(end + 1);
    }
    return source.substr(0, source.find('\n'));
}

/// The student's line with a caret under `place`; empty if there is no such line.
std::string excerpt(std::string_view source, Place place) {
    auto line = line_of(source, place.line);
    if (place.line == 0 || !line || line->size() > 4 * max_line) return {};  // a character has up to 4 bytes
    if (line->ends_with('\r')) line->remove_suffix(1);
    const std::string text = plain_text(*line);
    if (text.size() > max_line) return {};
    std::string result = fmt::format("{:>5} | {}\n", place.line, text);
    if (place.column > 0 && place.column <= line->size() + 1) {
        const std::string before = plain_text(line->substr(0, place.column - 1));
        result += fmt::format("      | {}^\n", std::string(static_cast<std::size_t>(width(before)), ' '));
    }
    return result;
}

/// What a missing header means here, if it is one of nn's.
std::optional<std::string> missing_header(const std::string& text, const Source& source) {
    static const std::regex missing("^nn/([A-Za-z0-9_]+)\\.hpp: No such file or directory");
    std::smatch match;
    const std::string head = text.substr(0, 200);
    if (!std::regex_search(head, match, missing)) return {};
    const std::string module = match[1];
    const std::string may = source.exercise + " may use " + joined(source.allowed, "<nn/", ".hpp>") + ".";
    if (!contains(source.modules, module)) return fmt::format("there is no <nn/{}.hpp>. {}", module, may);
    return fmt::format("<nn/{}.hpp> is not for this exercise: what it holds is for you to build. {}", module,
                       may);
}

std::string error_text(const Message& message, const Source& source) {
    if (auto text = missing_header(message.text, source)) return *text;
    std::string text = readable(without_advice(message.text));
    if (text.starts_with("ambiguating new declaration of")) {
        text += fmt::format(" (it returns another type than the declaration in {})", source.contract);
    }
    return text;
}

/// The place in the student's file to show: its own, or that from which the header's template was used.
Place shown_place(const Message& message, const Source& source) {
    return message.file == source.file ? message.place : message.cause;
}

std::string show(const Message& message, std::string_view word, const std::string& text,
                 const Source& source) {
    const Place place = shown_place(message, source);
    if (place.line == 0) {
        if (message.file.starts_with("/tmp/"))
            return fmt::format("{}: {} in an asm: {}\n", source.file, word, text);
        if (message.file.empty()) return fmt::format("{}: {}\n", word, text);
        return fmt::format("{}:{}: {}: {}\n", readable_file(message.file), message.place.line, word, text);
    }
    std::string where = fmt::format("{}:{}", source.file, place.line);
    if (place.column > 0) where += fmt::format(":{}", place.column);
    std::string via;
    if (message.file != source.file)
        via = fmt::format(" (found in {}, which this line uses)", readable_file(message.file));
    return fmt::format("{}: {}: {}{}\n{}", where, word, text, via, excerpt(source.text, place));
}

/// "declared before here", when that is in the contract or the student's file.
std::string show_note(const GxxOutput& output, std::size_t error, const Source& source) {
    for (std::size_t i = error + 1; i < output.messages.size(); ++i) {
        const Message& note = output.messages[i];
        if (note.kind != Message::Kind::note) return {};
        const bool contract = note.file.starts_with("/kit/contract/");
        if (!contract && note.file != source.file) continue;
        const bool helps = note.text.find("declar") != std::string::npos ||
                           note.text.find("defined here") != std::string::npos;
        if (helps)
            return fmt::format("    {}:{}: {}\n", readable_file(note.file), note.place.line,
                               readable(note.text));
    }
    return {};
}

/// Without symbols of the functions in `explained`.
std::vector<std::string> linker_errors(const GxxOutput& output, const Source& source,
                                       const std::set<std::string>& explained) {
    std::vector<std::string> result;
    const std::set<std::string> duplicates(output.duplicate_symbols.begin(), output.duplicate_symbols.end());
    for (const std::string& symbol : duplicates) {
        if (symbol == "main") {
            result.push_back(fmt::format(
                "{}: error: remove your main(): the tests bring their own, and call your functions\n",
                source.file));
        } else {
            result.push_back(fmt::format(
                "{}: error: '{}' is already defined by the course's library: choose another name\n",
                source.file, readable(symbol)));
        }
    }
    const std::set<std::string> undefined(output.undefined_symbols.begin(), output.undefined_symbols.end());
    for (const std::string& symbol : undefined) {
        const std::string name = readable(symbol.substr(0, symbol.find('(')));
        if (explained.contains(name)) continue;
        if (symbol.starts_with("nn::")) {
            result.push_back(fmt::format("{}: error: {} is not available in {}: it may use {}\n", source.file,
                                         name, source.exercise, joined(source.allowed, "<nn/", ".hpp>")));
        } else {
            result.push_back(
                fmt::format("{}: error: {} is declared and used, but defined nowhere\n", source.file, name));
        }
    }
    return result;
}

/// A function that has a name of the contract and does not count as the exercise's.
struct Stray {
    std::string name;
    bool in_student;  ///< it is in namespace student, so its parameters are others
    Message message;  ///< for its place
};

bool is_name_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// Takes the word at the end of `text` off it.
std::string_view take_word(std::string_view& text) {
    std::size_t start = text.size();
    while (start > 0 && is_name_letter(text[start - 1])) --start;
    const std::string_view word = text.substr(start);
    text = text.substr(0, start);
    return word;
}

/// Functions of the contract that this file declares otherwise, as -Wmissing-declarations shows them:
/// "no previous declaration for 'double student::f(double)' [-Wmissing-declarations]".
std::optional<Stray> stray_function(const Message& message, const Source& source) {
    constexpr std::string_view start = "no previous declaration for '";
    if (message.kind != Message::Kind::warning || message.file != source.file ||
        !message.text.starts_with(start) || !message.text.ends_with("[-Wmissing-declarations]"))
        return {};
    std::string_view before = std::string_view(message.text).substr(start.size());
    const std::size_t open = before.find('(');
    if (open == std::string_view::npos) return {};
    before = before.substr(0, open);
    const std::string name(take_word(before));
    const std::size_t scope_end = before.size();
    std::size_t scope_start = scope_end;
    while (before.ends_with("::")) {
        before.remove_suffix(2);
        if (take_word(before).empty()) break;
        scope_start = before.size();
    }
    const std::string scope = message.text.substr(start.size() + scope_start, scope_end - scope_start);
    if (!contains(source.functions, name)) return {};
    if (scope != "student::" && scope.starts_with("student::")) return {};  // a helper's own namespace
    return Stray{name, scope == "student::", message};
}

std::string stray_text(const std::vector<std::string>& names, bool in_student, const Source& source) {
    const bool one = names.size() == 1;
    const std::string what =
        in_student ? fmt::format("{} other parameters than in {}", one ? "has" : "have", source.contract)
                   : fmt::format("{} not inside namespace student {{ ... }}", one ? "is" : "are");
    return fmt::format("{} {}, so {} not count as the exercise's function{}", joined(names, "", ""), what,
                       one ? "it does" : "they do", one ? "" : "s");
}

/// The stray functions of a file that does not compile, as far as they are sure to be mistakes and no
/// consequence of another one: an error before them may be a brace too many or a misspelt type.
std::vector<Stray> sure_strays(const GxxOutput& output, const Source& source) {
    const auto definitions = find_definitions(source.text, source.functions);
    std::vector<Stray> result;
    if (definitions && !definitions->opens_student) {
        for (const Definition& found : definitions->functions) {
            if (!found.file_scope) continue;
            result.push_back(
                {found.name, false, {Message::Kind::error, source.file, found.place, "", false, {}}});
        }
        return result;
    }
    for (const Message& message : output.messages) {
        if (message.kind == Message::Kind::error && !message.file.empty()) break;
        auto stray = stray_function(message, source);
        if (!stray) continue;
        // One more function of this name: this one may be a helper.
        const auto same = [&](const Definition& other) { return other.name == stray->name; };
        if (definitions && std::ranges::count_if(definitions->functions, same) > 1) continue;
        result.push_back(std::move(*stray));
    }
    return result;
}

/// One error for those outside the namespace, one for those with other parameters, at the first of each.
std::vector<std::string> stray_errors(const std::vector<Stray>& strays, const Source& source) {
    std::vector<std::string> result;
    for (const bool in_student : {false, true}) {
        std::vector<std::string> names;
        const Message* first = nullptr;
        for (const Stray& stray : strays) {
            if (stray.in_student != in_student) continue;
            if (first == nullptr) first = &stray.message;
            if (!contains(names, stray.name)) names.push_back(stray.name);
        }
        if (first != nullptr)
            result.push_back(show(*first, "error", stray_text(names, in_student, source), source));
    }
    return result;
}

std::string limited(std::string text) {
    while (text.ends_with('\n')) text.pop_back();
    return shortened(text, max_diagnostics);
}

}  // namespace

std::string explain_errors(const GxxOutput& output, const Source& source) {
    const std::vector<Stray> strays = sure_strays(output, source);
    std::vector<std::string> errors;
    std::set<std::size_t> lines;  // one mistake in an expression makes xtensor's headers report many errors
    bool too_large = false;       // said once for the hundreds of references that the linker cannot bridge
    for (std::size_t i = 0; i < output.messages.size(); ++i) {
        const Message& message = output.messages[i];
        if (message.kind != Message::Kind::error) continue;
        if (message.file.empty() && message.text.find(": relocation ") != std::string::npos) {
            too_large = true;
            continue;
        }
        const Place place = shown_place(message, source);
        if (message.file != source.file && place.line != 0 && lines.contains(place.line)) continue;
        if (place.line != 0) lines.insert(place.line);
        // Only what is shown is put into words: g++ can be made to report thousands.
        errors.push_back(errors.size() >= max_shown
                             ? ""
                             : show(message, "error", error_text(message, source), source) +
                                   show_note(output, i, source));
    }
    if (too_large) {
        errors.push_back(
            fmt::format("{}: error: the program's global arrays are too large to link\n", source.file));
    }
    std::set<std::string> explained;
    for (const Stray& stray : strays) explained.insert("student::" + stray.name);
    std::ranges::move(linker_errors(output, source, explained), std::back_inserter(errors));
    // First what the others follow from. Alone, where g++ was stopped, they explain nothing.
    if (!errors.empty() || !output.undefined_symbols.empty())
        std::ranges::move(stray_errors(strays, source), std::inserter(errors, errors.begin()));

    std::string result;
    for (std::size_t i = 0; i < std::min(errors.size(), max_shown); ++i) result += errors[i];
    const std::size_t more = errors.size() > max_shown ? errors.size() - max_shown : 0;
    if (more > 0) {
        result += fmt::format("and {}{} more error{}\n", output.too_many_errors ? "at least " : "", more,
                              more == 1 ? "" : "s");
    }
    return limited(result);
}

std::string explain_warnings(const GxxOutput& output, const Source& source) {
    std::vector<std::string> first;
    std::vector<std::string> others;
    const auto add = [&](std::vector<std::string>& to, const Message& message, const std::string& text) {
        to.push_back(to.size() >= max_shown ? "" : show(message, "warning", text, source));
    };
    for (const Message& message : output.messages) {
        if (message.kind != Message::Kind::warning || message.file != source.file) continue;
        if (const auto stray = stray_function(message, source)) {
            add(first, message, stray_text({stray->name}, stray->in_student, source));
        } else if (!message.text.ends_with("[-Wmissing-declarations]")) {
            add(others, message, readable(message.text));
        }
    }
    std::ranges::move(others, std::back_inserter(first));
    std::string result;
    for (std::size_t i = 0; i < std::min(first.size(), max_shown); ++i) result += first[i];
    if (first.size() > max_shown) result += fmt::format("and {} more warnings\n", first.size() - max_shown);
    return limited(result);
}

std::vector<std::string> functions_of_contract(std::string_view contract) {
    std::vector<std::string> result;
    const std::size_t start = contract.rfind("SUBJECT_FUNCTIONS(");
    if (start == std::string_view::npos) return result;
    static const std::regex item("F\\(([A-Za-z_][A-Za-z0-9_]*) *[,)]");
    std::string text(contract.substr(start));
    for (std::sregex_iterator i(text.begin(), text.end(), item), end; i != end; ++i)
        result.push_back((*i)[1]);
    return result;
}

}  // namespace halfspace::explain
