#pragma once
// Text for a terminal. What students write is untrusted: their names, output and messages go through clean()
// first, so that nothing they print moves the cursor, changes colours or reorders a line.

#include <string>
#include <string_view>
#include <vector>

namespace halfspace::report {

/// Valid UTF-8 of printable characters and line ends. Escape sequences vanish whole; other control
/// characters, C1 ones and those that change the writing direction vanish; a tab becomes four spaces; what is
/// no UTF-8 becomes U+FFFD.
std::string clean(std::string_view untrusted);

/// clean() on one line: line ends become spaces.
std::string clean_line(std::string_view untrusted);

/// Columns that a clean text takes on a terminal: 0 for combining marks, 2 for wide East Asian letters and
/// emoji.
int width(std::string_view text);

/// The text if it fits, else its beginning and "…", at most `columns` wide (at least 1).
std::string cut(std::string_view text, int columns);

/// Padded with spaces to `columns`; longer text is left alone.
std::string pad_left(std::string_view text, int columns);
std::string pad_right(std::string_view text, int columns);

std::vector<std::string> lines(std::string_view text);

/// Lines of at most `columns`, broken between words; a longer word stays whole. Single line ends are spaces,
/// an empty line separates paragraphs.
std::vector<std::string> wrap(std::string_view text, int columns);

}  // namespace halfspace::report
