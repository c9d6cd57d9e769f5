#include "recognise/study.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "recognise/number.hpp"

namespace recognise {
namespace {

// A student may answer with millions of numbers; what no test asks for needs no name.
constexpr std::size_t most_entries = 1u << 20;

/// The same array, NaN being like NaN.
bool same_array(const Array& a, const Array& b) {
    const auto same = [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); };
    return a.shape == b.shape && a.word == b.word &&
           std::equal(a.entries.begin(), a.entries.end(), b.entries.begin(), b.entries.end(), same);
}

bool same_value(const Value& a, const Value& b) {
    return a.lists == b.lists && a.texts == b.texts &&
           std::equal(a.arrays.begin(), a.arrays.end(), b.arrays.begin(), b.arrays.end(), same_array);
}

bool same_call(const Observation& a, const Observation& b) {
    return a.is_wrong == b.is_wrong && a.given.ending == b.given.ending &&
           same_value(a.given.value, b.given.value) &&
           std::equal(a.arguments.begin(), a.arguments.end(), b.arguments.begin(), b.arguments.end(),
                      same_value);
}

/// More than rounding away from the right number.
bool is_off(double right, double given, double scale) {
    if (!std::isfinite(right) || !std::isfinite(given)) return !same_number(right, given, scale);
    return std::abs(given - right) > 1e-10 * std::abs(right) + 1e-14 * scale;
}

bool differs(double right, double given, double scale, bool is_whole, Eye eye) {
    if (is_whole) return right != given;
    return eye == Eye::sharp ? is_off(right, given, scale) : !same_number(right, given, scale);
}

bool differ(const Array& right, const Array& given, Eye eye) {
    const double scale = largest(right.entries);
    return right.shape != given.shape ||
           !std::equal(right.entries.begin(), right.entries.end(), given.entries.begin(), given.entries.end(),
                       [&](double a, double b) { return !differs(a, b, scale, right.is_whole, eye); });
}

void add_entries(const Study& study, std::size_t call, Eye eye, Entries& into) {
    const Observation& one = *study.calls[call];
    const auto& right = one.right.value.arrays;
    const auto& given = one.given.value.arrays;
    for (std::size_t field = 0; field < right.size(); ++field) {
        if (study.only_field && field != *study.only_field) continue;
        const double scale = largest(right[field].entries);
        for (std::size_t i = 0; i < right[field].entries.size(); ++i) {
            const double a = right[field].entries[i];
            const double b = given[field].entries[i];
            const bool is_wrong = study.behaviour.has_one_answer
                                      ? differs(a, b, scale, right[field].is_whole, eye)
                                      : one.is_wrong;
            into.push_back({call, field, i, a, b, scale, is_wrong});
        }
    }
}

/// The only array in which right and given answers differ, if answers have several.
std::optional<std::size_t> only_wrong_field(const Study& study, Eye eye) {
    std::set<std::size_t> fields;
    std::set<std::size_t> counts;
    for (const Observation* call : study.calls) {
        if (call->right.ending != Ending::value) continue;
        const auto& right = call->right.value;
        const auto& given = call->given.value;
        if (!right.lists.empty() || right.texts != given.texts) return {};
        counts.insert({right.arrays.size(), given.arrays.size()});
        if (counts.size() != 1) return {};
        for (std::size_t field = 0; field < right.arrays.size(); ++field) {
            if (differ(right.arrays[field], given.arrays[field], eye)) fields.insert(field);
        }
    }
    if (fields.size() != 1 || *counts.begin() < 2) return {};
    return *fields.begin();
}

using Points = std::vector<std::pair<double, double>>;  // input and right answer, by rising input

/// In how many points a function that goes through these points, by rising input, turns from rising to falling or back.
std::size_t turns(const Points& points) {
    std::size_t turns = 0;
    double before = 0;  // the sign of the last step
    const double* last = nullptr;
    for (const auto& [input, right] : points) {
        const double step = last == nullptr || same_number(*last, right, 0.0) ? 0 : right - *last;
        last = &right;
        if (step == 0) continue;
        const double sign = step > 0 ? 1 : -1;
        turns += before != 0 && sign != before ? 1 : 0;
        before = sign;
    }
    return turns;
}

/// Equal entries of the argument have equal right answers, and those of all calls together lie on one curve: an answer that
/// also depends on its neighbours goes up and down.
bool looks_elementwise(const Study& study) {
    Points points;
    std::set<std::size_t> calls;
    for (const Entry& entry : study.entries) {
        const auto& arguments = study.calls[entry.call]->arguments;
        if (arguments.size() != 1 || arguments[0].arrays.size() != 1 || !arguments[0].lists.empty())
            return false;
        const Array& x = arguments[0].arrays[0];
        if (entry.field != 0 || x.shape.empty() || x.shape != study.given(entry).shape) return false;
        const double input = x.entries[entry.index];
        if (std::isnan(input) || std::isnan(entry.right)) return false;
        points.emplace_back(input, entry.right);
        add_call(calls, entry);
    }
    std::ranges::sort(points, {}, &Points::value_type::first);
    const auto same_input = [](const auto& a, const auto& b) { return a.first == b.first; };
    const auto contradict = [&](const auto& a, const auto& b) {
        return same_input(a, b) && !same_number(a.second, b.second, 0.0);
    };
    if (std::adjacent_find(points.begin(), points.end(), contradict) != points.end()) return false;
    points.erase(std::unique(points.begin(), points.end(), same_input), points.end());
    return calls.size() >= 3 && points.size() >= 12 && 6 * turns(points) <= points.size();
}

/// So close to the right number that any small change may have led there.
bool is_nearly(double given, double right) {
    return std::abs(given - right) < 1e-4 * std::max(std::abs(given), std::abs(right));
}

std::size_t value_count(const Observation& call) {
    std::size_t count = 0;
    for (const Array& array : call.right.value.arrays) count += array.entries.size();
    for (const Array& array : call.given.value.arrays) count += array.entries.size();
    return count;
}

}  // namespace

bool same_layout(const Value& a, const Value& b) {
    const auto same = [](const Array& x, const Array& y) { return x.shape == y.shape; };
    return a.lists == b.lists && a.texts == b.texts &&
           std::equal(a.arrays.begin(), a.arrays.end(), b.arrays.begin(), b.arrays.end(), same);
}

Study::Study(const Behaviour& of, Eye eye) : behaviour(of) {
    std::size_t size = 0;
    for (const Observation& call : behaviour.calls) {
        const auto same = [&](const Observation* other) { return same_call(call, *other); };
        if (std::any_of(calls.begin(), calls.end(), same)) continue;
        calls.push_back(&call);
        if (call.is_wrong) wrong.push_back(&call);
        size += value_count(call);
    }
    if (size > most_entries) {
        have_shapes = are_values = false;
        return;
    }
    for (const Observation* call : calls) {
        const bool both = call->right.ending == Ending::value && call->given.ending == Ending::value;
        are_values = are_values && (both || !call->is_wrong);
        have_shapes =
            have_shapes && are_values && (!both || same_layout(call->right.value, call->given.value));
    }
    if (are_values && behaviour.has_one_answer) only_field = only_wrong_field(*this, eye);
    if (!have_shapes) return;
    entries.reserve(size);
    for (std::size_t i = 0; i < calls.size(); ++i) {
        if (calls[i]->right.ending == Ending::value) add_entries(*this, i, eye, entries);
    }
    for (const Entry& entry : entries) {
        if (!entry.is_wrong) continue;
        wrong_entries.push_back(entry);
        const Observation* const call = calls[entry.call];
        if (wrong.empty() ||
            (wrong.back() != call && std::find(wrong.begin(), wrong.end(), call) == wrong.end()))
            wrong.push_back(call);
    }
}

bool Study::is_elementwise() const {
    if (!is_elementwise_) is_elementwise_ = behaviour.has_one_answer && looks_elementwise(*this);
    return *is_elementwise_;
}

bool Study::is_blurred() const {
    constexpr double strictest = 1e-9;
    return behaviour.has_one_answer && std::ranges::any_of(entries, [](const Entry& entry) {
               return !entry.is_wrong && std::isfinite(entry.right) && std::isfinite(entry.given) &&
                      std::abs(entry.given - entry.right) >
                          strictest * std::abs(entry.right) + 1e-13 * entry.scale;
           });
}

const Array* Study::part_of(const Value& value) const {
    const std::size_t field = only_field.value_or(0);
    if (field >= value.arrays.size() || !value.lists.empty() || (value.arrays.size() > 1 && !only_field))
        return nullptr;
    return &value.arrays[field];
}

double Study::input(const Entry& entry) const {
    return calls[entry.call]->arguments[0].arrays[0].entries[entry.index];
}

const Array& Study::given(const Entry& entry) const {
    return calls[entry.call]->given.value.arrays[entry.field];
}

std::string Study::field_name(std::size_t field) const {
    static const char* const kinds[] = {"number", "vector", "matrix"};
    static const char* const counts[] = {"first", "second", "third", "fourth", "fifth", "sixth"};
    for (const Observation* call : calls) {
        const auto& arrays = call->right.value.arrays;
        if (field >= arrays.size()) continue;
        const std::string& name = arrays[field].field;
        if (!name.empty() && std::ranges::count(arrays, name, &Array::field) == 1)
            return fmt::format("the field {}", name);
        const std::size_t dimensions = std::min<std::size_t>(arrays[field].shape.size(), 2);
        std::size_t alike = 0;
        std::size_t before = 0;
        for (std::size_t i = 0; i < arrays.size(); ++i) {
            if (std::min<std::size_t>(arrays[i].shape.size(), 2) != dimensions) continue;
            ++alike;
            before += i < field ? 1 : 0;
        }
        if (alike == 1 || before >= std::size(counts)) return fmt::format("the {}", kinds[dimensions]);
        return fmt::format("the {} {}", counts[before], kinds[dimensions]);
    }
    return "the answer";
}

bool is_telling_evidence(const Entries& explained, std::size_t fitted) {
    std::vector<double> telling;
    std::set<std::size_t> calls;
    for (const Entry& entry : explained) {
        if (!is_telling(entry.given) || is_nearly(entry.given, entry.right)) continue;
        telling.push_back(entry.given);
        add_call(calls, entry);
        if (telling.size() > 1000) break;  // more than enough, or all alike
    }
    return distinct(std::move(telling)) >= 3 + fitted && calls.size() >= 2;
}

/// How much the distances from the right numbers say, without the largest that were `fitted`.
double bits_of_distances(const Entries& explained, std::size_t fitted) {
    std::vector<double> bits;
    for (const Entry& entry : explained) bits.push_back(std::log2(1 + std::abs(entry.given - entry.right)));
    std::sort(bits.begin(), bits.end());
    bits.resize(bits.size() - std::min(bits.size(), fitted));
    double sum = 0;
    for (const double x : bits) sum += std::isfinite(x) ? x : 0;
    return sum;
}

bool is_evidence(const Entries& explained, std::size_t fitted) {
    if (is_telling_evidence(explained, fitted)) return true;
    std::set<std::size_t> calls;
    std::set<std::pair<double, double>> pairs;
    for (const Entry& entry : explained) {
        add_call(calls, entry);
        if (!std::isnan(entry.right) && !std::isnan(entry.given)) pairs.emplace(entry.right, entry.given);
    }
    // Single numbers must differ, those of arrays be many. Of three integers the distances tell.
    const bool are_single = explained.size() == calls.size();
    const bool are_enough =
        are_single ? pairs.size() >= 3 + fitted : pairs.size() >= 4 + fitted || explained.size() >= 8;
    if (are_single && calls.size() == 3 && pairs.size() == 3)
        return bits_of_distances(explained, fitted) >= 10;
    return calls.size() >= 4 && are_enough;
}

}  // namespace recognise
