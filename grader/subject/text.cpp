#include "subject/text.hpp"

#include <fmt/format.h>

#include <cmath>

namespace subject {
namespace {

constexpr std::size_t shown_columns = 6;
constexpr std::size_t shown_rows = 6;

/// [a, b, ..., z] of `count` numbers, number i being get(i).
template <class Get>
std::string row(std::size_t count, Get get) {
    std::string text = "[";
    for (std::size_t i = 0; i < count; ++i) {
        if (count > shown_columns + 1 && i == shown_columns - 1) {
            text += ", ...";
            i = count - 1;
        }
        text += (i == 0 ? "" : ", ") + to_text(static_cast<double>(get(i)));
    }
    return text + "]";
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

std::string to_text(const nn::Vector& value) {
    return fmt::format("({}) ", value.size()) + row(value.size(), [&](std::size_t i) { return value(i); });
}

std::string to_text(const nn::Matrix& value) {
    const std::size_t rows = value.shape(0);
    const std::size_t columns = value.shape(1);
    const std::string shape = fmt::format("({}, {}) ", rows, columns);
    const std::string margin(shape.size() + 1, ' ');
    std::string text = shape + "[";
    for (std::size_t i = 0; i < rows; ++i) {
        if (rows > shown_rows + 1 && i == shown_rows - 1) {
            text += ",\n" + margin + "...";
            i = rows - 1;
        }
        text += (i == 0 ? "" : ",\n" + margin) + row(columns, [&](std::size_t j) { return value(i, j); });
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
