#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace halfspace::submission {

/// The first line, counted from 1, that is not valid UTF-8 (RFC 3629: no overlong forms, no surrogates).
std::optional<std::size_t> first_line_not_utf8(std::string_view text);

}  // namespace halfspace::submission
