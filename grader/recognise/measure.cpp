#include "recognise/measure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "recognise/number.hpp"

namespace recognise {
namespace {

/// How far off the numbers of a call are: by one factor, or by one summand, the same for all of them.
struct Offset {
    std::size_t call;
    double value;
};
using Offsets = std::vector<Offset>;

/// By which factor the numbers of each call are off; without calls where all are 0. Nothing if they differ within a call.
std::optional<Offsets> factors_of(const Study& study) {
    Offsets factors;
    for (std::size_t first = 0; first < study.entries.size();) {
        std::size_t end = first;
        const Entry* most = nullptr;
        for (; end < study.entries.size() && study.entries[end].call == study.entries[first].call; ++end) {
            const Entry& entry = study.entries[end];
            if (!std::isfinite(entry.right) || !std::isfinite(entry.given)) return {};
            if (most == nullptr || std::abs(entry.right) > std::abs(most->right)) most = &entry;
        }
        const double factor = most->right == 0 ? 0 : most->given / most->right;
        for (; first < end; ++first) {
            const Entry& entry = study.entries[first];
            const double scale = std::max(std::abs(factor), 1.0) * entry.scale;
            if (!same_number(factor * entry.right, entry.given, scale)) return {};
        }
        if (factor != 0) factors.push_back({study.entries[end - 1].call, factor});
    }
    return factors;
}

/// What must be added to the numbers of each call.
std::optional<Offsets> summands_of(const Study& study) {
    Offsets summands;
    for (const Entry& entry : study.entries) {
        const double summand = entry.given - entry.right;
        if (!std::isfinite(summand)) return {};
        if (summands.empty() || summands.back().call != entry.call) summands.push_back({entry.call, summand});
        const double scale = std::max(entry.scale, std::abs(entry.given));
        if (!same_number(entry.right + summands.back().value, entry.given, scale)) return {};
    }
    return summands;
}

/// What an argument has in it, of each call with an offset.
struct Measure {
    std::string name;
    std::vector<double> values;
};

void add_measures(const Study& study, const Offsets& offsets, std::size_t argument,
                  std::vector<Measure>& into) {
    const std::string name = study.behaviour.parameter(argument);
    const auto add = [&](std::string what, auto of) {
        Measure measure{std::move(what), {}};
        for (const Offset& offset : offsets)
            measure.values.push_back(of(study.calls[offset.call]->arguments[argument]));
        into.push_back(std::move(measure));
    };
    const Value& sample = study.calls[offsets[0].call]->arguments[argument];
    if (!sample.lists.empty()) {
        add(fmt::format("the number of elements of {}", name),
            [](const Value& value) { return static_cast<double>(value.lists[0]); });
        return;
    }
    if (sample.arrays.size() != 1) return;
    const auto square = [](const Value& value) {
        double sum = 0;
        for (const double x : value.arrays[0].entries) sum += x * x;
        return sum;
    };
    const auto dimension = [](std::size_t d) {
        return [d](const Value& value) { return static_cast<double>(value.arrays[0].shape[d]); };
    };
    const std::size_t dimensions = sample.arrays[0].shape.size();
    if (dimensions == 0) add(name, [](const Value& value) { return value.arrays[0].entries[0]; });
    if (dimensions == 1) {
        add(fmt::format("|{}|", name), [square](const Value& value) { return std::sqrt(square(value)); });
        add(fmt::format("|{}|^2", name), square);
        add(fmt::format("the sum of {}", name), [](const Value& value) {
            double sum = 0;
            for (const double x : value.arrays[0].entries) sum += x;
            return sum;
        });
        add(fmt::format("the number of entries of {}", name), dimension(0));
    }
    if (dimensions == 2) {
        add(fmt::format("the number of rows of {}", name), dimension(0));
        add(fmt::format("the number of columns of {}", name), dimension(1));
    }
}

bool are_same(const Offsets& offsets, const std::vector<double>& values) {
    for (std::size_t i = 0; i < offsets.size(); ++i) {
        if (!same_number(offsets[i].value, values[i], 0)) return false;
    }
    return true;
}

std::vector<Measure> measures_of(const Study& study, const Offsets& offsets) {
    std::vector<Measure> measures;
    for (std::size_t i = 0; i < study.calls[offsets[0].call]->arguments.size(); ++i)
        add_measures(study, offsets, i, measures);
    return measures;
}

std::vector<double> quotients(const std::vector<double>& above, const std::vector<double>& below) {
    std::vector<double> all;
    for (std::size_t i = 0; i < above.size(); ++i) all.push_back(above[i] / below[i]);
    return all;
}

bool may_be_off(const Study& study, Scope scope) {
    return scope == Scope::all && !study.wrong_entries.empty() && study.behaviour.has_one_answer;
}

std::optional<Offsets> telling_factors(const Study& study) {
    auto factors = factors_of(study);
    if (!factors || factors->size() < 3 || !is_telling_evidence(study.wrong_entries, 1)) return {};
    return factors;
}

std::optional<std::string> as_factor(const Study& study) {
    const auto factors = telling_factors(study);
    if (!factors) return {};
    const auto measures = measures_of(study, *factors);
    const std::vector<double> ones(factors->size(), 1.0);
    const std::string numbers = numbers_of(study);
    for (const Measure& measure : measures) {
        if (are_same(*factors, measure.values))
            return sentence(
                "{} are the right ones times {}. Is it a factor too many, or is the division by it missing?",
                numbers, measure.name);
        if (are_same(*factors, quotients(ones, measure.values)))
            return sentence(
                "{} are the right ones divided by {}. Is it divided by once too often, or a factor missing?",
                numbers, measure.name);
    }
    for (const Measure& above : measures) {
        for (const Measure& below : measures) {
            if (&above == &below || !are_same(*factors, quotients(above.values, below.values))) continue;
            return sentence(
                "{} are the right ones times {} divided by {}. Has the one been taken for the other?",
                numbers, above.name, below.name);
        }
    }
    return {};
}

std::optional<std::string> as_summand(const Study& study) {
    const auto summands = summands_of(study);
    if (!summands || summands->size() < 3 || !is_evidence(study.wrong_entries, 0)) return {};
    for (const Measure& measure : measures_of(study, *summands)) {
        std::vector<double> negative;
        for (const double value : measure.values) negative.push_back(-value);
        const bool is_plus = are_same(*summands, measure.values);
        if (!is_plus && !are_same(*summands, negative)) continue;
        return sentence("{} are the right ones {} {}. What is {}?", numbers_of(study),
                        is_plus ? "plus" : "minus", measure.name,
                        is_plus ? "added that should not be" : "taken off, or left out");
    }
    return {};
}

}  // namespace

std::optional<std::string> measure_mixed_in(const Study& study, Scope scope) {
    if (!may_be_off(study, scope)) return {};
    if (auto hint = as_factor(study)) return hint;
    return as_summand(study);
}

std::optional<std::string> wrong_length(const Study& study, Scope scope) {
    const auto factors = may_be_off(study, scope) ? telling_factors(study) : std::nullopt;
    if (!factors) return {};
    // A factor fits any single number.
    std::size_t wrong = 0;
    std::size_t calls = 0;
    std::vector<double> values;
    for (const Offset& factor : *factors) {
        const auto count = std::ranges::count(study.wrong_entries, factor.call, &Entry::call);
        wrong += static_cast<std::size_t>(count);
        if (count < 2) continue;
        ++calls;
        values.push_back(factor.value);
    }
    if (calls < 3 || wrong < 2 * calls + 3 || distinct(values) < 2) return {};
    return sentence(
        "in each answer all of {} are off by the same factor, {} in one call and {} in another: the "
        "direction is right, "
        "the length is not.",
        numbers_of(study), to_text(values[0]),
        to_text(*std::ranges::max_element(values, {}, [&](double x) { return std::abs(x - values[0]); })));
}

}  // namespace recognise
