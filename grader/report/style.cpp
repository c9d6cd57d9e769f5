#include "report/style.hpp"

#include <fmt/format.h>

namespace halfspace::report {
namespace {

/// Parameters of "select graphic rendition": the terminal's own colours, so that they fit its theme.
std::string_view code(Ink ink) {
    switch (ink) {
        case Ink::good:
            return "32";
        case Ink::bad:
            return "1;31";
        case Ink::warning:
            return "33";
        case Ink::faint:
            return "2";
        case Ink::strong:
            return "1";
    }
    return "0";
}

}  // namespace

std::string paint(const Style& style, Ink ink, std::string_view text) {
    if (!style.colour || text.empty()) return std::string(text);
    return fmt::format("\x1b[{}m{}\x1b[0m", code(ink), text);
}

}  // namespace halfspace::report
