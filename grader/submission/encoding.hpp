#pragma once
// Text as editors save it, made UTF-8.

#include <optional>
#include <string>
#include <string_view>

namespace halfspace::submission {

struct Decoded {
    std::string text;  ///< UTF-8
    std::string from;  ///< "Latin-1" (which is Windows-1252 here) or "UTF-16"; empty: it was UTF-8
};

/// Text that is no UTF-8, from what it most likely is: UTF-16 with its mark, or where every other byte is NUL; else Latin-1,
/// where no byte is a control character that no text has. Nothing: it is none of these.
std::optional<Decoded> to_utf8(std::string_view bytes);

}  // namespace halfspace::submission
