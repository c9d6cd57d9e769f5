#include "explain/gxx_output.hpp"

#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace halfspace::explain {
namespace {

constexpr std::size_t max_messages = 1000;

/// Takes "NUMBER" off the end of `text`, with the ':' before it.
std::optional<std::size_t> take_number(std::string_view& text) {
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos || colon + 1 == text.size()) return {};
    const std::string_view digits = text.substr(colon + 1);
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc() || end != digits.data() + digits.size()) return {};
    text = text.substr(0, colon);
    return number;
}

/// "file:line:column" or "file:line", the rest stays in `text`.
Place take_place(std::string_view& text) {
    const auto last = take_number(text);
    if (!last) return {};
    const auto before = take_number(text);
    return before ? Place{*before, *last} : Place{*last, 0};
}

/// The place in `file` that a line like "dense.cpp:7:26:   required from here" names.
std::optional<Place> place_before(std::string_view line, std::string_view marker, std::string_view file) {
    const std::size_t at = line.find(marker);
    if (at == std::string_view::npos) return {};
    std::string_view where = line.substr(0, at);
    const Place place = take_place(where);
    if (where != file || place.line == 0) return {};
    return place;
}

class Parser {
  public:
    explicit Parser(std::string_view student_file) : student_file_(student_file) {}

    void line(std::string_view line) {
        if (linker(line) || driver(line) || context(line)) return;
        message(line);
    }

    GxxOutput take() { return std::move(output_); }

  private:
    bool linker(std::string_view line) {
        for (const std::string_view program : {"mold: error: ", "mold: fatal: ", "ld.mold: error: "}) {
            if (!line.starts_with(program)) continue;
            const std::string_view text = line.substr(program.size());
            constexpr std::string_view undefined = "undefined symbol: ";
            constexpr std::string_view duplicate = "duplicate symbol: ";
            if (text.starts_with(undefined)) {
                output_.undefined_symbols.emplace_back(text.substr(undefined.size()));
            } else if (text.starts_with(duplicate)) {
                const std::size_t colon = text.rfind(": ");
                output_.duplicate_symbols.emplace_back(text.substr(colon + 2));
            } else {
                add({Message::Kind::error, "", {}, std::string(text), false, {}});
            }
            return true;
        }
        return line.starts_with(">>> ") || line.starts_with("collect2: ");
    }

    bool driver(std::string_view line) {
        constexpr std::string_view ended = " signal terminated program ";
        if (line.find(": internal compiler error: ") != std::string_view::npos) output_.internal_error = true;
        if (const std::size_t at = line.find(ended); at != std::string_view::npos) {
            const std::size_t start = line.rfind(": ", at);
            const std::size_t from = start == std::string_view::npos ? 0 : start + 2;
            output_.early_ends.push_back(
                {std::string(line.substr(from, at - from)), std::string(line.substr(at + ended.size()))});
            return true;
        }
        if (line.find(": out of memory allocating ") != std::string_view::npos ||
            line.starts_with("virtual memory exhausted") ||
            line.find("std::bad_alloc") != std::string_view::npos ||
            line.find("memory exhausted") != std::string_view::npos) {
            output_.out_of_memory = true;
            return true;
        }
        if (line.starts_with("compilation terminated due to -fmax-errors")) {
            output_.too_many_errors = true;
            return true;
        }
        return line.starts_with("compilation terminated");
    }

    /// Lines that say how g++ came to the place of the next message.
    bool context(std::string_view line) {
        const bool first_include = line.starts_with("In file included from ");
        if (first_include || line.starts_with("                 from ")) {
            if (first_include) included_ = {};
            std::string_view rest = line.substr(22);
            if (rest.ends_with(',') || rest.ends_with(':')) rest.remove_suffix(1);
            const Place place = take_place(rest);
            if (rest == student_file_) included_ = place;
            return true;
        }
        // The outermost use is named last, so the last one in the student's file is the one to show.
        for (const std::string_view marker : {":   required ", ":   in ", ":   recursively "}) {
            if (const auto place = place_before(line, marker, student_file_)) required_ = *place;
            if (line.find(marker) != std::string_view::npos) return true;
        }
        for (const std::string_view marker : {": In ", ": At "}) {
            if (line.find(marker) != std::string_view::npos && line.ends_with(':')) {
                required_ = {};
                return true;
            }
        }
        return false;
    }

    void message(std::string_view line) {
        struct Marker {
            std::string_view text;
            Message::Kind kind;
            bool fatal;
        };
        constexpr std::array<Marker, 7> markers{
            {{": error: ", Message::Kind::error, false},
             {": fatal error: ", Message::Kind::error, true},
             {": warning: ", Message::Kind::warning, false},
             {": note: ", Message::Kind::note, false},
             {": sorry, unimplemented: ", Message::Kind::error, false},
             {": internal compiler error: ", Message::Kind::error, true},
             {": Error: ", Message::Kind::error, false}}};  // the assembler's
        const Marker* found = nullptr;
        std::size_t at = std::string_view::npos;
        for (const Marker& marker : markers) {
            const std::size_t here = line.find(marker.text);
            if (here < at) {
                at = here;
                found = &marker;
            }
        }
        if (found == nullptr) return;
        std::string_view file = line.substr(0, at);
        const Place place = take_place(file);
        if (place.line == 0) file = {};
        const bool own = file == student_file_;
        const Place cause = own ? Place{} : required_.line != 0 ? required_ : included_;
        add({found->kind, std::string(file), place, std::string(line.substr(at + found->text.size())),
             found->fatal, cause});
    }

    void add(Message message) {
        if (output_.messages.size() < max_messages) output_.messages.push_back(std::move(message));
    }

    std::string_view student_file_;
    GxxOutput output_;
    Place required_;
    Place included_;
};

}  // namespace

GxxOutput parse_gxx_output(std::string_view text, std::string_view student_file) {
    Parser parser(student_file);
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        parser.line(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return parser.take();
}

}  // namespace halfspace::explain
