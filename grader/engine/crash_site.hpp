#pragma once
// Where a check crashed, out of what a worker that knows its lines printed (worker/crash_site.cpp). It is a stranger's text.

#include <string>
#include <string_view>
#include <vector>

namespace halfspace::engine {

/// The addresses that it printed last, innermost first: hexadecimal digits, the first no 0. Empty if it printed none.
std::vector<std::string> crash_addresses(std::string_view output);

/// What a student reads of it: the line and its text, for the end of a message.
std::string crash_words(const std::string& file, std::size_t line, std::string_view source);

}  // namespace halfspace::engine
