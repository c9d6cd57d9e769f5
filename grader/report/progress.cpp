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

std::chrono::milliseconds Progress::steady_clock() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now().time_since_epoch());
}

std::string time_left(std::chrono::milliseconds left) {
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(left).count();
    if (seconds <= 0) return {};
    if (seconds < 90) return fmt::format("{} s left", seconds);
    const auto minutes = (seconds + 30) / 60;
    if (minutes < 90) return fmt::format("{} min left", minutes);
    return fmt::format("{} h {:02} min left", minutes / 60, minutes % 60);
}

std::string Progress::counted() const {
    // The number is as wide from the first step to the last, so that the names stand below each other.
    const std::string total = fmt::format("{}", total_);
    return fmt::format("{:>{}}/{}", done_, total.size(), total);
}

std::string Progress::left() const {
    if (!expected_ || expected_->done >= expected_->count) return {};
    // What was guessed counts as two steps more that were timed.
    constexpr std::size_t guessed = 2;
    const auto spent = expected_->clock() - expected_->start + guessed * expected_->each;
    const auto to_do = expected_->count - expected_->done;
    const std::string text = time_left(spent * to_do / (expected_->done + guessed));
    return text.empty() ? "" : pad_left(text, 11) + "  ";
}

void Progress::begin(std::string_view what) {
    const std::lock_guard lock(mutex_);
    const std::string start = is_terminal_ && expected_ ? counted() + " " + left() : "";
    draw(start + clean_line(what));
}

void Progress::expect(std::size_t count, std::chrono::milliseconds each, const Clock& clock) {
    const std::lock_guard lock(mutex_);
    expected_ = {count, each, clock, clock()};
}

void Progress::expect_in_all(std::size_t total) {
    const std::lock_guard lock(mutex_);
    total_ = total;
}

void Progress::skip(std::size_t count) {
    const std::lock_guard lock(mutex_);
    done_ += count;
}

void Progress::step_at_once(std::string_view what) {
    const std::lock_guard lock(mutex_);
    ++done_;
    draw(fmt::format("{} {}{}", counted(), left(), clean_line(what)));
}

void Progress::step(std::string_view what) {
    const std::lock_guard lock(mutex_);
    ++done_;
    if (expected_) ++expected_->done;
    draw(fmt::format("{} {}{}", counted(), left(), clean_line(what)));
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
