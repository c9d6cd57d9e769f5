#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <set>

#include "recognise/number.hpp"
#include "recognise/region.hpp"

namespace recognise {
namespace {

using Calls = std::vector<const Observation*>;

/// How plain a fact is that calls may have in common.
enum class Weight {
    plain,     ///< checks ask it on purpose, and perhaps once: nothing in an array, a zero
    ordinary,  ///< shapes: must not separate the calls by chance
    faint,     ///< of these there are many
};

/// Something that a call is, or is not, or to some degree.
struct Fact {
    Weight weight;
    /// What `of` gives. is_so: 0 or 1, told as `yes` and `no`. Else a number, told as "{} or more" and "{} or less".
    enum Kind { is_so, count, size } kind;
    std::string yes;
    std::string no;
    std::function<double(const Observation&)> of;  ///< NaN: unknown
};
using Facts = std::vector<Fact>;
using Names = std::vector<std::string>;

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// The argument, if it is a single array or a list.
const Array* array_of(const Observation& call, std::size_t argument) {
    const Value& value = call.arguments.at(argument);
    return value.lists.empty() && value.arrays.size() == 1 ? &value.arrays[0] : nullptr;
}

/// A number of an argument that is a single array.
template <class Get>
std::function<double(const Observation&)> of_array(std::size_t argument, Get get) {
    return [argument, get](const Observation& call) {
        const Array* array = array_of(call, argument);
        return array == nullptr ? none : static_cast<double>(get(*array));
    };
}

bool is_all_zero(const Array& array) {
    return !array.entries.empty() &&
           std::all_of(array.entries.begin(), array.entries.end(), [](double x) { return x == 0; });
}

double largest_entry(const Array& array) {
    return largest(array.entries);
}

const char* dimension_name(const Array& array, std::size_t dimension) {
    if (array.shape.size() == 1) return "entries";
    return dimension == 0 ? "rows" : "columns";
}

void add_facts_of_number(Facts& facts, const std::string& name, std::size_t i) {
    const auto is_negative = [](const Array& x) { return x.entries[0] < 0; };
    facts.push_back({Weight::plain, Fact::is_so, fmt::format("when {} is 0", name),
                     fmt::format("when {} is not 0", name), of_array(i, is_all_zero)});
    facts.push_back({Weight::faint, Fact::is_so, fmt::format("when {} is negative", name),
                     fmt::format("when {} is not negative", name), of_array(i, is_negative)});
    facts.push_back({Weight::faint, Fact::size, fmt::format("when |{}| is {{}} or more", name),
                     fmt::format("when |{}| is {{}} or less", name), of_array(i, largest_entry)});
}

void add_facts_of_array(Facts& facts, const std::string& name, std::size_t i, const Array& sample) {
    const std::size_t dimensions = sample.shape.size();
    for (std::size_t d = 0; d < dimensions; ++d) {
        const char* const what = dimension_name(sample, d);
        const auto is_empty = [d](const Array& x) { return x.shape[d] == 0; };
        facts.push_back({Weight::plain, Fact::is_so, fmt::format("when {} has no {}", name, what),
                         fmt::format("when {} has {}", name, what), of_array(i, is_empty)});
    }
    facts.push_back({Weight::plain, Fact::is_so, fmt::format("when {} is all 0", name),
                     fmt::format("when {} is not all 0", name), of_array(i, is_all_zero)});
    if (dimensions == 2) {
        const auto is_oblong = [](const Array& x) { return x.shape[0] != x.shape[1]; };
        facts.push_back({Weight::ordinary, Fact::is_so, fmt::format("when {} is not square", name),
                         fmt::format("when {} is square", name), of_array(i, is_oblong)});
    }
    for (std::size_t d = 0; d < dimensions; ++d) {
        const char* const what = dimension_name(sample, d);
        facts.push_back({Weight::ordinary, Fact::count,
                         fmt::format("when {} has {{}} or more {}", name, what),
                         fmt::format("when {} has {{}} or fewer {}", name, what),
                         of_array(i, [d](const Array& x) { return x.shape[d]; })});
    }
    const auto has_zero = [](const Array& x) {
        return std::find(x.entries.begin(), x.entries.end(), 0.0) != x.entries.end();
    };
    const auto begins_negative = [](const Array& x) { return !x.entries.empty() && x.entries[0] < 0; };
    facts.push_back({Weight::ordinary, Fact::is_so, fmt::format("when {} has a 0 in it", name),
                     fmt::format("when {} has no 0 in it", name), of_array(i, has_zero)});
    facts.push_back({Weight::faint, Fact::is_so, fmt::format("when {} begins with a negative number", name),
                     fmt::format("when {} begins with no negative number", name),
                     of_array(i, begins_negative)});
    facts.push_back(
        {Weight::faint, Fact::size, fmt::format("when the largest |entry| of {} is {{}} or more", name),
         fmt::format("when the largest |entry| of {} is {{}} or less", name), of_array(i, largest_entry)});
}

void add_facts_of_list(Facts& facts, const std::string& name, std::size_t i, const Calls& calls) {
    const auto length = [i](const Observation& call) {
        const auto& lists = call.arguments[i].lists;
        return lists.empty() ? none : static_cast<double>(lists[0]);
    };
    facts.push_back({Weight::plain, Fact::is_so, fmt::format("when {} is empty", name),
                     fmt::format("when {} is not empty", name),
                     [length](const Observation& call) { return length(call) == 0 ? 1.0 : 0.0; }});
    facts.push_back({Weight::ordinary, Fact::count, fmt::format("when {} has {{}} or more elements", name),
                     fmt::format("when {} has {{}} or fewer elements", name), length});
    std::set<std::string> words;
    for (const Observation* call : calls) {
        for (const Array& array : call->arguments[i].arrays) {
            if (!array.word.empty()) words.insert(array.word);
        }
    }
    for (const std::string& word : words) {
        const auto has_word = [i, word](const Observation& call) {
            const auto& arrays = call.arguments[i].arrays;
            return std::ranges::find(arrays, word, &Array::word) != arrays.end() ? 1.0 : 0.0;
        };
        facts.push_back({Weight::ordinary, Fact::is_so, fmt::format("when {} has {} in it", name, word),
                         fmt::format("when {} has no {} in it", name, word), has_word});
    }
}

/// How dimension d of argument i compares with dimension e of argument j.
void add_facts_of_two(Facts& facts, const Calls& calls, const Names& names, std::size_t i, std::size_t j) {
    const Array* const a = array_of(*calls[0], i);
    const Array* const b = array_of(*calls[0], j);
    if (a == nullptr || b == nullptr) return;
    const bool are_vectors = a->shape.size() == 1 && b->shape.size() == 1;
    for (std::size_t d = 0; d < a->shape.size(); ++d) {
        for (std::size_t e = 0; e < b->shape.size(); ++e) {
            const auto difference = [i, j, d, e](const Observation& call) {
                const Array* const x = array_of(call, i);
                const Array* const y = array_of(call, j);
                if (x == nullptr || y == nullptr) return none;
                return static_cast<double>(x->shape[d]) - static_cast<double>(y->shape[e]);
            };
            const auto words = [&](const char* more, const char* than) {
                const std::string head = fmt::format("when {} has {} {} {} {}", names[i], more,
                                                     dimension_name(*a, d), than, names[j]);
                return are_vectors ? head : fmt::format("{} has {}", head, dimension_name(*b, e));
            };
            const Weight weight = are_vectors ? Weight::plain : Weight::ordinary;
            const auto add = [&](bool (*holds)(double), const std::string& yes, const std::string& no) {
                facts.push_back({weight, Fact::is_so, yes, no, [difference, holds](const Observation& call) {
                                     return holds(difference(call)) ? 1.0 : 0.0;
                                 }});
            };
            const std::string as_many = words("as many", "as");
            add([](double more) { return more != 0; }, words("not as many", "as"), as_many);
            add([](double more) { return more < 0; }, words("fewer", "than"),
                words("at least as many", "as"));
            add([](double more) { return more > 0; }, words("more", "than"), words("at most as many", "as"));
        }
    }
}

/// What one may ask of the calls: plain facts first.
Facts facts_of(const Study& study) {
    const Calls& calls = study.calls;
    Names names;
    Facts facts;
    const std::size_t count = calls[0]->arguments.size();
    for (std::size_t i = 0; i < count; ++i) names.push_back(study.behaviour.parameter(i));
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = i + 1; j < count; ++j) add_facts_of_two(facts, calls, names, i, j);
    }
    for (std::size_t i = 0; i < count; ++i) {
        const Array* const array = array_of(*calls[0], i);
        if (array == nullptr) {
            add_facts_of_list(facts, names[i], i, calls);
        } else if (array->shape.empty()) {
            add_facts_of_number(facts, names[i], i);
        } else if (array->shape.size() <= 2) {
            add_facts_of_array(facts, names[i], i, *array);
        }
    }
    std::stable_sort(facts.begin(), facts.end(),
                     [](const Fact& a, const Fact& b) { return a.weight < b.weight; });
    return facts;
}

/// In how many ways some of all could have been marked.
double ways(std::size_t all, std::size_t marked) {
    double ways = 1;
    for (std::size_t i = 0; i < marked; ++i)
        ways *= static_cast<double>(all - i) / static_cast<double>(i + 1);
    return ways;
}

struct Range {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();
};

/// The fact tells the marked calls from the others.
std::optional<Region> told_apart(const Fact& fact, const Range& marked, const Range& others) {
    if (marked.low <= others.high && others.low <= marked.high) return {};
    const bool above = marked.low > others.high;
    if (fact.kind == Fact::is_so) return above ? Region{fact.yes, fact.no} : Region{fact.no, fact.yes};
    const auto text = [](const std::string& pattern, double number) {
        return fmt::format(fmt::runtime(pattern), to_text(number));
    };
    return above ? Region{text(fact.yes, marked.low), text(fact.no, others.high)}
                 : Region{text(fact.no, marked.high), text(fact.yes, others.low)};
}

}  // namespace

std::optional<Region> region_of_calls(const Study& study, const Calls& marked) {
    const std::size_t others_count = study.calls.size() - marked.size();
    if (marked.empty() || others_count < 3) return {};
    const Facts facts = facts_of(study);
    for (const Fact& fact : facts) {
        Range in;
        Range out;
        bool is_known = true;
        for (const Observation* call : study.calls) {
            const double x = fact.of(*call);
            Range& range = std::find(marked.begin(), marked.end(), call) != marked.end() ? in : out;
            range.low = std::min(range.low, x);
            range.high = std::max(range.high, x);
            is_known = is_known && !std::isnan(x);
        }
        if (!is_known) continue;
        auto region = told_apart(fact, in, out);
        if (!region) continue;
        const auto rivals = static_cast<double>(std::count_if(
            facts.begin(), facts.end(), [&](const Fact& other) { return other.weight == fact.weight; }));
        const bool is_wide =
            fact.kind == Fact::size && others_count >= 5 &&
            ((out.high > 0 && in.low >= 10 * out.high) || (in.high > 0 && out.low >= 10 * in.high));
        const bool is_no_chance = ways(study.calls.size(), marked.size()) >= 20 * rivals;
        if (fact.weight == Weight::plain || is_wide || is_no_chance) return region;
    }
    return {};
}

std::optional<Region> region_of_wrong(const Study& study) {
    if (auto region = region_of_inputs(study)) return region;
    if (auto region = region_of_places(study)) return region;
    return region_of_calls(study, study.wrong);
}

}  // namespace recognise
