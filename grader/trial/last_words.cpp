#include "trial/last_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <optional>
#include <string_view>
#include <vector>

namespace trial {
namespace {

constexpr std::size_t longest_quote = 200;

std::string quoted(std::string_view line) {
    return without_addresses(std::string(line.substr(0, longest_quote)));
}

/// glibc's checks of the heap.
bool is_of_heap(std::string_view line) {
    constexpr std::array starts{"double free or corruption",
                                "free(): ",
                                "malloc(): ",
                                "munmap_chunk(): ",
                                "realloc(): ",
                                "corrupted size vs. prev_size",
                                "corrupted double-linked list",
                                "malloc_consolidate(): ",
                                "calloc(): ",
                                "mremap_chunk(): ",
                                "free_check_heap",
                                "chunk_main_arena",
                                "malloc assertion"};
    return std::ranges::any_of(starts, [&](const char* start) { return line.starts_with(start); });
}

/// The text between two marks.
std::optional<std::string_view> between(std::string_view line, std::string_view from, std::string_view to) {
    const auto begin = line.find(from);
    if (begin == std::string_view::npos) return {};
    const auto end = line.find(to, begin + from.size());
    if (end == std::string_view::npos) return {};
    return line.substr(begin + from.size(), end - begin - from.size());
}

/// A line of the library as a sentence; nothing if it is none.
std::optional<std::string> sentence_of(std::string_view line) {
    if (is_of_heap(line)) {
        return fmt::format(
            "was stopped, since its memory is damaged (the C library says \"{}\"): an array is written to "
            "outside of its "
            "bounds, or memory is given back twice",
            quoted(line));
    }
    if (line.starts_with("*** stack smashing detected ***"))
        return "was stopped, since a local array is written to outside of its bounds (\"stack smashing "
               "detected\")";
    if (line.starts_with("*** ") && line.ends_with(" detected ***: terminated"))
        return fmt::format("was stopped by the C library (\"{}\")", quoted(line));
    if (const auto type = between(line, "terminate called after throwing an instance of '", "'")) {
        return fmt::format(
            "threw a {} where no exception can be caught: in a destructor, in a noexcept function, while "
            "another "
            "one was on its way, or before the function was called",
            quoted(*type));
    }
    if (line.starts_with("terminate called ")) return "called std::terminate";
    if (line == "pure virtual method called") return "called a virtual function that is not there (any more)";
    // /usr/include/c++/12/bits/stl_vector.h:1123: std::vector<...>::operator[](...) [with ...]: Assertion '__n < this->size()' failed.
    if (line.find("/c++/") != std::string_view::npos) {
        if (const auto what = between(line, "Assertion '", "' failed")) {
            const auto file = line.substr(0, line.find(':'));
            return fmt::format(
                "was stopped by a check of the C++ library (in {}: {}): most likely an index is out of "
                "range, or a "
                "container is empty",
                quoted(file.substr(file.rfind('/') + 1)), quoted(*what));
        }
    }
    // worker: dense.cpp:12: double f(): Assertion `x > 0' failed.
    if (const auto what = between(line, "Assertion `", "' failed.")) {
        const auto start = line.find(": ");
        const auto place = start == std::string_view::npos ? line : line.substr(start + 2);
        const auto colon = place.find(':');
        const auto end = colon == std::string_view::npos ? colon : place.find(':', colon + 1);
        return fmt::format("was stopped by an assert: {} does not hold ({})", quoted(*what),
                           quoted(place.substr(0, end)));
    }
    return {};
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size() - 1);
        lines.push_back(text.substr(0, end + 1));
        text.remove_prefix(end + 1);
    }
    return lines;
}

std::string_view without_end(std::string_view line) {
    return line.ends_with('\n') ? line.substr(0, line.size() - 1) : line;
}

}  // namespace

LastWords last_words_of(const std::string& output) {
    // "terminate called ..." is followed by "  what():  ...". What precedes in the same line is the student's: no line's end.
    const auto lines = lines_of(output);
    std::size_t length = output.size();
    for (std::size_t back = 1; back <= std::min<std::size_t>(2, lines.size()); ++back) {
        const auto line = lines[lines.size() - back];
        length -= line.size();
        for (std::size_t skip = 0; skip < line.size();) {
            if (auto sentence = sentence_of(without_end(line.substr(skip)))) {
                if (back == 2) {
                    const auto what = without_end(lines.back());
                    constexpr std::string_view mark = "  what():  ";
                    if (!what.starts_with(mark)) break;
                    *sentence += fmt::format(" (it says: {})", quoted(what.substr(mark.size())));
                }
                return {output.substr(0, length + skip), std::move(*sentence)};
            }
            // Only the fixed beginnings may stand behind what a student left without a line's end.
            constexpr std::array beginnings{"double free",  "free(): ",         "malloc(): ",
                                            "munmap_chunk", "realloc(): ",      "corrupted ",
                                            "*** stack",    "terminate called", "pure virtual"};
            std::size_t next = std::string_view::npos;
            for (const char* beginning : beginnings) next = std::min(next, line.find(beginning, skip + 1));
            if (next == std::string_view::npos) break;
            skip = next;
        }
    }
    return {output, {}};
}

std::string meaning_of(const std::string& threw) {
    // index 7 is out of bounds for axis 0 with size 3
    constexpr std::string_view axis = " is out of bounds for axis ";
    if (const auto at = threw.find(axis); at != std::string::npos) {
        const auto index = between(threw, "index ", axis);
        const auto rest = std::string_view(threw).substr(at + axis.size());
        const auto size_at = rest.find(" with size ");
        if (!index || size_at == std::string_view::npos) return {};
        const std::string_view which = rest.substr(0, size_at);
        const std::string_view digits = rest.substr(size_at + 11);
        unsigned long long size = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), size);
        const std::string i = quoted(*index);
        const std::string what = which == "1" ? fmt::format("Column {}", i)
                                 : which == "0"
                                     ? fmt::format("Row {} of a matrix, or entry {} of a vector,", i, i)
                                     : fmt::format("Entry {}", i);
        if (size == 0) return what + " is not there: the array is empty.";
        return fmt::format("{} is not there: there {} {}, from 0 to {}.", what, size == 1 ? "is" : "are",
                           size, size - 1);
    }
    const auto says = [&](const char* text) { return threw.find(text) != std::string::npos; };
    if (says("Incompatible dimension of arrays"))
        return "Arrays are combined entry by entry here, and their shapes, the two above, do not fit.";
    if (says("Cannot change dimension of xtensor"))
        return "A matrix is put into an nn::Vector here, or a vector into an nn::Matrix.";
    if (says("std::all_of(res.begin(), res.end()"))
        return "There is no such axis: a vector has axis 0, a matrix has axes 0 and 1.";
    if (says("vector::_M_range_check")) return "An index of a std::vector is out of range.";
    return {};
}

std::string end_of(const std::string& text, std::size_t longest) {
    if (text.size() <= longest) return text;
    std::size_t from = text.size() - longest;
    const auto line = text.find('\n', from);
    if (line != std::string::npos && line + 1 < text.size()) from = line + 1;
    return fmt::format("... ({} bytes before this are left out)\n{}", from, text.substr(from));
}

std::string without_addresses(const std::string& text) {
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t digits = 0;
        if (text.compare(i, 2, "0x") == 0) {
            while (i + 2 + digits < text.size() &&
                   std::isxdigit(static_cast<unsigned char>(text[i + 2 + digits])) != 0)
                ++digits;
        }
        if (digits >= 6) {
            result += "0x...";
            i += 2 + digits;
        } else {
            result += text[i++];
        }
    }
    return result;
}

}  // namespace trial
