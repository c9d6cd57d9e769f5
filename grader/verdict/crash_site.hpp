#pragma once
// What a worker that knows its lines prints when it crashes (worker/crash_site.cpp): this mark, then addresses of the program,
// innermost first, in hexadecimal digits, each behind a space; to the line's end.

namespace halfspace::verdict {

inline constexpr char crash_mark[] = "halfspace-crash-site:";

}  // namespace halfspace::verdict
