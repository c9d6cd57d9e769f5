#include "csv/csv.hpp"

#include <csv.h>
#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"

namespace halfspace::csv {
namespace {

/// The separator that the first row has most of, outside of quotes.
char separator_of(std::string_view text) {
    std::size_t commas = 0;
    std::size_t semicolons = 0;
    std::size_t tabs = 0;
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '\n' || c == '\r') {
            if (commas + semicolons + tabs > 0) break;
        }
        commas += c == ',';
        semicolons += c == ';';
        tabs += c == '\t';
    }
    const auto most = std::max({commas, semicolons, tabs});
    return commas == most ? ',' : semicolons == most ? ';' : '\t';
}

/// What libcsv calls back into.
struct Rows {
    Table table;
    std::vector<std::string> row = {};
    std::size_t line = 1;
    int last_end = 0;

    void add_cell(const char* bytes, std::size_t count) {
        row.emplace_back(bytes, count);
        last_end = 0;
    }
    void end(int c) {
        const bool is_rest_of_crlf = row.empty() && c == '\n' && last_end == '\r';
        last_end = c;
        if (is_rest_of_crlf) return;
        const std::size_t first = line;
        for (const auto& cell : row) line += static_cast<std::size_t>(std::ranges::count(cell, '\n'));
        ++line;
        if (row.empty()) return;
        table.rows.push_back(std::move(row));
        table.lines.push_back(first);
        row.clear();
    }
};

void on_cell(void* bytes, std::size_t count, void* rows) {
    static_cast<Rows*>(rows)->add_cell(static_cast<const char*>(bytes), count);
}

void on_end(int c, void* rows) {
    static_cast<Rows*>(rows)->end(c);
}

int no_space(unsigned char) {
    return 0;
}

class Parser {
  public:
    explicit Parser(char separator) {
        // Every line end is told, so that lines can be counted.
        usable_ = ::csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) == 0;
        if (!usable_) return;
        ::csv_set_delim(&parser_, static_cast<unsigned char>(separator));
        ::csv_set_space_func(&parser_, &no_space);  // blanks around a cell are the cell's
    }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;
    ~Parser() {
        if (usable_) ::csv_free(&parser_);
    }

    Result<void> parse(std::string_view text, Rows& rows) {
        if (!usable_) return fail(Error::fault("no memory for a table"));
        const auto taken = ::csv_parse(&parser_, text.data(), text.size(), &on_cell, &on_end, &rows);
        if (taken != text.size()) {
            const auto line = 1 + std::ranges::count(text.substr(0, taken), '\n');
            return fail(wrong(fmt::format(
                "line {}: a quote stands in the middle of a cell: write such a cell in quotes, and each "
                "quote in it twice",
                line)));
        }
        if (::csv_fini(&parser_, &on_cell, &on_end, &rows) != 0)
            return fail(wrong(fmt::format("line {}: a quote is opened and never closed", rows.line)));
        return {};
    }

  private:
    [[nodiscard]] Error wrong(std::string message) {
        return ::csv_error(&parser_) == CSV_ENOMEM ? Error::fault("no memory for a table")
                                                   : Error::bad_input(std::move(message));
    }

    ::csv_parser parser_{};
    bool usable_ = false;
};

bool needs_quotes(std::string_view cell, char separator) {
    if (cell.empty()) return false;
    return cell.front() == ' ' || cell.back() == ' ' ||
           cell.find_first_of("\"\r\n") != std::string_view::npos ||
           cell.find(separator) != std::string_view::npos;
}

void append(std::string& text, std::string_view cell, bool quoted) {
    if (!quoted) {
        text += cell;
        return;
    }
    text += '"';
    for (const char c : cell) {
        if (c == '"') text += '"';
        text += c;
    }
    text += '"';
}

}  // namespace

Result<Table> read(std::string_view text) {
    if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
    if (const auto line = first_line_not_utf8(text))
        return fail(
            Error::bad_input(fmt::format("line {} is not UTF-8: save the table as \"CSV UTF-8\"", *line)));
    Rows rows;
    rows.table.separator = separator_of(text);
    TRY(Parser(rows.table.separator).parse(text, rows));
    return std::move(rows.table);
}

std::string write(const Table& table) {
    std::string text;
    for (const auto& row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0) text += table.separator;
            // A row of one empty cell would be an empty line, which is no row. A mark at the very start would be taken for
            // that of the byte order.
            const bool alone =
                (row.size() == 1 && row[i].empty()) || (text.empty() && row[i].starts_with("\xef\xbb\xbf"));
            append(text, row[i], alone || needs_quotes(row[i], table.separator));
        }
        text += "\r\n";
    }
    return text;
}

}  // namespace halfspace::csv
