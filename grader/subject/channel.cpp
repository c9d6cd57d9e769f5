#include "subject/channel.hpp"

#include <fmt/format.h>
#include <sys/random.h>

#include <csignal>
#include <stdexcept>

#include "subject/reply.hpp"
#include "subject/wire.hpp"

namespace subject {

namespace sandbox = halfspace::sandbox;
using sandbox::Child;

namespace {

std::uint64_t fresh_nonce() {
    // The kernel's: a worker that knows earlier nonces cannot tell the next. (std::random_device may ask the
    // processor, which takes longer than the call itself.)
    std::uint64_t nonce = 0;
    if (::getrandom(&nonce, sizeof nonce, 0) != sizeof nonce) throw std::runtime_error("no random numbers");
    return nonce;
}

template <class... F>
struct Overloaded : F... {
    using F::operator()...;
};
template <class... F>
Overloaded(F...) -> Overloaded<F...>;  // clang 14 does not find it by itself

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
                        Kind::crashed,
                        "tried what is not allowed here: to open a file, use the network, or start a "
                        "process or thread");
                }
                const char* why = end.signal == SIGSEGV
                                      ? " (bad memory access, endless recursion, or a missing return)"
                                      : "";
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

Answer Channel::call(const std::string& function, const Bytes& arguments) {
    if (lost_) return {Answer::Kind::crashed, {}, "the program had ended before", false};
    Answer answer = exchange(function, arguments);
    using Kind = Answer::Kind;
    lost_ = answer.kind != Kind::value && answer.kind != Kind::raised &&
            answer.kind != Kind::not_implemented && answer.kind != Kind::out_of_memory;
    if (lost_ && child_) child_->finish();
    return answer;
}

Answer Channel::ask(const std::string& function, const Bytes& arguments) {
    const bool fresh = child_ == nullptr;
    Answer answer = call(function, arguments);
    const bool spent = lost_ || answer.kind == Answer::Kind::out_of_memory;
    if (spent) end();
    if (fresh || !spent || answer.kind == Answer::Kind::fault) return answer;
    return ask(function, arguments);
}

Answer Channel::exchange(const std::string& function, const Bytes& arguments) {
    if (!child_) {
        auto started = sandbox_.start(job_);
        if (!started) return {Answer::Kind::fault, {}, started.error().message, false};
        child_ = std::move(*started);
        deadline_ = std::chrono::steady_clock::now() + job_.limits.wall;
    }
    if (child_->has_pending()) return {Answer::Kind::bad_reply, {}, "an answer before it was asked", false};

    const std::uint64_t nonce = fresh_nonce();
    const Bytes request = pack_request(nonce, function, arguments);
    const auto size = static_cast<std::uint32_t>(request.size());
    const bool sent = child_->write(std::as_bytes(std::span(&size, 1)), deadline_) &&
                      child_->write(std::as_bytes(std::span(request)), deadline_);
    if (!sent) return ended();

    std::uint32_t reply_size = 0;
    if (!read_exactly(reinterpret_cast<char*>(&reply_size), sizeof reply_size, deadline_)) return ended();
    if (reply_size > max_frame_bytes)
        return {Answer::Kind::bad_reply, {}, "longer than any answer may be", false};
    Bytes reply(reply_size);
    if (!read_exactly(reply.data(), reply.size(), deadline_)) return ended();
    return answer_of(reply, nonce);
}

bool Channel::read_exactly(char* into, std::size_t count, Child::Deadline deadline) {
    while (count > 0) {
        const auto got = child_->read(std::as_writable_bytes(std::span(into, count)), deadline);
        if (got.kind != Child::Read::bytes) return false;
        into += got.count;
        count -= got.count;
    }
    return true;
}

Answer Channel::ended() {
    if (std::chrono::steady_clock::now() >= deadline_) {
        child_->finish();
        return answer_of_outcome(sandbox::TimedOut{sandbox::TimedOut::Clock::wall});
    }
    return answer_of_outcome(child_->finish());
}

std::string Channel::end() {
    std::string output;
    if (child_) {
        child_->finish();
        output = child_->output();
    }
    child_.reset();
    lost_ = false;
    return output;
}

}  // namespace subject
