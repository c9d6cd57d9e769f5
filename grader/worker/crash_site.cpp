// Linked into a worker when a check has crashed and is asked once more, to find the line (compile/compiler.hpp): prints where
// the program is, in addresses, when a signal ends it and when something is thrown.
#include <unistd.h>
#include <unwind.h>

#include <array>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <typeinfo>

namespace worker {
namespace {

// A line of it: this, then addresses of the program, innermost first, in hexadecimal digits, each behind a space. Read by
// engine/crash_site.cpp.
constexpr char mark[] = "halfspace-crash-site:";
constexpr std::size_t most_frames = 40;
int reports_left = 2000;  // who throws all the time shall not use up what may be printed

/// A handler may not allocate.
struct Report {
    std::array<char, sizeof mark + 2 + 17 * most_frames> text{'\n'};
    std::size_t size = 1;
    std::size_t frames = 0;

    void put(char c) { text[size++] = c; }
    void put_address(std::uintptr_t address) {
        put(' ');
        int shift = 60;
        while (shift > 0 && (address >> shift) == 0) shift -= 4;
        for (; shift >= 0; shift -= 4) put("0123456789abcdef"[(address >> shift) & 15]);
    }
};

_Unwind_Reason_Code add_frame(_Unwind_Context* context, void* argument) {
    Report& report = *static_cast<Report*>(argument);
    int is_of_signal = 0;  // then the address is that of what crashed, else behind the call
    const std::uintptr_t address = _Unwind_GetIPInfo(context, &is_of_signal);
    if (address == 0 || report.frames++ == most_frames) return _URC_END_OF_STACK;
    report.put_address(is_of_signal != 0 ? address : address - 1);
    return _URC_NO_REASON;
}

void print_where() {
    if (reports_left-- <= 0) return;
    Report report;
    for (const char* c = mark; *c != '\0'; ++c) report.put(*c);
    _Unwind_Backtrace(add_frame, &report);
    report.put('\n');
    if (::write(STDERR_FILENO, report.text.data(), report.size) < 0) return;
}

void on_signal(int /*signal*/) {
    print_where();  // the signal comes again when this returns, and is no longer caught
}

/// Endless recursion leaves no stack to run on.
alignas(16) std::array<char, 64 << 10> other_stack;

[[gnu::constructor(101)]] void catch_signals() {
    stack_t stack{};
    stack.ss_sp = other_stack.data();
    stack.ss_size = other_stack.size();
    ::sigaltstack(&stack, nullptr);
    struct sigaction action {};
    action.sa_handler = on_signal;
    action.sa_flags = static_cast<int>(SA_ONSTACK | SA_RESETHAND);
    for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) ::sigaction(signal, &action, nullptr);
}

}  // namespace
}  // namespace worker

// With --wrap=__cxa_throw the linker makes these of every throw.
extern "C" {
[[noreturn]] void __real___cxa_throw(void* object, std::type_info* type, void (*destroy)(void*));
[[noreturn]] void __wrap___cxa_throw(void* object, std::type_info* type, void (*destroy)(void*)) {
    worker::print_where();
    __real___cxa_throw(object, type, destroy);
}
}
