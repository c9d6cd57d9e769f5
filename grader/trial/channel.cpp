#include "trial/channel.hpp"

#include <fmt/format.h>
#include <sys/random.h>

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
                if (end.signal == SIGVTALRM)
                    return answer(Kind::timed_out, "took too long");  // of a catalogue
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

std::uint64_t Channel::fresh_nonce() {
    // The kernel's: a worker that knows earlier nonces cannot tell the next. (std::random_device may ask the
    // processor, which takes longer than the call itself.)
    std::uint64_t nonce = 0;
    if (::getrandom(&nonce, sizeof nonce, 0) != sizeof nonce) throw std::runtime_error("no random numbers");
    return nonce;
}

std::optional<Answer> Channel::send(const Bytes& request) {
    if (!child_) {
        auto started = sandbox_.start(job_);
        if (!started) return Answer{Answer::Kind::fault, {}, started.error().message, false};
        child_ = std::move(*started);
        deadline_ = std::chrono::steady_clock::now() + job_.limits.wall;
    }
    if (child_->has_pending())
        return Answer{Answer::Kind::bad_reply, {}, "an answer before it was asked", false};
    const auto size = static_cast<std::uint32_t>(request.size());
    const bool sent = child_->write(std::as_bytes(std::span(&size, 1)), deadline_) &&
                      child_->write(std::as_bytes(std::span(request)), deadline_);
    if (!sent) return ended();
    return {};
}

std::variant<Bytes, Answer> Channel::receive() {
    std::uint32_t size = 0;
    if (!read_exactly(reinterpret_cast<char*>(&size), sizeof size, deadline_)) return ended();
    if (size > wire::max_frame_bytes)
        return Answer{Answer::Kind::bad_reply, {}, "longer than any answer may be", false};
    Bytes reply(size);
    if (!read_exactly(reply.data(), reply.size(), deadline_)) return ended();
    return reply;
}

template <class Pack>
Answer Channel::call_with(Pack pack) {
    if (lost_) return {Answer::Kind::crashed, {}, "the program had ended before", false};
    const std::uint64_t nonce = fresh_nonce();
    Answer answer;
    if (auto failed = send(pack(nonce))) {
        answer = std::move(*failed);
    } else {
        auto reply = receive();
        const auto* bytes = std::get_if<Bytes>(&reply);
        answer = bytes != nullptr ? wire::answer_of(*bytes, nonce) : std::get<Answer>(std::move(reply));
    }
    using Kind = Answer::Kind;
    lost_ = answer.kind != Kind::value && answer.kind != Kind::raised &&
            answer.kind != Kind::not_implemented && answer.kind != Kind::out_of_memory;
    if (lost_ && child_) child_->finish();
    return answer;
}

Answer Channel::call(const std::string& function, const Bytes& arguments) {
    return call_with([&](std::uint64_t nonce) { return wire::pack_request(nonce, function, arguments); });
}

Answer Channel::call(const std::string& function, const Bytes& arguments, std::size_t player) {
    return call_with([&](std::uint64_t nonce) {
        return wire::pack_request(nonce, function, arguments, {player, player + 1, false});
    });
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

}  // namespace trial
