#include "roster/moodle_time.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <vector>

namespace halfspace::roster {
namespace {

/// What stands between blanks and commas, in lower case (but for letters with accents); a no-break space is a blank.
std::vector<std::string> words_of_time(std::string_view text) {
    std::vector<std::string> words(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto rest = text.substr(i);
        const std::size_t blank = rest.starts_with("\u00a0")                                         ? 2
                                  : rest.starts_with("\u202f")                                       ? 3
                                  : std::string_view(" ,\t").find(text[i]) != std::string_view::npos ? 1
                                                                                                     : 0;
        if (blank == 0) {
            const char c = text[i];
            words.back() += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
            continue;
        }
        i += blank - 1;
        if (!words.back().empty()) words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

/// 1 to 12; 0: none.
unsigned month_of(std::string_view word) {
    constexpr std::string_view months[][12] = {
        {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
         "november", "december"},
        {"januar", "februar", "m\u00e4rz", "april", "mai", "juni", "juli", "august", "september", "oktober",
         "november", "dezember"}};
    for (const auto& names : months) {
        const auto found = std::ranges::find(names, word);
        if (found != std::end(names)) return static_cast<unsigned>(found - std::begin(names)) + 1;
    }
    return 0;
}

std::optional<unsigned> whole_number(std::string_view text, std::size_t most_digits) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || text.size() > most_digits)
        return std::nullopt;
    return value;
}

}  // namespace

std::optional<std::string> moodle_time(std::string_view text) {
    auto words = words_of_time(text);
    bool is_pm = false;
    bool has_half = false;
    if (!words.empty() && (words.back() == "am" || words.back() == "pm")) {
        has_half = true;
        is_pm = words.back() == "pm";
        words.pop_back();
    } else if (!words.empty() && words.back() == "uhr") {
        words.pop_back();
    }
    if (words.size() == 5) words.erase(words.begin());  // the weekday
    if (words.size() != 4) return std::nullopt;
    if (month_of(words[0]) != 0) std::swap(words[0], words[1]);  // November 28
    if (words[0].ends_with('.')) words[0].pop_back();
    const auto day = whole_number(words[0], 2);
    const auto month = month_of(words[1]);
    const auto year = whole_number(words[2], 4);
    const auto colon = words[3].find(':');
    if (!day || month == 0 || !year || colon == std::string::npos) return std::nullopt;
    auto hour = whole_number(std::string_view(words[3]).substr(0, colon), 2);
    const auto minute = whole_number(std::string_view(words[3]).substr(colon + 1), 2);
    if (!hour || !minute || (has_half && (*hour < 1 || *hour > 12))) return std::nullopt;
    if (has_half) hour = *hour % 12 + (is_pm ? 12 : 0);
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", *year, month, *day, *hour, *minute);
}

}  // namespace halfspace::roster
