#pragma once
// A table with some of its cells replaced, and all else as it was to the byte: what a platform has written, it reads again.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace halfspace::csv {

struct Cell {
    std::size_t row = 0;     ///< of Table::rows
    std::size_t column = 0;  ///< behind its row's last: it is appended, and empty ones before it as needed
    std::string text;        ///< as read() is to give it back
};

/// The text with these cells in place of its own: quotes, line ends, byte order mark and separator stay. The text is
/// one that read() takes; else its error.
Result<std::string> fill(std::string_view text, std::vector<Cell> cells);

}  // namespace halfspace::csv
