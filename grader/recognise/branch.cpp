#include "recognise/branch.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace recognise {
namespace {

using Numbers = std::vector<double>;

/// Which entry decides for all.
struct Choice {
    const char* words;
    double (*of)(const Numbers& x);
};

}  // namespace

std::optional<std::string> one_branch(const Study& study, Scope scope) {
    if (scope != Scope::all || !study.is_elementwise || study.wrong_entries.empty()) return {};
    static constexpr Choice choices[] = {
        {"its first entry", [](const Numbers& x) { return x.front(); }},
        {"its last entry", [](const Numbers& x) { return x.back(); }},
        {"its largest entry", [](const Numbers& x) { return *std::ranges::max_element(x); }},
        {"its smallest entry", [](const Numbers& x) { return *std::ranges::min_element(x); }},
    };
    for (const Choice& choice : choices) {
        std::set<std::size_t> calls;
        std::size_t right = 0;  // in calls that have entries on both sides
        const bool is_so = std::ranges::all_of(study.entries, [&](const Entry& entry) {
            const Numbers& x = study.calls[entry.call]->arguments[0].arrays[0].entries;
            const double input = x[entry.index];
            const double decides = choice.of(x);
            if (input == 0 || decides == 0) return true;
            if (entry.is_wrong) calls.insert(entry.call);
            right += study.calls[entry.call]->is_wrong && !entry.is_wrong ? 1 : 0;
            return entry.is_wrong == ((input < 0) != (decides < 0));
        });
        if (!is_so || calls.size() < 3 || study.wrong_entries.size() < 8 || right < 8) continue;
        return fmt::format(
            "In each of your answers the numbers are right on one side of 0 only: on that of {} of {}. A "
            "question about a whole array is answered once; here each entry needs its own.",
            study.behaviour.parameter(0), choice.words);
    }
    return {};
}

}  // namespace recognise
