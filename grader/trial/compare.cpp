#include "trial/compare.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "trial/again.hpp"
#include "wire/codec.hpp"

namespace trial {
namespace {

namespace verdict = halfspace::verdict;

/// Examples are for people, and all that is told is bounded.
constexpr std::size_t longest_example = 4000;

std::string cut_short(std::string text) {
    if (text.size() > longest_example) text = text.substr(0, longest_example) + "...";
    return text;
}

std::string words_of(const subject::Call& call, const wire::Answer& answer) {
    if (answer.kind != wire::Answer::Kind::value) return answer.text;
    try {
        return call.function->describe_value(wire::unpacked(answer.value).get());
    } catch (const std::exception& error) {  // not of the function's type
        return error.what();
    }
}

/// Those who answered alike.
struct Party {
    std::vector<wire::Answer> answers;
    std::vector<std::size_t> workers;
};

using Calls = std::vector<const subject::Call*>;

/// The call that shows best what the party does; null: all of its answers are right.
const subject::Call* example_of(const Calls& asked, const std::vector<wire::Answer>& answers) {
    const subject::Call* best = nullptr;
    std::pair<bool, std::size_t> best_rank;  // no value, then the length of the question or which it was
    for (std::size_t i = 0; i < asked.size(); ++i) {
        if (is_same_answer(*asked[i], asked[i]->answer, answers[i])) continue;
        // What has crashed or taken too long may be why later calls came to nothing: then the first tells most.
        const bool is_value = answers[i].kind == wire::Answer::Kind::value;
        const std::pair rank(!is_value, is_value ? asked[i]->arguments.size() : i);
        if (best != nullptr && best_rank <= rank) continue;
        best = asked[i];
        best_rank = rank;
    }
    return best;
}

}  // namespace

std::vector<verdict::Alike> compare(const std::vector<subject::Call>& calls,
                                    const verdict::Compared& compared, const AskWorker& ask) {
    Calls asked;
    for (const auto& call : calls)
        if (call.function->name == compared.function) asked.push_back(&call);
    std::vector<Party> parties;
    for (std::size_t worker = 0; worker < compared.workers.size(); ++worker) {
        auto answers = ask(compared.workers[worker], asked);
        const auto found = std::ranges::find_if(parties, [&](const Party& party) {
            for (std::size_t i = 0; i < asked.size(); ++i)
                if (!is_same_answer(*asked[i], party.answers[i], answers[i])) return false;
            return true;
        });
        if (found != parties.end())
            found->workers.push_back(worker);
        else
            parties.push_back({std::move(answers), {worker}});
    }
    std::vector<verdict::Alike> groups;
    for (Party& party : parties) {
        const auto* example = example_of(asked, party.answers);
        if (example == nullptr) continue;
        const auto at = static_cast<std::size_t>(std::ranges::find(asked, example) - asked.begin());
        const auto arguments = wire::unpacked(example->arguments);
        groups.push_back({std::move(party.workers),
                          cut_short(subject::describe_arguments(*example->function, arguments.get())),
                          cut_short(words_of(*example, party.answers[at])),
                          cut_short(words_of(*example, example->answer))});
    }
    return groups;
}

}  // namespace trial
