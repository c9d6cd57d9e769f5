#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <set>
#include <utility>

#include "recognise/number.hpp"
#include "recognise/region.hpp"

namespace recognise {
namespace {

using Calls = std::vector<const Observation*>;

/// How plain a fact is that calls may have in common.
enum class Weight {
    special,   ///< checks ask it on purpose, and perhaps once: nothing in an array, a zero
    natural,   ///< a thing that functions look at: whether a matrix is square
    ordinary,  ///< a number of entries: must not separate the calls by chance
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
    std::size_t of_what = 0;                       ///< the same for facts of the same arguments
    bool is_of_sizes = false;                      ///< how two arguments fit each other
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

/// Of an array that has no size, being 0 or empty, it is not known.
double largest_entry(const Array& array) {
    const double most = largest(array.entries);
    return most > 0 ? most : none;
}

const char* dimension_name(const Array& array, std::size_t dimension) {
    if (array.shape.size() == 1) return "entries";
    return dimension == 0 ? "rows" : "columns";
}

void add_facts_of_number(Facts& facts, const std::string& name, std::size_t i) {
    const auto is_negative = [](const Array& x) { return x.entries[0] < 0; };
    facts.push_back({Weight::special, Fact::is_so, fmt::format("when {} is 0", name),
                     fmt::format("when {} is not 0", name), of_array(i, is_all_zero)});
    facts.push_back({Weight::faint, Fact::is_so, fmt::format("when {} is negative", name),
                     fmt::format("when {} is not negative", name), of_array(i, is_negative)});
    facts.push_back({Weight::faint, Fact::size, fmt::format("when |{}| is {{}} or more", name),
                     fmt::format("when |{}| is above 0 and at most {{}}", name), of_array(i, largest_entry)});
}

void add_facts_of_array(Facts& facts, const std::string& name, std::size_t i, const Array& sample) {
    const std::size_t dimensions = sample.shape.size();
    for (std::size_t d = 0; d < dimensions; ++d) {
        const char* const what = dimension_name(sample, d);
        const auto is_empty = [d](const Array& x) { return x.shape[d] == 0; };
        facts.push_back({Weight::special, Fact::is_so, fmt::format("when {} has no {}", name, what),
                         fmt::format("when {} has {}", name, what), of_array(i, is_empty)});
    }
    facts.push_back({Weight::special, Fact::is_so, fmt::format("when {} is all 0", name),
                     fmt::format("when {} is not all 0", name), of_array(i, is_all_zero)});
    if (dimensions == 2) {
        const auto is_oblong = [](const Array& x) { return x.shape[0] != x.shape[1]; };
        facts.push_back({Weight::natural, Fact::is_so, fmt::format("when {} is not square", name),
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
    facts.push_back({Weight::faint, Fact::size,
                     fmt::format("when the largest |entry| of {} is {{}} or more", name),
                     fmt::format("when the largest |entry| of {} is above 0 and at most {{}}", name),
                     of_array(i, largest_entry)});
}

/// Of all words in the argument.
std::set<std::string> words_in(const Calls& calls, std::size_t i) {
    std::set<std::string> words;
    for (const Observation* call : calls) {
        for (const Array& array : call->arguments[i].arrays) {
            if (!array.word.empty()) words.insert(array.word);
        }
    }
    return words;
}

void add_facts_of_words(Facts& facts, const std::string& name, std::size_t i, const Calls& calls,
                        const char* yes, const char* no) {
    for (const std::string& word : words_in(calls, i)) {
        const auto has_word = [i, word](const Observation& call) {
            const auto& arrays = call.arguments[i].arrays;
            return std::ranges::find(arrays, word, &Array::word) != arrays.end() ? 1.0 : 0.0;
        };
        facts.push_back({Weight::natural, Fact::is_so, fmt::format(fmt::runtime(yes), name, word),
                         fmt::format(fmt::runtime(no), name, word), has_word});
    }
}

void add_facts_of_list(Facts& facts, const std::string& name, std::size_t i, const Calls& calls) {
    const auto length = [i](const Observation& call) {
        const auto& lists = call.arguments[i].lists;
        return lists.empty() ? none : static_cast<double>(lists[0]);
    };
    facts.push_back({Weight::special, Fact::is_so, fmt::format("when {} is empty", name),
                     fmt::format("when {} is not empty", name),
                     [length](const Observation& call) { return length(call) == 0 ? 1.0 : 0.0; }});
    facts.push_back({Weight::ordinary, Fact::count, fmt::format("when {} has {{}} or more elements", name),
                     fmt::format("when {} has {{}} or fewer elements", name), length});
    add_facts_of_words(facts, name, i, calls, "when {} has {} in it", "when {} has no {} in it");
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
            const Weight weight = are_vectors ? Weight::special : Weight::natural;
            const auto add = [&](bool (*holds)(double), const std::string& yes, const std::string& no) {
                const auto of = [difference, holds](const Observation& call) {
                    return holds(difference(call)) ? 1.0 : 0.0;
                };
                facts.push_back({weight, Fact::is_so, yes, no, of, 0, true});
            };
            add([](double more) { return more < 0; }, words("fewer", "than"),
                words("at least as many", "as"));
            add([](double more) { return more > 0; }, words("more", "than"), words("at most as many", "as"));
            add([](double more) { return more != 0; }, words("not as many", "as"), words("as many", "as"));
        }
    }
}

/// What one may ask of the calls.
Facts facts_of(const Study& study) {
    const Calls& calls = study.calls;
    Names names;
    Facts facts;
    const std::size_t count = calls[0]->arguments.size();
    for (std::size_t i = 0; i < count; ++i) names.push_back(study.behaviour.parameter(i));
    std::size_t of_what = 0;
    const auto number = [&] {
        for (auto fact = facts.rbegin(); fact != facts.rend() && fact->of_what == 0; ++fact)
            fact->of_what = of_what + 1;
        ++of_what;
    };
    for (std::size_t i = 0; i < count; ++i) {
        const Array* const array = array_of(*calls[0], i);
        if (array == nullptr) {
            add_facts_of_list(facts, names[i], i, calls);
        } else if (array->shape.empty() && !words_in(calls, i).empty()) {
            add_facts_of_words(facts, names[i], i, calls, "when {} is {}", "when {} is not {}");
        } else if (array->shape.empty()) {
            add_facts_of_number(facts, names[i], i);
        } else if (array->shape.size() <= 2) {
            add_facts_of_array(facts, names[i], i, *array);
        }
        number();
    }
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = i + 1; j < count; ++j) {
            add_facts_of_two(facts, calls, names, i, j);
            number();
        }
    }
    return facts;
}

/// In how many ways some of all could have been marked.
double ways(std::size_t all, std::size_t marked) {
    double ways = 1;
    for (std::size_t i = 0; i < marked; ++i)
        ways *= static_cast<double>(all - i) / static_cast<double>(i + 1);
    return ways;
}

/// What a fact is of some calls.
struct Range {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();
    bool is_known = true;

    Range(const Fact& fact, const Calls& calls) {
        for (const Observation* call : calls) {
            const double x = fact.of(*call);
            low = std::min(low, x);
            high = std::max(high, x);
            is_known = is_known && !std::isnan(x);
        }
    }
};

/// How the fact tells the marked calls from the others; nothing if it does not, or may do it by chance. `rivals`: how many
/// facts there are of its weight.
std::optional<Region> told_apart(const Fact& fact, const Calls& marked, const Calls& others,
                                 std::size_t rivals) {
    const Range in(fact, marked);
    const Range out(fact, others);
    if (!in.is_known || out.low > out.high || (in.low <= out.high && out.low <= in.high)) return {};
    const double chances = ways(marked.size() + others.size(), marked.size());
    const auto count = static_cast<double>(rivals);
    const bool is_wide =
        fact.kind == Fact::size && others.size() >= 5 &&
        ((out.high > 0 && in.low >= 10 * out.high) || (in.high > 0 && out.low >= 10 * in.high));
    const bool is_no_chance = fact.weight == Weight::special    ? true
                              : fact.weight == Weight::natural  ? marked.size() >= 2 && chances >= 5 * count
                              : fact.weight == Weight::ordinary ? marked.size() >= 3 && chances >= 50 * count
                              : fact.kind == Fact::is_so        ? marked.size() >= 3 && chances >= 100 * count
                                                                : is_wide;
    if (!is_no_chance) return {};

    const bool above = in.low > out.high;
    if (fact.kind == Fact::is_so) return above ? Region{fact.yes, fact.no} : Region{fact.no, fact.yes};
    const auto text = [](const std::string& pattern, double number) {
        return fmt::format(fmt::runtime(pattern), to_text(number));
    };
    return above ? Region{text(fact.yes, in.low), text(fact.no, out.high)}
                 : Region{text(fact.no, in.high), text(fact.yes, out.low)};
}

}  // namespace

std::optional<Region> region_of_calls(const Study& study, const Calls& marked, bool is_plain) {
    const auto has_answer = [](const Observation* call) { return call->right.ending == Ending::value; };
    const bool have_answers = std::ranges::all_of(marked, has_answer);
    Calls others;
    for (const Observation* call : study.calls) {
        if (std::ranges::find(marked, call) == marked.end() && (!have_answers || has_answer(call)))
            others.push_back(call);
    }
    if (marked.empty() || others.size() < 3) return {};

    // Of one weight all that there are: which of them it is that matters nobody can tell.
    const Facts facts = facts_of(study);
    // But what is to be refused does not fit, if anything there does not.
    const bool is_refused = std::ranges::all_of(
        marked, [](const Observation* call) { return call->right.ending == Ending::refused; });
    std::vector<Region> found;
    bool is_misfit = false;
    std::set<std::size_t> known;
    for (const Weight weight : {Weight::special, Weight::natural, Weight::ordinary, Weight::faint}) {
        const auto rivals = static_cast<std::size_t>(std::ranges::count(facts, weight, &Fact::weight));
        for (const Fact& fact : facts) {
            if (fact.weight != weight || known.contains(fact.of_what)) continue;
            auto region = told_apart(fact, marked, others, rivals);
            if (!region) continue;
            if (is_refused && fact.is_of_sizes && !std::exchange(is_misfit, true)) found.clear();
            if (is_misfit && !fact.is_of_sizes) continue;
            found.push_back(std::move(*region));
            known.insert(fact.of_what);
        }
        if (!found.empty() || (is_plain && weight == Weight::natural)) break;
    }
    if (found.empty() || found.size() > 3) return {};
    for (std::size_t i = 1; i < found.size(); ++i) {
        found[0].wrong += " and " + found[i].wrong.substr(5);  // without another "when "
        found[0].right = "otherwise";
    }
    return found[0];
}

}  // namespace recognise
