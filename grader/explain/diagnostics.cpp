#include "explain/diagnostics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <regex>
#include <set>

#include "base/text.hpp"
#include "explain/advice.hpp"
#include "explain/definitions.hpp"
#include "explain/pitfalls.hpp"

namespace halfspace::explain {
namespace {

constexpr std::size_t max_shown = 3;
constexpr std::size_t max_line = 160;
/// A report sets what comes from here four columns in, on a terminal of 80.
constexpr int columns = 76;
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

bool is_name_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// Behind the bracket that is open before `at`.
std::size_t behind_bracket(std::string_view text, std::size_t at, char opens, char closes) {
    for (std::size_t depth = 1; at < text.size() && depth > 0; ++at) {
        if (text[at] == opens) ++depth;
        if (text[at] == closes && text[at - 1] != '-') --depth;
    }
    return at;
}

/// Without each bracket that begins with `start`.
void take_out(std::string& text, std::string_view start, char opens, char closes) {
    for (std::size_t at = text.find(start); at != std::string::npos; at = text.find(start, at))
        text.erase(at, behind_bracket(text, at + start.size(), opens, closes) - at);
}

/// What xtensor's types are made of: xt::xreducer<...>.
void take_out_template_arguments(std::string& text) {
    for (std::size_t at = text.find("xt::"); at != std::string::npos; at = text.find("xt::", at + 4)) {
        std::size_t open = at;
        while (open < text.size() && (is_name_letter(text[open]) || text[open] == ':')) ++open;
        if (open >= text.size() || text[open] != '<' || text.substr(at, open - at).ends_with("operator"))
            continue;
        text.replace(open, behind_bracket(text, open + 1, '<', '>') - open, "<...>");
    }
}

/// A word that no line has room for gets places where it may be broken, behind signs if it has any.
std::string breakable(const std::string& text) {
    constexpr std::size_t longest = columns - 6;
    std::string result;
    std::size_t word = 0;        // how much of it is in the line
    std::size_t after_sign = 0;  // where in `result` it may be broken
    for (const char c : text) {
        if (c == ' ' || c == '\n') word = 0;
        if (word >= longest && (static_cast<unsigned char>(c) & 0xC0) != 0x80) {
            const std::size_t at = result.size() - after_sign < longest ? after_sign : result.size();
            result.insert(at, " ");
            word = result.size() - at - 1;
        }
        result += c;
        ++word;
        if (!is_name_letter(c) && (static_cast<unsigned char>(c) & 0x80) == 0) after_sign = result.size();
    }
    return result;
}

/// Types under the names that students know, and no internals of the libraries.
std::string readable(std::string text) {
    if (text.size() > max_raw_text) text.resize(max_raw_text);
    constexpr std::string_view array =
        "xt::xtensor_container<xt::uvector<double, std::allocator<double> >, {}, "
        "xt::layout_type::row_major, xt::xtensor_expression_tag>";
    replace_all(text, fmt::format(fmt::runtime(array), 1), "nn::Vector");
    replace_all(text, fmt::format(fmt::runtime(array), 2), "nn::Matrix");
    replace_all(text, "xt::uvector<double, std::allocator<double> >::value_type", "double");
    replace_all(text, "std::__cxx11::", "std::");
    replace_all(text, "std::basic_string<char>", "std::string");
    take_out(text, " {aka ", '{', '}');
    take_out(text, " [with ", '[', ']');
    take_out_template_arguments(text);
    for (const char* base : {"xt::xcontainer<...>", "xt::xconst_accessible<...>"})
        replace_all(text, fmt::format("{}::size_type", base), "std::size_t");
    text = shortened(plain_text(text), max_text);
    // ((const xt::xcontainer<...>*)(& x))->xt::xcontainer<...>::operator()<int, int>(0, 0)
    static const std::regex call(
        R"(\(\((?:const )?xt::\w+<\.\.\.>\*\)\(& (\w+)\)\)->xt::\w+<\.\.\.>::operator\(\)(?:<[^>]*>)?)");
    return std::regex_replace(text, call, "$1");
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

/// The part of a line, `text`, that fits into `room` columns and has the one at `caret` in it, cut between words; `caret` becomes
/// its place there. Most is shown of what comes before it.
std::string part_of_line(const std::string& text, int& caret, int room) {
    if (width(text) <= room) return text;
    constexpr std::string_view mark = "... ";
    // Words and the blanks before them; one that is longer than the line is cut itself.
    std::vector<std::string> pieces;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() && text[end] == ' ') ++end;
        while (
            end < text.size() && text[end] != ' ' &&
            (end == i || is_name_letter(text[end - 1]) == is_name_letter(text[end]) || text[end - 1] == ' '))
            ++end;
        pieces.push_back(text.substr(i, end - i));
        i = end;
    }
    std::size_t at = 0;
    int before = 0;  // columns
    while (at + 1 < pieces.size() && before + width(pieces[at]) <= caret) before += width(pieces[at++]);
    std::size_t first = at;
    std::size_t last = at;
    int used = width(pieces[at]);
    const int most = room - 2 * static_cast<int>(mark.size());
    const int least_after = most / 3;  // of what comes behind the caret, if there is so much
    int behind = 0;
    while (last + 1 < pieces.size() && behind + width(pieces[last + 1]) <= least_after &&
           used + width(pieces[last + 1]) <= most) {
        behind += width(pieces[++last]);
        used += width(pieces[last]);
    }
    while (first > 0 && used + width(pieces[first - 1]) <= most) {
        used += width(pieces[--first]);
        before -= width(pieces[first]);
    }
    while (last + 1 < pieces.size() && used + width(pieces[last + 1]) <= most) used += width(pieces[++last]);
    std::string kept;
    for (std::size_t i = first; i <= last; ++i) kept += pieces[i];
    caret -= before;
    while (first > 0 && kept.starts_with(' ') && caret > 0) {
        kept.erase(0, 1);
        --caret;
    }
    if (first > 0) {
        kept.insert(0, mark);
        caret += static_cast<int>(mark.size());
    }
    if (last + 1 < pieces.size()) kept += " ...";
    return cut(kept, room);
}

/// The student's line with a caret under `place`; empty if there is no such line.
std::string excerpt(std::string_view source, Place place) {
    auto line = line_of(source, place.line);
    if (place.line == 0 || !line || line->size() > 4 * max_line) return {};  // a character has up to 4 bytes
    if (line->ends_with('\r')) line->remove_suffix(1);
    const bool has_caret = place.column > 0 && place.column <= line->size() + 1;
    int caret = has_caret ? width(plain_text(line->substr(0, place.column - 1))) : 0;
    const std::string number = fmt::format("{:>5} | ", place.line);
    const int room = columns - static_cast<int>(number.size());
    std::string result = fmt::format("{}{}\n", number, part_of_line(plain_text(*line), caret, room));
    if (has_caret && caret < room)
        result += fmt::format("      | {}^\n", std::string(static_cast<std::size_t>(caret), ' '));
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

/// The file as a text without comments, for lines of it.
struct Bare {
    std::string text;
    bool using_std;

    explicit Bare(const Source& source)
        : text(bare(source.text)), using_std(text.find("using namespace std") != std::string::npos) {}
};

/// The sentence in plain words for this message, with a line's end; empty if there is none.
std::string plain_words(const Message& message, const std::string& text, const Source& source,
                        const Bare& file) {
    const Place place = shown_place(message, source);
    const auto line = place.line == 0 ? std::nullopt : line_of(file.text, place.line);
    if (!line) return {};
    std::string_view before = source.text;  // and the line itself
    if (const auto whole = line_of(source.text, place.line))
        before = before.substr(0, static_cast<std::size_t>(whole->data() - before.data()) + whole->size());
    const bool includes_it = source.text.find('"' + source.contract + '"') != std::string_view::npos;
    const std::string_view contract = includes_it ? source.contract_text : std::string_view();
    const std::string sentence =
        advice(text, {*line, place.column, source.file, file.using_std, before, contract, source.allowed});
    return sentence.empty() ? sentence : breakable(plain_text(sentence)) + '\n';
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
    return breakable(fmt::format("{}: {}: {}{}\n", where, word, text, via)) + excerpt(source.text, place);
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
        if (!helps) continue;
        std::string text;
        for (const std::string& line : wrap(breakable(fmt::format("{}:{}: {}", readable_file(note.file),
                                                                  note.place.line, readable(note.text))),
                                            columns - 4))
            text += "    " + line + '\n';
        return text;
    }
    return {};
}

/// Routines of LAPACK for double: dgesv_, dgesdd_, LAPACKE_dgeev.
bool is_of_lapack(const std::string& symbol) {
    static const std::regex routine("^(?:LAPACKE_)?d(?:ge|sy|po|tr|or|st|gg|gb|pb|pt|la)[a-z0-9]{2,4}_?$");
    return symbol.size() < 30 && std::regex_match(symbol, routine);
}

std::string lapack_text(const Source& source) {
    std::vector<std::string> used;
    const std::string text = bare(source.text);
    constexpr std::string_view start = "xt::linalg::";
    static const std::set<std::string> of_blas{"dot", "vdot", "outer", "norm", "cross", "kron", "tensordot"};
    for (std::size_t at = text.find(start); at != std::string::npos; at = text.find(start, at + 1)) {
        std::size_t end = at + start.size();
        while (end < text.size() && is_name_letter(text[end])) ++end;
        const std::string name = text.substr(at + start.size(), end - at - start.size());
        if (!of_blas.contains(name) && !contains(used, "xt::linalg::" + name) && used.size() < 3)
            used.push_back("xt::linalg::" + name);
    }
    return breakable(fmt::format(
        "{}: error: {} not to be had here: inv, solve, det, svd, eig and the like need LAPACK, which is left "
        "out. No exercise asks for them; xt::linalg::dot is there, and nn::matmul\n",
        source.file,
        used.empty() ? "LAPACK is" : joined(used, "", "") + (used.size() == 1 ? " is" : " are")));
}

/// Why a function that this file declares has no definition, as far as that is sure.
std::string definition_words(const std::string& qualified, const Source& source) {
    const std::size_t scope = qualified.rfind("::");
    const std::string name = scope == std::string::npos ? qualified : qualified.substr(scope + 2);
    if (name.empty() || contains(source.functions, name)) return {};
    const auto definitions = find_definitions(source.text, {name});
    if (!definitions) return {};
    if (!definitions->functions.empty()) {
        const Place place = definitions->functions.front().place;
        return fmt::format(
            "The {} of line {} is another one: the types of its parameters, and its namespace, have to be "
            "those of "
            "the declaration.\n",
            shortened(name, 40), place.line);
    }
    if (bare(source.text).find(name + "(") == std::string::npos) return {};
    return fmt::format("Only {} is compiled: what another file holds is not there.\n", source.file);
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
    if (std::ranges::any_of(undefined, is_of_lapack)) result.push_back(lapack_text(source));
    for (const std::string& symbol : undefined) {
        const std::string name = readable(symbol.substr(0, symbol.find('(')));
        if (explained.contains(name) || is_of_lapack(symbol)) continue;
        if (symbol.starts_with("nn::")) {
            result.push_back(fmt::format("{}: error: {} is not available in {}: it may use {}\n", source.file,
                                         name, source.exercise, joined(source.allowed, "<nn/", ".hpp>")));
        } else {
            result.push_back(
                definition_words(name, source) +
                breakable(fmt::format("{}: error: {} is declared and used, but defined nowhere\n",
                                      source.file, name)));
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

/// "double f(double x);" as the contract, a text without comments, declares it; empty if that cannot be found.
std::string declaration_of(const std::string& name, std::string_view contract) {
    for (std::size_t at = contract.find(name + '('); at != std::string_view::npos;
         at = contract.find(name + '(', at + 1)) {
        const std::size_t end = contract.find(';', at);
        const std::size_t before = contract.find_last_of(";}{", at);
        if (end == std::string_view::npos || before == std::string_view::npos ||
            is_name_letter(contract[at - 1]))
            continue;
        std::string text;
        for (const char c : contract.substr(before + 1, end - before)) {
            const bool blank = c == ' ' || c == '\n' || c == '\t';
            if (!blank)
                text += c;
            else if (!text.empty() && text.back() != ' ')
                text += ' ';
        }
        if (text.find('#') == std::string::npos && text.size() < max_text) return text;
    }
    return {};
}

/// With other parameters, what the contract has.
std::string contract_words(const std::vector<std::string>& names, bool in_student, const Source& source) {
    if (!in_student || names.empty()) return {};
    const std::string declaration = declaration_of(names.front(), bare(source.contract_text));
    return declaration.empty()
               ? declaration
               : breakable(fmt::format("{} declares it as {}\n", source.contract, plain_text(declaration)));
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
            result.push_back(show(*first, "error", stray_text(names, in_student, source), source) +
                             contract_words(names, in_student, source));
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
    const Bare file(source);
    std::vector<std::string> errors;
    std::set<std::string> said;   // g++ finds the end of a file without a brace more than once
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
        if (!said.insert(fmt::format("{}:{}:{}:{}", message.file, message.place.line, message.place.column,
                                     message.text))
                 .second)
            continue;
        if (place.line != 0) lines.insert(place.line);
        // Only what is shown is put into words: g++ can be made to report thousands.
        if (errors.size() >= max_shown) {
            errors.emplace_back();
            continue;
        }
        const std::string text = error_text(message, source);
        errors.push_back(plain_words(message, text, source, file) + show(message, "error", text, source) +
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
    const Bare file(source);
    std::vector<std::string> first;  // names of the contract
    std::vector<std::string> named;  // what has a sentence
    std::vector<std::string> others;
    std::set<std::size_t> lines;  // with a sentence: what else g++ says of them follows from it
    const auto add = [](std::vector<std::string>& to, const auto& text) {
        to.push_back(to.size() >= max_shown ? "" : text());
    };
    // Only so many are looked at closely.
    std::size_t left = 20 * max_shown;
    std::vector<std::pair<const Message*, std::string>> plain;
    for (const Message& message : output.messages) {
        if (message.kind != Message::Kind::warning || message.file != source.file) continue;
        if (const auto stray = stray_function(message, source)) {
            add(first, [&] {
                return show(message, "warning", stray_text({stray->name}, stray->in_student, source),
                            source) +
                       contract_words({stray->name}, stray->in_student, source);
            });
        } else if (!message.text.ends_with("[-Wmissing-declarations]") && left > 0) {
            --left;
            const std::string words = plain_words(message, readable(message.text), source, file);
            if (!words.empty() && lines.insert(message.place.line).second)
                plain.emplace_back(&message, words);
        }
    }
    // First of all what looks like an index and is another one.
    std::ranges::stable_partition(
        plain, [](const auto& entry) { return entry.first->text.find("comma") != std::string::npos; });
    for (const auto& [message, words] : plain)
        add(named, [&] { return words + show(*message, "warning", readable(message->text), source); });
    for (const Pitfall& pitfall : find_pitfalls(file.text)) {
        if (!lines.insert(pitfall.place.line).second) continue;
        const Message message{Message::Kind::warning, source.file, pitfall.place, "", false, {}};
        add(named, [&] { return show(message, "warning", plain_text(pitfall.sentence), source); });
    }
    for (const Message& message : output.messages) {
        // Asked for only because of what advice.hpp makes of it.
        if (message.kind != Message::Kind::warning || message.file != source.file ||
            message.text.ends_with("[-Wmissing-declarations]") ||
            message.text.ends_with("[-Wfloat-conversion]") || lines.contains(message.place.line))
            continue;
        add(others, [&] { return show(message, "warning", readable(message.text), source); });
    }
    std::ranges::move(named, std::back_inserter(first));
    std::ranges::move(others, std::back_inserter(first));
    std::string result;
    for (std::size_t i = 0; i < std::min(first.size(), max_shown); ++i) result += first[i];
    if (const std::size_t more = first.size() - std::min(first.size(), max_shown); more > 0)
        result += fmt::format("and {} more warning{}\n", more, more == 1 ? "" : "s");
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
