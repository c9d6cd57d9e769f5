#include "csv/fill.hpp"

#include <algorithm>
#include <tuple>

#include "csv/csv.hpp"

namespace halfspace::csv {
namespace {

struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Where each cell of the text stands, with its quotes. For text that read() takes: a quote stands at the start of a cell,
/// or within quotes.
std::vector<std::vector<Span>> spans_of(std::string_view text, char separator) {
    std::vector<std::vector<Span>> rows;
    std::vector<Span> row;
    std::size_t at = text.starts_with("\xef\xbb\xbf") ? 3 : 0;
    std::size_t begin = at;
    bool quoted = false;
    const auto end_row = [&] {
        const bool is_empty = row.empty() && begin == at;
        if (!is_empty) {
            row.push_back({begin, at});
            rows.push_back(std::move(row));
            row.clear();
        }
        begin = at + 1;
    };
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '"') {
            quoted = !quoted;  // a doubled one closes and opens
        } else if (!quoted && c == separator) {
            row.push_back({begin, at});
            begin = at + 1;
        } else if (!quoted && (c == '\n' || c == '\r')) {
            end_row();
        }
    }
    end_row();
    return rows;
}

/// As it stands in a table; a cell alone in its row is not to be nothing.
std::string written(const std::string& cell, char separator) {
    std::string line = write({.rows = {{"", cell}}, .separator = separator});
    return line.substr(1, line.size() - 3);
}

}  // namespace

Result<std::string> fill(std::string_view text, std::vector<Cell> cells) {
    const Table table = TRY(read(text));
    const auto rows = spans_of(text, table.separator);
    bool agree = rows.size() == table.rows.size();
    for (std::size_t i = 0; agree && i < rows.size(); ++i) agree = rows[i].size() == table.rows[i].size();
    if (!agree) return fail(Error::fault("a table's cells are counted in two ways"));
    std::ranges::sort(cells, [](const Cell& a, const Cell& b) {
        return std::tie(a.row, a.column) < std::tie(b.row, b.column);
    });
    std::string filled;
    std::size_t copied = 0;
    std::size_t row_before = rows.size();
    std::size_t width = 0;  // of the row, with what was appended
    for (const Cell& cell : cells) {
        const auto& row = rows.at(cell.row);
        if (cell.row != row_before) width = row.size();
        row_before = cell.row;
        const bool is_new = cell.column >= row.size();
        const Span span = is_new ? Span{row.back().end, row.back().end} : row[cell.column];
        filled += text.substr(copied, span.begin - copied);
        for (; is_new && width <= cell.column; ++width) filled += table.separator;
        filled += written(cell.text, table.separator);
        copied = span.end;
    }
    return filled += text.substr(copied);
}

}  // namespace halfspace::csv
