#include "course/due.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <mutex>

namespace halfspace::course {
namespace {

/// Takes a text from the left.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : text_(text) {}

    /// Exactly so many digits.
    std::optional<int> number(std::size_t digits) {
        int value = 0;
        if (text_.size() < digits) return std::nullopt;
        const auto [end, error] = std::from_chars(text_.data(), text_.data() + digits, value);
        if (error != std::errc() || end != text_.data() + digits || value < 0) return std::nullopt;
        text_.remove_prefix(digits);
        return value;
    }
    bool take(char c) {
        if (!text_.starts_with(c)) return false;
        text_.remove_prefix(1);
        return true;
    }
    bool take_any(std::string_view characters) {
        if (text_.empty() || characters.find(text_.front()) == std::string_view::npos) return false;
        text_.remove_prefix(1);
        return true;
    }
    void skip(std::string_view characters) {
        while (take_any(characters)) {
        }
    }
    [[nodiscard]] std::string_view rest() const { return text_; }

  private:
    std::string_view text_;
};

/// What stands behind the time of day.
std::optional<std::chrono::seconds> offset_of(Scanner scanner) {
    using std::chrono::hours, std::chrono::minutes;
    if (scanner.rest() == "Z" || scanner.rest() == "z" || scanner.rest() == "UTC") return hours(0);
    const bool west = scanner.rest().starts_with('-');
    if (!scanner.take_any("+-")) return std::nullopt;
    const auto hour = scanner.number(2);
    scanner.take(':');
    const auto minute = scanner.number(2);
    if (!hour || !minute || !scanner.rest().empty() || *hour > 14 || *minute > 59) return std::nullopt;
    const std::chrono::seconds offset = hours(*hour) + minutes(*minute);
    return west ? -offset : offset;
}

/// glibc, which reads the machine's time zones, knows one at a time: that of TZ.
class Within {
  public:
    explicit Within(const std::string& zone) : alone_(mutex()) {
        if (const char* tz = std::getenv("TZ"); tz != nullptr) before_ = tz;
        ::setenv("TZ", (":" + zone).c_str(), 1);
        ::tzset();
    }
    ~Within() {
        before_ ? ::setenv("TZ", before_->c_str(), 1) : ::unsetenv("TZ");
        ::tzset();
    }
    Within(const Within&) = delete;
    Within& operator=(const Within&) = delete;

  private:
    static std::mutex& mutex() {
        static std::mutex one;
        return one;
    }
    const std::lock_guard<std::mutex> alone_;
    std::optional<std::string> before_;
};

bool is_zone_name(std::string_view text) {
    return !text.empty() && text.front() != '/' && text.find("..") == std::string_view::npos &&
           std::ranges::all_of(text, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '/' || c == '_' || c == '-' || c == '+';
           });
}

}  // namespace

Result<TimeZone> TimeZone::of(std::string_view text) {
    TimeZone zone;
    if (const auto offset = offset_of(Scanner(text))) {
        zone.offset_ = *offset;
        return zone;
    }
    // An unknown one would be UTC to glibc.
    std::error_code ignored;
    zone.name_ = text;
    if (!is_zone_name(text) ||
        !std::filesystem::is_regular_file(std::filesystem::path("/usr/share/zoneinfo") / text, ignored))
        return fail(Error::bad_input(fmt::format(
            "'{}' is neither an offset, such as \"+01:00\", nor a time zone that this machine knows (package "
            "tzdata), such as \"Europe/Berlin\"",
            text.substr(0, 60))));
    return zone;
}

std::optional<Time> TimeZone::moment(Time shown) const {
    if (name_.empty()) return shown - offset_;
    const Within zone(name_);
    const std::time_t wanted = std::chrono::system_clock::to_time_t(shown);
    std::tm fields{};
    ::gmtime_r(&wanted, &fields);
    for (const int summer : {1, 0}) {
        std::tm given = fields;
        given.tm_isdst = summer;
        const std::time_t time = std::mktime(&given);
        std::tm there{};
        if (time == -1 || ::localtime_r(&time, &there) == nullptr) continue;
        if (::timegm(&there) == wanted) return Time(std::chrono::seconds(time));
    }
    return std::nullopt;
}

Result<Time> parse_time(std::string_view text, const std::optional<TimeZone>& zone) {
    using namespace std::chrono;
    const auto wrong = [&](const char* what) {
        return fail(Error::bad_input(
            fmt::format("'{}' {}; expected {}", text.substr(0, 60), what, expected_time(zone.has_value()))));
    };
    Scanner scanner(text);
    const auto y = scanner.number(4);
    const bool dash1 = scanner.take('-');
    const auto m = scanner.number(2);
    const bool dash2 = scanner.take('-');
    const auto d = scanner.number(2);
    if (!y || !m || !d || !dash1 || !dash2) return wrong("is no time");
    if (scanner.rest().empty()) return wrong("is a day without a time");
    if (!scanner.take_any("Tt ")) return wrong("is no time");
    const auto h = scanner.number(2);
    const bool colon = scanner.take(':');
    const auto min = scanner.number(2);
    if (!h || !colon || !min) return wrong("is no time");
    std::optional<int> s = 0;
    if (scanner.take(':')) s = scanner.number(2);
    if (!s) return wrong("is no time");
    if (scanner.take('.')) scanner.skip("0123456789");
    scanner.skip(" ");
    const year_month_day date{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
    // 60 is a leap second: it counts as the first of the next minute.
    if (!date.ok() || *y < 1970 || *h > 23 || *min > 59 || *s > 60) return wrong("does not exist");
    const Time shown = Time(sys_days(date)) + hours(*h) + minutes(*min) + seconds(*s);
    if (scanner.rest().empty() && zone) {
        const auto moment = zone->moment(shown);
        if (!moment) return wrong("does not exist in the course's time zone");
        return *moment;
    }
    if (scanner.rest().empty())
        return fail(Error::bad_input(
            fmt::format("'{}' says no offset; expected {}, or in "
                        "course.toml the zone of all such times: timezone = \"Europe/Berlin\"",
                        text.substr(0, 60), expected_time(false))));
    const auto offset = offset_of(scanner);
    if (!offset) return wrong("has no offset that is understood");
    return shown - *offset;
}

std::string expected_time(bool has_zone) {
    return std::string(has_zone
                           ? "a time, such as 2026-11-30T23:59 in the course's time zone, or with its offset"
                           : "a time with its offset") +
           ", such as 2026-11-30T23:59:00+01:00";
}

std::string shown_time(Time time) {
    return fmt::format("{:%Y-%m-%d %H:%M:%S} UTC", fmt::gmtime(std::chrono::system_clock::to_time_t(time)));
}

}  // namespace halfspace::course
