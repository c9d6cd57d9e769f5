#pragma once
// The course's secret, of which random inputs are made.

#include <filesystem>
#include <string>

#include "base/result.hpp"

namespace halfspace::app {

enum class IfMissing { make_it, refuse };

/// That of the file; empty: of solutions/.secret, which may be made.
Result<std::string> secret_of(const std::filesystem::path& given, const std::filesystem::path& solutions,
                              IfMissing if_missing);

}  // namespace halfspace::app
