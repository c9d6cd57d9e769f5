#pragma once
// Times as Moodle writes them for people, in English and in German.

#include <optional>
#include <string>
#include <string_view>

namespace halfspace::roster {

/// "Saturday, 28 November 2026, 1:15 AM" and "Samstag, 28. November 2026, 01:15" as "2026-11-28 01:15", which
/// course::parse_time reads; nothing if it is not of that kind. The weekday is not looked at.
std::optional<std::string> moodle_time(std::string_view text);

}  // namespace halfspace::roster
