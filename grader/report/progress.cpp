#include "report/progress.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"

namespace halfspace::report {
namespace {

constexpr std::string_view erase_line = "\r\x1b[2K";

std::string bar(std::size_t done, std::size_t total) {
    constexpr std::size_t cells = 20;
    const std::size_t full = total == 0 ? cells : std::min(cells, done * cells / total);
    return fmt::format("[{}{}]", std::string(full, '#'), std::string(cells - full, '.'));
}

}  // namespace

Progress::Progress(std::ostream& out, bool is_terminal, std::size_t total, Style style)
    : out_(out), is_terminal_(is_terminal), total_(total), style_(style) {}

void Progress::begin(std::string_view what) {
    const std::lock_guard lock(mutex_);
    draw(clean_line(what));
}

void Progress::step(std::string_view what) {
    const std::lock_guard lock(mutex_);
    ++done_;
    // The number is as wide from the first step to the last, so that the names stand below each other.
    const std::string total = fmt::format("{}", total_);
    draw(fmt::format("{:>{}}/{} {}", done_, total.size(), total, clean_line(what)));
}

void Progress::draw(const std::string& text) {
    if (!is_terminal_) {
        out_ << text << '\n';
    } else {
        // A line as wide as the terminal would wrap, and then not be erased.
        const int columns = std::max(20, style_.width - 1);
        const std::string drawn = columns < 60 ? "" : bar(done_, total_) + " ";
        out_ << erase_line << paint(style_, Ink::good, drawn) << cut(text, columns - width(drawn));
        is_drawn_ = true;
    }
    out_.flush();
}

void Progress::erase() {
    const std::lock_guard lock(mutex_);
    if (is_drawn_) out_ << erase_line << std::flush;
    is_drawn_ = false;
}

}  // namespace halfspace::report
