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

/// That it is always the same number is no chance: what it should have been differs, and in several calls.
bool is_often(const Entries& wrong, std::size_t fitted) {
    std::set<std::size_t> calls;
    std::vector<double> right;
    for (const Entry& entry : wrong) {
        calls.insert(entry.call);
        right.push_back(entry.right);
    }
    return calls.size() >= 2 &&
           (distinct(std::move(right)) >= 4 + fitted || (calls.size() >= 3 && wrong.size() >= 8));
}

}  // namespace

std::string numbers_of(const Study& study) {
    if (!study.only_field) return "your numbers";
    return fmt::format("in {} of your answer the numbers", study.field_name(*study.only_field));
}

std::optional<std::string> explained_by(const Guess& guess, const Study& study, Scope scope,
                                        const std::string& advice) {
    const Entries& wrong = study.wrong_entries;
    if (wrong.empty() || !are_guessed(guess, study, wrong)) return {};
    const bool is_all = are_guessed(guess, study, study.entries);
    if (is_all != (scope == Scope::all)) return {};
    // What holds of the wrong ones only is one more thing to be taken from the answers.
    const std::size_t fitted = guess.fitted + (is_all ? 0 : 1);
    if (guess.is_one_number ? !is_often(wrong, fitted) : !is_evidence(wrong, fitted)) return {};

    const std::string numbers = numbers_of(study);
    const std::string end = advice.empty() ? "." : ". " + advice;
    if (is_all) return sentence("{} are {}{}", numbers, guess.what, end);
    const auto region = region_of_wrong(study);
    if (region.has_value() != (scope == Scope::region)) return {};
    if (region) {
        return sentence("{}, {} are {}; {} they are right{}", region->wrong, numbers, guess.what,
                        region->right, end);
    }
    return sentence("where {} are wrong, they are {}{}", numbers, guess.what, end);
}

}  // namespace recognise
