#pragma once
// Text from a compiler that read a stranger's file, made fit for terminals and reports.

#include <string>
#include <string_view>

namespace halfspace::compile {

/// Valid UTF-8 without control characters, line feeds excepted: a tab becomes four spaces; bytes that are not
/// UTF-8, other controls and characters that change the direction of writing become '?'.
std::string plain_text(std::string_view text);

/// At most `max_bytes` bytes of valid UTF-8 `text`, cut between characters and marked with "..." when cut.
std::string shortened(std::string_view text, std::size_t max_bytes);

}  // namespace halfspace::compile
