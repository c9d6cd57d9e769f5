#include "trial/catalogue.hpp"

#include <algorithm>
#include <csignal>
#include <stdexcept>

namespace trial {

std::size_t Catalogue::ask_some(const Question& question, wire::Players players, wire::Answers& answers) {
    const std::uint64_t nonce = Channel::fresh_nonce();
    auto failed = channel_.send(wire::pack_request(nonce, question.function, question.arguments, players));
    std::size_t player = players.first;
    while (!failed && player < players.end) {
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
                answers[player++] = std::make_shared<const Answer>(std::move(*own));
        } else if (const auto alike = std::get<wire::AsRight>(said).players;
                   player > 0 && answers[0] && alike <= players.end - player) {
            std::fill_n(answers.begin() + static_cast<std::ptrdiff_t>(player), alike, answers[0]);
            player += alike;
        } else {
            failed = Answer{Answer::Kind::bad_reply, {}, "answers of nobody", false};
        }
    }
    if (!failed) return players.end;
    if (failed->kind == Answer::Kind::fault || failed->kind == Answer::Kind::bad_reply)
        throw std::runtime_error("the catalogue of mistakes: " + failed->text);
    answers[player] = std::make_shared<const Answer>(std::move(*failed));
    channel_.end();
    return player;
}

wire::Answers Catalogue::ask(const std::string& function, const Bytes& arguments) {
    const Question question{function, arguments};
    wire::Answers answers(mistakes_ + 1);
    auto& endless = endless_[function];
    // All together; and if one of them ends the process, again, each as soon as it is there.
    bool at_once = !endless.empty();
    if (!at_once) at_once = ask_some(question, {0, answers.size(), false}, answers) != answers.size();
    if (!at_once) return answers;

    for (std::size_t first = 0; first < answers.size();) {
        if (endless.contains(first)) {
            answers[first] = std::make_shared<const Answer>(
                Answer{Answer::Kind::timed_out, {}, "took too long before", false});
            ++first;
            continue;
        }
        const auto next = endless.upper_bound(first);
        const std::size_t end = next == endless.end() ? answers.size() : *next;
        first = ask_some(question, {first, end, true}, answers);
        if (first == end) continue;
        if (first == 0)
            throw std::runtime_error("the right solution in the catalogue: it " + answers[0]->text);
        if (answers[first]->kind == Answer::Kind::timed_out) endless.insert(first);
        ++first;
    }
    return answers;
}

}  // namespace trial
