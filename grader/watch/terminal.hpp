#pragma once
// A terminal of which a program has the whole screen and every key; afterwards it is as it was before.

#include <termios.h>

#include <optional>
#include <string_view>

#include "base/result.hpp"

namespace halfspace::watch {

class Terminal {
  public:
    /// bad_input if these are no terminal. Ctrl-C stays Ctrl-C.
    static Result<Terminal> take(int in, int out);

    Terminal(Terminal&& other) noexcept : in_(other.in_), out_(other.out_), before_(other.before_) {
        other.before_.reset();
    }
    Terminal& operator=(Terminal&&) = delete;
    ~Terminal() { leave(); }

    /// Gives it back; enter() takes it again.
    void leave();
    void enter();

    /// The screen shows this text and nothing else. Written at once, so that it does not flicker.
    void show(std::string_view text);

    /// A key that was pressed; '\0' if there is none, nothing if the terminal is gone. What a function key sends is no key.
    std::optional<char> key();

  private:
    Terminal(int in, int out) : in_(in), out_(out) {}
    void write(std::string_view bytes);

    int in_;
    int out_;
    std::optional<termios> before_;  ///< nothing: it is given back
};

}  // namespace halfspace::watch
