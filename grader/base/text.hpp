#pragma once
// Text that may be a stranger's, decoded, measured and cut: the one place that knows UTF-8 (through utf8proc).
// Names, output and messages of students go through clean() before a terminal sees them, so that nothing they
// print moves the cursor, changes colours or reorders a line; a compiler's words go through plain_text().

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace halfspace {

/// Valid UTF-8 of printable characters and line ends. Escape sequences vanish whole; other control
/// characters, C1 ones and those that change the writing direction vanish; a tab becomes four spaces; what is
/// no UTF-8 becomes U+FFFD.
std::string clean(std::string_view untrusted);

/// The same, but nothing vanishes: what clean() drops, and each byte that is not UTF-8, becomes '?'. So columns
/// that a compiler counted keep their meaning.
std::string plain_text(std::string_view untrusted);

/// JSON in which no character that cannot be seen stands as it is: controls, marks and overrides of the writing direction,
/// separators and all that a screen may leave out become \uXXXX. They can only be inside strings, where that means the same.
std::string escape_invisible(std::string_view json);

/// Printable ASCII as it is, all else by its number: Jos\u{e9}. Shows how two names differ.
std::string in_ascii(std::string_view untrusted);

/// The same for two names that look the same to a person: letter case, ways to write an accent, invisible characters, wide
/// forms, and the letters that Latin, Greek and Cyrillic share, make no difference.
std::string likeness(std::string_view name);

/// likeness() without accents, and with what people write where a keyboard lacks a letter: o for ø, l for ł, ss for ß, ae for æ.
std::string without_accents(std::string_view name);

/// What lists of people are sorted by: letter case and accents make no difference, but between names that are alike otherwise.
std::pair<std::string, std::string> alphabetical(std::string_view name);

/// Text in which something is written from right to left, set apart from what follows on its line (U+2068, U+2069):
/// columns beside it would change places. Other text as it is. For clean text.
std::string isolated(std::string_view text);

/// The first line, counted from 1, that is not valid UTF-8 (RFC 3629: no overlong forms, no surrogates).
std::optional<std::size_t> first_line_not_utf8(std::string_view text);

/// At most `max_bytes` bytes of valid UTF-8 `text`, cut between characters and marked with "..." when cut.
std::string shortened(std::string_view text, std::size_t max_bytes);

/// clean() on one line: line ends become spaces.
std::string clean_line(std::string_view untrusted);

/// Columns that a clean text takes on a terminal: 0 for combining marks, 2 for wide East Asian letters and emoji.
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

}  // namespace halfspace
