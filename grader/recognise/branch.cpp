#include "recognise/branch.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

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
    if (scope != Scope::all || !study.is_elementwise() || study.wrong_entries.empty()) return {};
    static constexpr Choice choices[] = {
        {"first entry", [](const Numbers& x) { return x.front(); }},
        {"last entry", [](const Numbers& x) { return x.back(); }},
        {"largest entry", [](const Numbers& x) { return *std::ranges::max_element(x); }},
        {"smallest entry", [](const Numbers& x) { return *std::ranges::min_element(x); }},
    };
    std::vector<const char*> deciding;
    for (const Choice& choice : choices) {
        std::set<std::size_t> calls;
        std::size_t right[2] = {};  // below 0 and above
        std::size_t wrong[2] = {};
        const bool is_so = std::ranges::all_of(study.entries, [&](const Entry& entry) {
            const Numbers& x = study.calls[entry.call]->arguments[0].arrays[0].entries;
            const double input = x[entry.index];
            const double decides = choice.of(x);
            if (input == 0 || decides == 0) return true;
            if (entry.is_wrong) add_call(calls, entry);
            ++(entry.is_wrong ? wrong : right)[input > 0 ? 1 : 0];
            return entry.is_wrong == ((input < 0) != (decides < 0));
        });
        // On a side that is always wrong it is no matter of branches.
        const auto is_decided = [&](int side) { return wrong[side] == 0 || right[side] >= 3; };
        if (is_so && calls.size() >= 3 && wrong[0] + wrong[1] >= 8 && is_decided(0) && is_decided(1))
            deciding.push_back(choice.words);
    }
    if (deciding.empty()) return {};
    return fmt::format(
        "In each of your answers the numbers are right on one side of 0 only: on that of {}'s {}. A question "
        "about a "
        "whole array is answered once; here each entry needs its own.",
        study.behaviour.parameter(0), fmt::join(deciding, ", or "));
}

}  // namespace recognise
