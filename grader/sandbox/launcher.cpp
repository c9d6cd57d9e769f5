#include "sandbox/launcher.hpp"

#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>

namespace halfspace::sandbox {
namespace {

/// How long a killed tree may take to vanish.
constexpr std::chrono::seconds vanishing_time{20};

Plan plan_of(const Job& job) {
    const auto& limits = job.limits;
    const bool worker = job.profile == Profile::worker;
    Plan plan{};
    plan.address_space = static_cast<std::int64_t>(limits.memory_bytes);
    // We look at a worker's clock ourselves (program.cpp). The kernel's timers count whole ticks, and on a busy virtual
    // machine a third too many; they are there if we are not.
    plan.cpu_ms = limits.cpu.count() * (worker ? 2 : 1) + (worker ? 1000 : 0);
    plan.file_bytes = static_cast<std::int64_t>(limits.file_bytes);
    plan.stack = static_cast<std::int64_t>(limits.stack_bytes);
    plan.processes = limits.processes;
    plan.descriptors = worker ? descriptor::filter + 1 : 1024;
    plan.worker = worker ? 1 : 0;
    return plan;
}

}  // namespace

Launcher::Launcher(Process bwrap, LauncherEnds ends, std::optional<Cgroup> cgroup,
                   std::function<void()> release)
    : bwrap_(std::move(bwrap)),
      ends_(std::move(ends)),
      cgroup_(std::move(cgroup)),
      release_(std::move(release)) {
    for (const auto* fd : {&ends_.control, &ends_.info, &ends_.said}) set_nonblocking(fd->get());
    const int yes = 1;  // the kernel then says who sends, in our numbers
    ::setsockopt(ends_.control.get(), SOL_SOCKET, SO_PASSCRED, &yes, sizeof yes);
}

Launcher::~Launcher() {
    ends_.control.reset();  // the launcher ends, and so do all in its namespace
    const auto deadline = std::chrono::steady_clock::now() + vanishing_time;
    // Not bwrap, if it can be avoided: it ends when the namespace is empty, which is what we wait for.
    if (init_) ::syscall(SYS_pidfd_send_signal, init_.get(), SIGKILL, nullptr, 0);
    if (!init_ || !bwrap_.wait(deadline)) bwrap_.kill();
    bwrap_.wait();
    cgroup_.reset();
    release_();
}

/// bwrap writes {"child-pid": N} before it lets the child run, so once the launcher speaks it is there.
void Launcher::learn_init() {
    if (init_ || !ends_.info) return;
    std::array<char, 256> text{};
    if (::read(ends_.info.get(), text.data(), text.size() - 1) <= 0) return;
    const char* digits = std::strpbrk(text.data(), "0123456789");
    if (digits != nullptr)
        init_ = Fd(static_cast<int>(::syscall(SYS_pidfd_open, std::strtol(digits, nullptr, 10), 0)));
    ends_.info.reset();
}

bool Launcher::send(const Order& order, const std::string& words, const int* passed) {
    std::array<struct iovec, 2> parts{
        {{const_cast<Order*>(&order), sizeof order}, {const_cast<char*>(words.data()), words.size()}}};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(passed_count * sizeof(int))> ancillary{};
    struct msghdr message {};
    message.msg_iov = parts.data();
    message.msg_iovlen = parts.size();
    if (passed != nullptr) {
        message.msg_control = ancillary.data();
        message.msg_controllen = ancillary.size();
        cmsghdr* control = CMSG_FIRSTHDR(&message);
        control->cmsg_level = SOL_SOCKET;
        control->cmsg_type = SCM_RIGHTS;
        control->cmsg_len = CMSG_LEN(passed_count * sizeof(int));
        std::memcpy(CMSG_DATA(control), passed, passed_count * sizeof(int));
    }
    if (::sendmsg(ends_.control.get(), &message, MSG_NOSIGNAL) >= 0) return true;
    gone_ = true;
    return false;
}

bool Launcher::start(const Job& job, const int (&passed)[passed_count]) {
    std::string words;
    for (const auto& word : job.argv) words.append(word).push_back('\0');
    for (const auto& [variable, value] : job.env)
        words.append(variable).append("=").append(value).push_back('\0');
    Order order{};
    order.kind = Order::Kind::start;
    order.arguments = static_cast<std::uint32_t>(job.argv.size());
    order.words = static_cast<std::uint32_t>(job.argv.size() + job.env.size());
    order.plan = plan_of(job);
    return words.size() < longest_order && order.words <= most_words && send(order, words, passed);
}

bool Launcher::clear() {
    Order order{};
    order.kind = Order::Kind::clear;
    return send(order, {}, nullptr);
}

std::optional<Told> Launcher::hear() {
    Told told{};
    std::array<char, 256> text{};
    std::array<struct iovec, 2> parts{{{&told.report, sizeof told.report}, {text.data(), text.size()}}};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(ucred))> ancillary{};
    struct msghdr message {};
    message.msg_iov = parts.data();
    message.msg_iovlen = parts.size();
    message.msg_control = ancillary.data();
    message.msg_controllen = ancillary.size();
    const auto got = ::recvmsg(ends_.control.get(), &message, MSG_CMSG_CLOEXEC);
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) return {};
    if (got < static_cast<ssize_t>(sizeof told.report)) {
        gone_ = true;
        return {};
    }
    learn_init();
    told.text.assign(text.data(), std::min<std::size_t>(told.report.length, text.size()));
    const cmsghdr* control = CMSG_FIRSTHDR(&message);
    if (control != nullptr && control->cmsg_type == SCM_CREDENTIALS) {
        ucred sender{};
        std::memcpy(&sender, CMSG_DATA(control), sizeof sender);
        told.pid = sender.pid;
    }
    return told;
}

std::string Launcher::said() {
    std::string text;
    std::array<char, 4096> buffer{};
    const auto got = ::read(ends_.said.get(), buffer.data(), buffer.size());
    if (got > 0) text.assign(buffer.data(), static_cast<std::size_t>(got));
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
}

}  // namespace halfspace::sandbox
