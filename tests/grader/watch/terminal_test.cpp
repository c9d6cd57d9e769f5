#include "watch/terminal.hpp"

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>  // NOLINT(modernize-deprecated-headers): posix_openpt is POSIX
#include <unistd.h>

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "base/files.hpp"

using namespace halfspace;
using halfspace::watch::Terminal;

namespace {

struct Pty {
    Fd person{::posix_openpt(O_RDWR | O_NOCTTY)};
    Fd program;

    Pty() {
        REQUIRE(::grantpt(person.get()) == 0);
        REQUIRE(::unlockpt(person.get()) == 0);
        program = Fd(::open(::ptsname(person.get()), O_RDWR | O_NOCTTY));
        REQUIRE(program);
    }
    [[nodiscard]] tcflag_t flags() const {
        termios now{};
        REQUIRE(::tcgetattr(program.get(), &now) == 0);
        return now.c_lflag;
    }
    void press(const std::string& keys) const {
        REQUIRE(::write(person.get(), keys.data(), keys.size()) == static_cast<ssize_t>(keys.size()));
        struct pollfd poll_fd {
            program.get(), POLLIN, 0
        };
        REQUIRE(::poll(&poll_fd, 1, 60000) == 1);
    }
    [[nodiscard]] std::string seen() const {
        std::string text;
        std::array<char, 4096> buffer{};
        struct pollfd poll_fd {
            person.get(), POLLIN, 0
        };
        while (::poll(&poll_fd, 1, 200) > 0) {
            const auto got = ::read(person.get(), buffer.data(), buffer.size());
            if (got <= 0) break;
            text.append(buffer.data(), static_cast<std::size_t>(got));
        }
        return text;
    }
};

}  // namespace

TEST_CASE("a terminal gives its keys one by one, and is then as it was") {
    const Pty pty;
    const auto before = pty.flags();
    {
        auto terminal = Terminal::take(pty.program.get(), pty.program.get());
        REQUIRE(terminal);
        CHECK((pty.flags() & static_cast<tcflag_t>(ICANON | ECHO)) == 0);
        CHECK((pty.flags() & static_cast<tcflag_t>(ISIG)) != 0);
        CHECK(terminal->key() == '\0');
        pty.press("h");
        CHECK(terminal->key() == 'h');
        for (const char* no_key : {"\x1b", "\x1b[A", "\x1b[1;5C", "\x1bOP"}) {  // Esc, arrows, F1
            pty.press(no_key);
            CHECK(terminal->key() == '\0');
        }
        pty.press("\x1b[An");
        CHECK(terminal->key() == 'n');
        pty.press("hp");
        CHECK(terminal->key() == 'p');
        terminal->leave();
        CHECK(pty.flags() == before);
        terminal->enter();
        CHECK(pty.flags() != before);
    }
    CHECK(pty.flags() == before);
    const auto seen = pty.seen();
    CHECK(seen.find("\x1b[?1049h") == 0);
    CHECK(seen.rfind("\x1b[?25h\x1b[?1049l") != std::string::npos);
}

TEST_CASE("a screen shows its text and erases what stood there before") {
    const Pty pty;
    auto terminal = Terminal::take(pty.program.get(), pty.program.get());
    REQUIRE(terminal);
    (void)pty.seen();
    terminal->show("one\ntwo\n");
    CHECK(pty.seen() == "\x1b[0m\x1b[H\x1b[2Kone\r\n\x1b[2Ktwo\x1b[J");
}

TEST_CASE("what is no terminal is not taken") {
    const Fd null(::open("/dev/null", O_RDWR));
    CHECK_FALSE(Terminal::take(null.get(), null.get()));
}

TEST_CASE("a terminal that is gone says so") {
    Pty pty;
    auto terminal = Terminal::take(pty.program.get(), pty.program.get());
    REQUIRE(terminal);
    pty.person.reset();
    CHECK(terminal->key() == std::nullopt);
}
