#include "watch/terminal.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string>

namespace halfspace::watch {
namespace {

// A second screen, whose text leaves no trace in the first; and no cursor. (xterm's sequences, which all terminals of today know.)
constexpr std::string_view enter_screen = "\x1b[?1049h\x1b[?25l";
constexpr std::string_view leave_screen = "\x1b[0m\x1b[?25h\x1b[?1049l";
constexpr std::string_view home = "\x1b[0m\x1b[H";
constexpr std::string_view erase_line = "\x1b[2K";
constexpr std::string_view erase_below = "\x1b[J";

/// The last of the keys; '\0' if there is none. An arrow or F1 sends ESC and more: ESC [ 1 ; 5 A, ESC O P. None of it is a key.
char last_key(std::string_view bytes) {
    char last = '\0';
    while (!bytes.empty()) {
        const char key = bytes.front();
        bytes.remove_prefix(1);
        if (key != '\x1b') {
            last = key;
            continue;
        }
        const char kind = bytes.empty() ? '\0' : bytes.front();
        if (kind != '[' && kind != 'O') continue;
        bytes.remove_prefix(1);
        const auto is_final = [](char c) { return c >= '@' && c <= '~'; };
        while (!bytes.empty() && !is_final(bytes.front())) bytes.remove_prefix(1);
        if (!bytes.empty()) bytes.remove_prefix(1);
    }
    return last;
}

}  // namespace

Result<Terminal> Terminal::take(int in, int out) {
    if (::isatty(in) != 1 || ::isatty(out) != 1)
        return fail(Error::bad_input("the keys or the screen of no terminal"));
    Terminal terminal(in, out);
    terminal.enter();
    if (!terminal.before_) return fail(Error::bad_input("the terminal does not give its keys"));
    return terminal;
}

void Terminal::enter() {
    termios now{};
    if (before_ || ::tcgetattr(in_, &now) != 0) return;
    before_ = now;
    now.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
    now.c_cc[VMIN] = 1;
    now.c_cc[VTIME] = 0;
    if (::tcsetattr(in_, TCSANOW, &now) != 0) {
        before_.reset();
        return;
    }
    write(enter_screen);
}

void Terminal::leave() {
    if (!before_) return;
    write(leave_screen);
    ::tcsetattr(in_, TCSANOW, &*before_);
    before_.reset();
}

void Terminal::show(std::string_view text) {
    if (!before_) return;
    std::string bytes(home);
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        // Before the text: behind one as wide as the screen its last letter would be erased.
        bytes.append(erase_line).append(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (!text.empty()) bytes += '\n';
    }
    write(bytes.append(erase_below));
}

std::optional<char> Terminal::key() {
    std::array<char, 64> bytes{};
    struct pollfd poll_fd {
        in_, POLLIN, 0
    };
    if (::poll(&poll_fd, 1, 0) <= 0) return '\0';
    const auto got = ::read(in_, bytes.data(), bytes.size());
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) return '\0';
    if (got <= 0) return std::nullopt;
    return last_key({bytes.data(), static_cast<std::size_t>(got)});
}

void Terminal::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(out_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return;  // it is gone: key() says so
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

}  // namespace halfspace::watch
