#include "trial/catalogue.hpp"

#include <algorithm>
#include <csignal>
#include <iterator>
#include <numeric>
#include <stdexcept>

namespace trial {

std::optional<std::size_t> Catalogue::ask_missing(const Question& question, const wire::Players& players,
                                                  bool at_once, wire::Answers& answers) {
    wire::Players asked;
    std::ranges::copy_if(players, std::back_inserter(asked), [&](std::size_t p) { return !answers[p]; });
    if (asked.empty()) return {};
    const std::uint64_t nonce = Channel::fresh_nonce();
    auto failed =
        channel_.send(wire::pack_request(nonce, question.function, question.arguments, asked, at_once));
    std::size_t next = 0;  // in `asked`
    while (!failed && next < asked.size()) {
        auto reply = channel_.receive();
        if (auto* end = std::get_if<Answer>(&reply)) {
            failed = std::move(*end);
            if (channel_.ended_by(SIGVTALRM))  // the catalogue's own timer
                failed = Answer{Answer::Kind::timed_out, {}, "took too long", false};
            break;
        }
        auto said = wire::reply_of(std::get<Bytes>(reply), nonce);
        if (auto* own = std::get_if<Answer>(&said)) {
            if (own->kind == Answer::Kind::bad_reply)
                failed = std::move(*own);
            else
                answers[asked[next++]] = std::make_shared<const Answer>(std::move(*own));
        } else if (const auto alike = std::get<wire::AsRight>(said).players;
                   asked[next] != 0 && answers[0] && alike <= asked.size() - next) {
            for (const std::size_t end = next + alike; next < end; ++next) answers[asked[next]] = answers[0];
        } else {
            failed = Answer{Answer::Kind::bad_reply, {}, "answers of nobody", false};
        }
    }
    if (!failed) return {};
    if (failed->kind == Answer::Kind::fault || failed->kind == Answer::Kind::bad_reply)
        throw std::runtime_error("the catalogue of mistakes: " + failed->text);
    channel_.end();
    if (at_once && asked[next] == 0)
        throw std::runtime_error("the right solution in the catalogue: it " + failed->text);
    if (at_once) answers[asked[next]] = std::make_shared<const Answer>(std::move(*failed));
    return asked[next];
}

wire::Players Catalogue::everybody() const {
    wire::Players players(mistakes_ + 1);
    std::iota(players.begin(), players.end(), 0);
    return players;
}

void Catalogue::ask(const std::string& function, const Bytes& arguments, const wire::Players& players,
                    wire::Answers& answers) {
    const Question question{function, arguments};
    answers.resize(mistakes_ + 1);
    auto& endless = endless_[function];
    for (const std::size_t player : players) {
        if (!answers[player] && endless.contains(player))
            answers[player] = std::make_shared<const Answer>(
                Answer{Answer::Kind::timed_out, {}, "took too long before", false});
    }
    // All together; and if one of them ends the process, again, each as soon as it is there.
    if (!ask_missing(question, players, false, answers)) return;
    while (const auto ended = ask_missing(question, players, true, answers)) {
        if (answers[*ended]->kind == Answer::Kind::timed_out) endless.insert(*ended);
    }
}

}  // namespace trial
