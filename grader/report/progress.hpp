#pragma once
// How far a long run is: one live line on a terminal, one plain line a step elsewhere.

#include <cstddef>
#include <mutex>
#include <ostream>
#include <string>
#include <string_view>

#include "report/style.hpp"

namespace halfspace::report {

class Progress {
  public:
    /// `is_terminal`: the stream obeys carriage returns and escape codes. The stream must outlive the
    /// Progress.
    Progress(std::ostream& out, bool is_terminal, std::size_t total, Style style);
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    ~Progress() { erase(); }

    /// What is about to be done, before the first step can tell: "grading 3 students on 3 exercises ...".
    void begin(std::string_view what);

    /// One more of the total is done: "12/60 alice 04_dense 9.5/12". The text is cleaned and cut to the
    /// width. Safe to call from several threads; the steps count in the order of the calls.
    void step(std::string_view what);

    /// Leaves no trace of the live line, so that other output can follow. The next step draws it again.
    void erase();

  private:
    void draw(const std::string& text);

    std::ostream& out_;
    bool is_terminal_;
    std::size_t total_;
    Style style_;
    std::mutex mutex_;
    std::size_t done_ = 0;
    bool is_drawn_ = false;
};

}  // namespace halfspace::report
