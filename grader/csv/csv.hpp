#pragma once
// Tables as spreadsheets and learning platforms write them (RFC 4180, read by libcsv): text in, cells out, and back.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace halfspace::csv {

struct Table {
    std::vector<std::vector<std::string>>
        rows;  ///< cells to the byte, without their quotes; empty lines are none
    char separator = ',';
    std::vector<std::size_t> lines =
        {};  ///< of the text, in which each row begins, from 1; a row may have several
};

/// The separator is ',', ';' or a tab: what stands most often in the first row. A byte order mark is no part of the first
/// cell. Rows may differ in length. bad_input names the line: no UTF-8, a quote that does not end, or one inside a cell
/// that does not begin with one.
Result<Table> read(std::string_view text);

/// Rows that end in CR LF. Quoted is only what must be: a cell that holds the separator, a quote or a line end, or that
/// begins or ends with a space. read() gives the same cells. Formulas are not defused: that is the caller's to know.
std::string write(const Table& table);

}  // namespace halfspace::csv
