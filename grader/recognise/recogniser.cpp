#include "recognise/recogniser.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "recognise/number.hpp"
#include "recognise/region.hpp"

namespace recognise {
namespace {

bool is_guessed(const Guess& guess, const Study& study, const Entry& entry) {
    const double number = guess.number(entry);
    return study.given(entry).is_whole ? number == entry.given
                                       : same_number(number, entry.given, entry.scale);
}

bool are_guessed(const Guess& guess, const Study& study, const Entries& entries) {
    return std::all_of(entries.begin(), entries.end(),
                       [&](const Entry& entry) { return is_guessed(guess, study, entry); });
}

/// That it is always the same number is no chance: what was asked differs, and in several calls.
bool is_often(const Study& study, std::size_t fitted) {
    std::set<std::size_t> calls;
    std::vector<double> asked;
    for (const Entry& entry : study.wrong_entries) {
        add_call(calls, entry);
        asked.push_back(study.is_elementwise() ? study.input(entry) : entry.right);
    }
    const bool are_single = study.wrong_entries.size() == calls.size();
    const std::size_t different = are_single ? calls.size() : distinct(std::move(asked));
    return calls.size() >= 2 &&
           (different >= 4 + fitted || (calls.size() >= 3 && study.wrong_entries.size() >= 8));
}

}  // namespace

std::string answer_of(const Study& study) {
    return study.only_field ? fmt::format("{} of your answer", study.field_name(*study.only_field))
                            : "your answer";
}

std::string numbers_of(const Study& study) {
    return study.only_field ? fmt::format("in {} the numbers", answer_of(study)) : "your numbers";
}

std::optional<std::string> explained_by(const Guess& guess, const Study& study, Scope scope,
                                        const std::string& advice) {
    const Entries& wrong = study.wrong_entries;
    if (wrong.empty() || !are_guessed(guess, study, wrong)) return {};
    const bool is_all = are_guessed(guess, study, study.entries);
    if (is_all != (scope == Scope::all)) return {};
    // What holds of the wrong ones only is one more thing to be taken from the answers; and of little numbers there is
    // always something that holds: a wrong one among zeros and ones is 1 minus the right one.
    const std::size_t fitted = guess.fitted + (is_all ? 0 : 1);
    const bool is_enough = guess.is_one_number ? is_often(study, fitted)
                           : is_all            ? is_evidence(wrong, fitted)
                                               : is_telling_evidence(wrong, fitted);
    if (!is_enough) return {};

    const std::string numbers = numbers_of(study);
    const std::string end = advice.empty() ? "." : ". " + advice;
    if (is_all) return sentence("{} are {}{}", numbers, guess.what, end);
    const IsEither is_either = [&](const Entry& entry) { return is_guessed(guess, study, entry); };
    if (const auto region = region_of_inputs(study, is_either)) {
        if (scope != Scope::region) return {};
        return sentence("{}, {} are {}; {} they are right{}", region->wrong, numbers, guess.what,
                        region->right, end);
    }
    if (const auto region = region_of_places(study, is_either)) {
        if (scope != Scope::region) return {};
        return sentence("in each wrong answer, {} {} are {}; {} they are right{}", numbers, region->wrong,
                        guess.what, region->right, end);
    }
    const auto region = region_of_calls(study, study.wrong);
    if (region.has_value() != (scope == Scope::region)) return {};
    if (region) {
        const bool are_all = std::ranges::all_of(study.entries, [&](const Entry& entry) {
            return !study.calls[entry.call]->is_wrong || is_either(entry);
        });
        return sentence("{}, {} are {}; {} they are right{}", region->wrong,
                        are_all ? numbers : "those of " + numbers + " that are wrong", guess.what,
                        region->right, end);
    }
    return sentence("where {} are wrong, they are {}{}", numbers, guess.what, end);
}

}  // namespace recognise
