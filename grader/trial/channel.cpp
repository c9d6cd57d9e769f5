#include "trial/channel.hpp"

#include <fmt/format.h>
#include <sys/random.h>

#include <algorithm>
#include <array>
#include <climits>
#include <csignal>
#include <stdexcept>

#include "sandbox/launch_plan.hpp"
#include "wire/frame.hpp"
#include "wire/message.hpp"

namespace trial {

namespace sandbox = halfspace::sandbox;
using sandbox::Child;

namespace {

// Two rooms that know nothing of each other say where a program of the sandbox reads and answers.
static_assert(wire::request_fd == sandbox::descriptor::request &&
              wire::reply_fd == sandbox::descriptor::reply);

template <class... F>
struct Overloaded : F... {
    using F::operator()...;
};
template <class... F>
Overloaded(F...) -> Overloaded<F...>;  // clang 14 does not find it by itself

void append_frame(Bytes& frames, const Bytes& payload) {
    const auto size = static_cast<std::uint32_t>(payload.size());
    const auto* head = reinterpret_cast<const char*>(&size);
    frames.insert(frames.end(), head, head + sizeof size);
    frames.insert(frames.end(), payload.begin(), payload.end());
}

}  // namespace

Answer answer_of_outcome(const sandbox::Outcome& outcome) {
    using Kind = Answer::Kind;
    const auto answer = [](Kind kind, std::string text) { return Answer{kind, {}, std::move(text), false}; };
    return std::visit(
        Overloaded{
            [&](const sandbox::Exited& end) {
                return answer(Kind::crashed,
                              fmt::format("ended the program (exit code {}) before it returned", end.code));
            },
            [&](const sandbox::Signaled& end) {
                if (end.signal == SIGSYS) {  // the worker's filter of system calls
                    return answer(
                        Kind::not_allowed,
                        "tried what is not to be had here: a file, the network, a process or a thread");
                }
                const char* why = "";
                if (end.signal == SIGSEGV)
                    why = " (bad memory access, endless recursion, or a missing return)";
                if (end.signal == SIGABRT)
                    why = " (std::abort, an assert, or an exception where none can be caught)";
                if (end.signal == SIGFPE) why = " (a whole number divided by zero)";
                if (end.signal == SIGILL) why = " (a missing return, or __builtin_trap)";
                return answer(Kind::crashed, "crashed: " + sandbox::describe(outcome) + why);
            },
            [&](const sandbox::TimedOut&) {
                return answer(Kind::timed_out,
                              sandbox::describe(outcome) + "; is there a loop that never ends?");
            },
            [&](const sandbox::MemoryExceeded&) { return answer(Kind::out_of_memory, "ran out of memory"); },
            [&](const sandbox::OutputExceeded&) {
                return answer(Kind::crashed, "printed more than a check may (1 MiB)");
            },
            [&](const sandbox::SandboxFailed& end) { return answer(Kind::fault, end.why); },
        },
        outcome);
}

std::uint64_t Channel::fresh_nonce() {
    // The kernel's: a worker that knows earlier nonces cannot tell the next. (std::random_device may ask the
    // processor, which takes longer than the call itself.) Many at once, as each system call costs.
    static std::array<std::uint64_t, 32> stock;
    static std::size_t left = 0;
    if (left == 0) {
        if (::getrandom(stock.data(), sizeof stock, 0) != sizeof stock)
            throw std::runtime_error("no random numbers");
        left = stock.size();
    }
    return stock[--left];
}

std::optional<Answer> Channel::start() {
    if (budget_ != nullptr && budget_->spent()) {
        return Answer{Answer::Kind::timed_out,
                      {},
                      "was not run: checks before it used up the time of all checks together",
                      false};
    }
    const auto fault = [](const halfspace::Error& error) {
        return Answer{Answer::Kind::fault, {}, error.message, false};
    };
    if (!enclosure_) {
        auto made = sandbox_.enclose(job_);
        if (!made) return fault(made.error());
        enclosure_ = std::move(*made);
    }
    sandbox::Job job = job_;
    if (budget_ != nullptr) job.limits.wall = std::min(job.limits.wall, budget_->time);
    auto started = enclosure_->start(job);
    if (!started) return fault(started.error());
    child_ = std::move(*started);
    return {};
}

std::optional<Answer> Channel::write(const Bytes& frames) {
    if (!child_) {
        if (auto failed = start()) return failed;
    }
    if (!unused_.empty())  // (what is not here yet lacks the nonce)
        return Answer{Answer::Kind::bad_reply, {}, "an answer before it was asked", false};
    // In one piece: the worker would wake for its first bytes, and wait again for the rest.
    if (!child_->write(std::as_bytes(std::span(frames)))) return ended();
    return {};
}

std::optional<Answer> Channel::send(const Bytes& request) {
    Bytes frame;
    append_frame(frame, request);
    return write(frame);
}

std::variant<Bytes, Answer> Channel::receive() {
    const auto failed = [this](Got got) {
        if (got == Got::end) return ended();
        return Answer{Answer::Kind::bad_reply, {}, "sent in crumbs", false};
    };
    std::uint32_t size = 0;
    if (const Got got = read_exactly(reinterpret_cast<char*>(&size), sizeof size); got != Got::all)
        return failed(got);
    if (size > wire::max_frame_bytes)
        return Answer{Answer::Kind::bad_reply, {}, "longer than any answer may be", false};
    Bytes reply(size);
    if (const Got got = read_exactly(reply.data(), reply.size()); got != Got::all) return failed(got);
    if (child_->is_over_cpu_limit())
        return answer_of_outcome(sandbox::TimedOut{sandbox::TimedOut::Clock::cpu});
    return reply;
}

Answer Channel::answer_to(std::uint64_t nonce, const std::string& function) {
    auto reply = receive();
    const auto* bytes = std::get_if<Bytes>(&reply);
    return settled(bytes != nullptr ? wire::answer_of(*bytes, nonce) : std::get<Answer>(std::move(reply)),
                   function);
}

Answer Channel::settled(Answer answer, const std::string& function) {
    using Kind = Answer::Kind;
    lost_ = answer.kind != Kind::value && answer.kind != Kind::raised &&
            answer.kind != Kind::not_implemented && answer.kind != Kind::out_of_memory;
    if (answer.kind == Kind::timed_out && child_ && budget_ != nullptr) {
        --budget_->time_outs;
        ++budget_->timed_out[function];
    }
    if (lost_ && child_) child_->finish();
    return answer;
}

Answer Channel::given_up() {
    if (child_) child_->finish();
    lost_ = true;
    return {Answer::Kind::timed_out,
            {},
            fmt::format("was not run: it took too long in {} checks before", time_outs_of_a_function),
            false};
}

Answer Channel::call(const std::string& function, const Bytes& arguments, std::optional<std::size_t> player) {
    if (lost_) return {Answer::Kind::crashed, {}, ended_before, false};
    if (budget_ != nullptr && budget_->gives_up(function)) return given_up();
    const std::uint64_t nonce = fresh_nonce();
    if (auto failed = send(player ? wire::pack_request(nonce, function, arguments, {*player}, false)
                                  : wire::pack_request(nonce, function, arguments)))
        return settled(std::move(*failed), function);
    return answer_to(nonce, function);
}

void Channel::call_each(std::span<const subject::Call* const> calls,
                        const std::function<void(Answer)>& hear) {
    // A pipe that is empty takes so much, however little the kernel grants. With more on its way than it takes the two could
    // wait for each other: we for room to ask, and the worker for room to answer.
    constexpr std::size_t most = PIPE_BUF;
    struct Sent {
        const std::string& function;
        std::uint64_t nonce;
    };
    Bytes frames;
    std::vector<Sent> sent;
    const auto answered = [&](Answer answer) {
        const bool is_given = answer.is_given();
        hear(std::move(answer));
        return is_given;
    };
    const auto ask = [&] {
        if (sent.empty()) return true;
        if (auto failed = write(frames)) return answered(settled(std::move(*failed), sent.front().function));
        for (const auto& [function, nonce] : sent)
            if (!answered(answer_to(nonce, function))) return false;
        frames.clear();
        sent.clear();
        return true;
    };
    for (const auto* call : calls) {
        const std::string& function = call->function->name;
        const std::uint64_t nonce = fresh_nonce();
        const Bytes request = wire::pack_request(nonce, function, call->arguments);
        const bool gives_up = budget_ != nullptr && budget_->gives_up(function);
        if ((gives_up || frames.size() + sizeof(std::uint32_t) + request.size() > most) && !ask()) return;
        if (gives_up) return hear(given_up());
        append_frame(frames, request);
        sent.push_back({function, nonce});
    }
    ask();
}

Channel::Got Channel::read_exactly(char* into, std::size_t count) {
    // Who answers byte by byte makes us work for each.
    std::size_t reads_left = 64 + count / 256;
    while (true) {
        const auto there = unused_.first(std::min(count, unused_.size()));
        into = std::ranges::copy(there, into).out;
        unused_ = unused_.subspan(there.size());
        count -= there.size();
        if (count == 0) return Got::all;
        if (reads_left-- == 0) return Got::crumbs;
        const auto got = child_->read(std::as_writable_bytes(std::span(read_)));
        if (got.kind != Child::Read::bytes) return Got::end;
        unused_ = std::span(read_).first(got.count);
    }
}

Answer Channel::ended() {
    return answer_of_outcome(child_->finish());
}

bool Channel::ended_by(int signal) {
    if (!child_) return false;
    const auto outcome = child_->finish();
    const auto* signaled = std::get_if<sandbox::Signaled>(&outcome);
    return signaled != nullptr && signaled->signal == signal;
}

std::string Channel::end() {
    std::string output;
    if (child_) {
        child_->finish();
        if (budget_ != nullptr) {
            budget_->time -= child_->elapsed();
            budget_->cpu += child_->cpu();
        }
        output = child_->output();
    }
    child_.reset();
    unused_ = {};
    lost_ = false;
    return output;
}

}  // namespace trial
