#pragma once
// How far a long run is: one live line on a terminal, one plain line a step elsewhere.

#include <chrono>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>

#include "report/style.hpp"

namespace halfspace::report {

/// "40 s left", "12 min left", "3 h 20 min left"; nothing below a second.
std::string time_left(std::chrono::milliseconds left);

class Progress {
  public:
    /// Time since any moment.
    using Clock = std::function<std::chrono::milliseconds()>;
    static std::chrono::milliseconds steady_clock();

    /// `is_terminal`: the stream obeys carriage returns and escape codes. The stream must outlive the
    /// Progress.
    Progress(std::ostream& out, bool is_terminal, std::size_t total, Style style);
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    ~Progress() { erase(); }

    /// What is about to be done, before the first step can tell: "grading 3 students on 3 exercises ...".
    void begin(std::string_view what);

    /// From here on lines say how long it takes: `count` of the steps take time, each about so long, as far as anybody knows now.
    /// What it really takes decides more and more. `begin` shows it too, so that there is a number from the first second on.
    void expect(std::size_t count, std::chrono::milliseconds each, const Clock& clock = steady_clock);

    /// So many steps are the total after all.
    void expect_in_all(std::size_t total);

    /// So many of the total are done, and nobody wants to read of them.
    void skip(std::size_t count);

    /// One of the steps that take no time.
    void step_at_once(std::string_view what);

    /// One more of the total is done: "12/60 alice 04_dense 9.5/12", or "12/60  3 min left  alice ...". The text is cleaned and cut to the
    /// width. Safe to call from several threads; the steps count in the order of the calls.
    void step(std::string_view what);

    /// Leaves no trace of the live line, so that other output can follow. The next step draws it again.
    void erase();

  private:
    void draw(const std::string& text);
    [[nodiscard]] std::string counted() const;
    [[nodiscard]] std::string left() const;

    std::ostream& out_;
    bool is_terminal_;
    std::size_t total_;
    Style style_;
    std::mutex mutex_;
    std::size_t done_ = 0;
    struct Expected {
        std::size_t count;  ///< of steps that take time
        std::chrono::milliseconds each;
        Clock clock;
        std::chrono::milliseconds start;
        std::size_t done = 0;
    };
    std::optional<Expected> expected_;
    bool is_drawn_ = false;
};

}  // namespace halfspace::report
