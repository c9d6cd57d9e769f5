#pragma once
// When work is due, and what it costs to be late. Times are points of the world's clock: whoever writes one says its offset.

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace halfspace::course {

using Time = std::chrono::sys_seconds;

/// What a time means that is written without an offset: one offset all year, or the clocks of a place.
class TimeZone {
  public:
    /// "+01:00", or a name of the machine's time zone data, "Europe/Berlin". bad_input: it is neither.
    static Result<TimeZone> of(std::string_view text);

    /// The moment at which clocks there show this, which is written as if it were UTC. Of two the first; none: they skip it.
    [[nodiscard]] std::optional<Time> moment(Time shown) const;

  private:
    std::chrono::seconds offset_{0};
    std::string name_;  ///< empty: the offset counts
};

/// What a late hand-in loses of the points that it has earned: `off` for each started `per`, counted from the due time, but
/// never so much that less than `floor` of them is left.
struct LatePolicy {
    std::chrono::seconds per = std::chrono::hours(24);  ///< a day has 24 hours, whatever the clocks do
    double off = 0;                                     ///< of 1; 0: to be late is said, and costs nothing
    double floor = 0;                                   ///< of 1
    std::chrono::seconds grace{0};                      ///< up to so long after the due time nothing is late
};

/// When the file of an exercise came, as far as anybody but the student has said.
struct Arrival {
    std::optional<Time> time = {};
    bool marked_late = false;      ///< the platform says so, by its own due time
    std::optional<Time> due = {};  ///< this student's own; none: that of the exercise
    bool by_own_clock = false;     ///< `time` is the student's word: it says nothing of which file is newer
    bool by_roster = false;  ///< `time` is when the student came last: perhaps with another file than this
    std::uint64_t submission = 0;   ///< the platform's number: a higher one is newer; 0: there is none
    std::optional<Time> last = {};  ///< the same file came once more then
};

/// By exercise id. An exercise that is missing has an Arrival that says nothing.
using Arrivals = std::map<std::string, Arrival, std::less<>>;

/// "2026-11-30T23:59:00+01:00" (ISO 8601); also with a blank for the T, without seconds, with fractions of them, which are
/// dropped, and with "Z", "UTC" or "+0100" for the offset, blanks before it or none. bad_input if it is no such time, says
/// no offset where no `zone` is given, or names a day or an hour that does not exist: what is wrong, without the file.
Result<Time> parse_time(std::string_view text, const std::optional<TimeZone>& zone = {});

/// What a time looks like, for messages: "a time with its offset, such as ..."; with the zone of all times there is more.
std::string expected_time(bool has_zone);

/// "2026-11-30 22:59:00 UTC".
std::string shown_time(Time time);

}  // namespace halfspace::course
