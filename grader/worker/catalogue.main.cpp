// main() of a catalogue of mistakes:
//   catalogue list           prints a line for each mistake: its name, a tab, its hint
//   catalogue answer MS      answers requests (wire/frame.hpp) as a worker does, for the players that they name. An
//                            answer that takes longer than MS milliseconds of processor time ends the program, as a
//                            crash does: who asks sees which answer is missing.
#include <sys/time.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <string>

#include "wire/frame.hpp"
#include "worker/dispatch.hpp"
#include "worker/players.hpp"
#include "worker/serve.hpp"

namespace {

using worker::Player;

int list() {
    for (const Player& mistake : worker::mistakes()) std::printf("%s\t%s\n", mistake.name, mistake.hint);
    return std::fflush(stdout) == 0 ? 0 : 1;
}

/// SIGVTALRM ends the program when an answer takes longer than so much processor time.
class AnswerLimit {
  public:
    /// `exact`: each answer has all of it. Else half of it may be gone: to set the timer takes longer than most answers do.
    AnswerLimit(std::chrono::milliseconds limit, bool exact) : limit_(limit), exact_(exact) {}
    ~AnswerLimit() { set({}); }
    AnswerLimit(const AnswerLimit&) = delete;
    AnswerLimit& operator=(const AnswerLimit&) = delete;

    void begin() {
        const auto now = Clock::now();  // goes at least as fast as the processor's time
        if (!exact_ && set_at_ && now - *set_at_ < limit_ / 2) return;
        set(limit_);
        set_at_ = now;
    }

    void end() {
        if (exact_) set({});
    }

  private:
    using Clock = std::chrono::steady_clock;

    static void set(std::chrono::milliseconds left) {
        const itimerval timer{{0, 0}, {left.count() / 1000, left.count() % 1000 * 1000}};
        ::setitimer(ITIMER_VIRTUAL, &timer, nullptr);
    }

    const std::chrono::milliseconds limit_;
    const bool exact_;
    std::optional<Clock::time_point> set_at_;
};

struct Request {
    std::uint64_t nonce;
    std::string function;
    const msgpack::object& arguments;
};

/// The reply of a fresh player.
void ask(const Player& player, const Request& request, msgpack::sbuffer& reply) {
    const worker::Entry* found = worker::find(request.function);
    if (found == nullptr)
        return worker::reply_to(request.nonce, request.function, nullptr, request.arguments, reply);
    const auto object = player.make();
    const worker::Entry entry{found->name, object.get(), found->invoke};
    worker::reply_to(request.nonce, request.function, &entry, request.arguments, reply);
}

/// That so many in a row answered as the right solution did.
void append_as_right(std::vector<char>& frames, std::uint64_t nonce, std::uint64_t& players) {
    if (players == 0) return;
    msgpack::sbuffer reply;
    wire::Packer(reply)
        .pack_array(3)
        .pack(nonce)
        .pack(static_cast<std::uint8_t>(wire::ReplyKind::as_right))
        .pack(players);
    worker::append_frame(frames, reply);
    players = 0;
}

bool same(const msgpack::sbuffer& a, const msgpack::sbuffer& b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size()) == 0;
}

/// False if nobody reads.
bool answer(const msgpack::object& request, std::chrono::milliseconds limit) {
    if (request.type != msgpack::type::ARRAY || request.via.array.size != 5)
        wire::codec::not_that_type("a request to a catalogue", request);
    const auto* part = request.via.array.ptr;
    const Request asked{wire::decode<std::uint64_t>(part[0]), wire::decode<std::string>(part[1]), part[2]};
    const auto players = part[3].as<std::vector<std::size_t>>();
    const auto at_once = wire::decode<bool>(part[4]);
    const auto mistakes = worker::mistakes();

    std::vector<char> frames;
    msgpack::sbuffer right;
    msgpack::sbuffer reply;
    const bool several = players.size() > 1;
    if (several || std::ranges::count(players, 0U) > 0) ask(worker::right_player(), asked, right);
    std::uint64_t as_right = 0;  // of the last players
    AnswerLimit of_answer(limit, at_once);
    for (const std::size_t player : players) {
        if (player > mistakes.size()) break;
        if (player > 0) {
            of_answer.begin();
            ask(mistakes[player - 1], asked, reply);
            of_answer.end();
        }
        if (player > 0 && several && same(reply, right)) {
            ++as_right;
        } else {
            append_as_right(frames, asked.nonce, as_right);
            worker::append_frame(frames, player == 0 ? right : reply);
        }
        if (!at_once) continue;
        append_as_right(frames, asked.nonce, as_right);
        if (!worker::write_frames(frames)) return false;
    }
    append_as_right(frames, asked.nonce, as_right);
    return worker::write_frames(frames);
}

int answer_all(std::chrono::milliseconds limit) {
    std::vector<char> frame;
    while (worker::read_frame(frame)) {
        const auto request = wire::unpacked(frame);
        if (!answer(request.get(), limit)) return 1;
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    const std::string mode = argc > 1 ? argv[1] : "";
    if (argc == 2 && mode == "list") return list();
    if (argc == 3 && mode == wire::answer_mode)
        return answer_all(std::chrono::milliseconds(std::strtol(argv[2], nullptr, 10)));
    std::fputs("This program is run by halfspace, not by hand.\n", stderr);
    return 2;
}
