#include "subject/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>

namespace subject {
namespace {

constexpr std::size_t shown_rows = 5;    // of a matrix
constexpr std::size_t shown_lines = 6;   // of a list
constexpr std::size_t most_items = 100;  // more would not fit into these lines
constexpr std::string_view left_out = "...";

bool has_lines(const std::string& text) {
    return text.find('\n') != std::string::npos;
}

/// "[1, 2, ..., 9]" in `room` columns, and whether something is left out.
std::pair<std::string, bool> bracketed(std::size_t count, const Item& item, std::size_t room) {
    if (count == 0) return {"[]", false};
    const std::string last = item(count - 1);
    const std::size_t end = last.size() + 1;  // and the bracket
    const std::size_t cut_end = left_out.size() + 2 + end;
    std::string text = "[";
    std::string cut;  // the most that leaves room for the dots and the last one
    for (std::size_t i = 0; i + 1 < count; ++i) {
        if (text.size() + cut_end <= room || i <= 1) cut = text;
        text += item(i) + ", ";
        if (text.size() + end > room && i >= 1)
            return {cut + std::string(left_out) + ", " + last + "]", true};
    }
    return {text + last + "]", false};
}

/// Between brackets, several to a line; those with lines of their own begin one.
std::vector<std::string> filled(char open, const std::vector<std::string>& items, char close,
                                std::size_t room) {
    std::vector<std::string> lines = {std::string(1, open)};
    bool is_closed = false;  // nothing more goes on this line
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string item = items[i] + (i + 1 < items.size() ? ',' : close);
        const bool fits = lines.back().size() + 1 + item.size() <= room;
        if (i > 0 && (is_closed || has_lines(item) || !fits))
            lines.emplace_back(" ");
        else if (i > 0)
            lines.back() += ' ';
        lines.back() += indent(item, " ");
        is_closed = has_lines(item);
    }
    if (items.empty()) lines.back() += close;
    return lines;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += (text.empty() ? "" : "\n") + line;
    return text;
}

std::size_t lines_in(const std::string& text) {
    return 1 + static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

}  // namespace

std::string to_text(double value) {
    if (std::isnan(value)) return "nan";  // fmt would print the sign of a NaN, which nobody asked about
    return fmt::format("{:.6g}", value);
}

std::string to_text(bool value) {
    return value ? "true" : "false";
}

std::string to_text(long long value) {
    return std::to_string(value);
}

std::string to_text(const std::string& value) {
    constexpr std::size_t shown = 60;
    std::string text = "\"";
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (i == shown) return text + "...\"";
        const auto c = static_cast<unsigned char>(value[i]);
        text += c < 0x20 || c >= 0x7f ? fmt::format("\\x{:02x}", c) : std::string(1, value[i]);
    }
    return text + "\"";
}

std::string row_text(std::size_t count, const Item& item, std::size_t room) {
    const auto [text, is_cut] = bracketed(count, item, room);
    if (!is_cut) return text;
    const std::string size = fmt::format("({}) ", count);
    return size + bracketed(count, item, room - std::min(room, size.size())).first;
}

std::string block_text(char open, std::size_t count, const Item& item, char close, std::size_t room) {
    std::vector<std::string> items;
    for (std::size_t i = 0; i < count && i < most_items; ++i) items.push_back(item(i));
    const std::string text = joined(filled(open, items, close, room));
    if (count == items.size() && (lines_in(text) <= shown_lines || open == '{')) return text;
    // The first ones, as many as leave room for the dots and the last one.
    const std::string last = item(count - 1);
    const std::vector<std::string> end = {std::string(left_out), last};
    std::vector<std::string> best;
    for (std::size_t kept = 1; kept < items.size() && kept + 1 < count; ++kept) {
        std::vector<std::string> some(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(kept));
        some.insert(some.end(), end.begin(), end.end());
        std::string shorter = joined(filled(open, some, close, room));
        if (!best.empty() && lines_in(shorter) > shown_lines) break;
        best = {std::move(shorter)};
    }
    return best.empty() ? text
                        : fmt::format("({}) ", count) +
                              indent(best[0], std::string(std::to_string(count).size() + 3, ' '));
}

std::string to_text(const nn::Vector& value, std::size_t room) {
    const std::string shape = fmt::format("({}) ", value.size());
    return shape + bracketed(
                       value.size(), [&](std::size_t i) { return to_text(value(i)); },
                       room - std::min(room, shape.size()))
                       .first;
}

std::string to_text(const nn::Matrix& value, std::size_t room) {
    const std::size_t rows = value.shape(0);
    const std::size_t columns = value.shape(1);
    const std::string shape = fmt::format("({}, {}) ", rows, columns);
    room -= std::min(room, shape.size() + 2);  // and a bracket before and behind each row
    const Item row = [&](std::size_t i) {
        return bracketed(
                   columns, [&](std::size_t j) { return to_text(value(i, j)); }, room)
            .first;
    };
    const auto [line, is_cut] = bracketed(rows, row, room);
    if (!is_cut && line.size() <= room) return shape + line;
    if (columns <= 1) return shape + line;
    const std::string margin(shape.size() + 1, ' ');
    std::string text = shape + "[";
    for (std::size_t i = 0; i < rows; ++i) {
        if (rows > shown_rows && i == shown_rows - 2) {
            text += ",\n" + margin + std::string(left_out);
            i = rows - 1;
        }
        text += (i == 0 ? "" : ",\n" + margin) + row(i);
    }
    return text + "]";
}

std::pair<std::string, std::string> to_distinct_texts(double a, double b) {
    for (const int digits : {6, 9, 12, 15, 17}) {
        auto left = fmt::format("{:.{}g}", a, digits);
        auto right = fmt::format("{:.{}g}", b, digits);
        if (left != right || digits == 17)
            return {std::isnan(a) ? "nan" : left, std::isnan(b) ? "nan" : right};
    }
    return {to_text(a), to_text(b)};
}

std::string indent(const std::string& text, const std::string& by) {
    std::string out;
    for (const char c : text) {
        out += c;
        if (c == '\n') out += by;
    }
    return out;
}

}  // namespace subject
