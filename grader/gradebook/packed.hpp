#pragma once
// Text, deflated (zlib): a third to an eighth of its size.

#include <optional>
#include <string>
#include <string_view>

namespace halfspace::gradebook {

/// What a gradebook keeps of a text.
std::string packed(std::string_view text);

/// The text; nothing if these are not bytes that packed() made, or of more than 64 MiB.
std::optional<std::string> unpacked(std::string_view bytes);

}  // namespace halfspace::gradebook
