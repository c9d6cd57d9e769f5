#include "recognise/length.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "recognise/number.hpp"

namespace recognise {
namespace {

using Numbers = std::vector<double>;

/// Along one dimension an answer is a list of slices: entries of a vector, rows or columns of a matrix.
std::vector<Numbers> slices_of(const Array& array, std::size_t dimension) {
    const bool is_matrix = array.shape.size() == 2;
    const std::size_t count = array.shape[dimension];
    std::vector<Numbers> slices(count);
    for (std::size_t i = 0; i < array.entries.size(); ++i) {
        const std::size_t slice = !is_matrix ? i : dimension == 0 ? i / array.shape[1] : i % array.shape[1];
        slices[slice].push_back(array.entries[i]);
    }
    return slices;
}

const char* slice_name(std::size_t dimensions, std::size_t dimension) {
    if (dimensions == 1) return "entry";
    return dimension == 0 ? "row" : "column";
}

/// How a right answer and a given one compare, slice by slice.
struct Sliced {
    std::vector<Numbers> right;
    std::vector<Numbers> given;
    double scale;

    /// Slices [first, ...) of the given answer are slices [from, ...) of the right one, `count` of them.
    [[nodiscard]] bool are_same(std::size_t first, std::size_t from, std::size_t count) const {
        if (first + count > given.size() || from + count > right.size()) return false;
        for (std::size_t i = 0; i < count; ++i) {
            const Numbers& a = right[from + i];
            const Numbers& b = given[first + i];
            if (!std::equal(a.begin(), a.end(), b.begin(), b.end(),
                            [this](double x, double y) { return same_number(x, y, scale); }))
                return false;
        }
        return true;
    }
};

/// The array that is looked at, cut into slices; nothing if it has none.
std::optional<Sliced> sliced(const Array& right, const Array& given, std::size_t dimension) {
    const std::size_t dimensions = right.shape.size();
    if (dimensions != given.shape.size() || dimension >= dimensions || dimensions > 2) return {};
    if (dimensions == 2 && right.shape[1 - dimension] != given.shape[1 - dimension]) return {};
    return Sliced{slices_of(right, dimension), slices_of(given, dimension), largest(right.entries)};
}

/// Whether wrong answers are such as `is_so` says of their slices, in calls with right answers of at least two lengths, and
/// all answers are of which it can be said. One without a slice cannot have one less: those are not asked.
template <class IsSo>
bool are_so(const Study& study, std::size_t dimension, IsSo is_so) {
    if (!study.behaviour.has_one_answer || study.wrong.empty()) return false;
    std::set<std::size_t> lengths;
    std::vector<double> kept;
    for (const Observation* call : study.calls) {
        if (call->right.ending != Ending::value) continue;
        const Array* const right = study.part_of(call->right.value);
        if (right == nullptr || dimension >= right->shape.size()) return false;
        if (right->shape[dimension] == 0) continue;
        const Array* const given = study.part_of(call->given.value);
        if (call->given.ending != Ending::value || given == nullptr) return false;
        const auto slices = sliced(*right, *given, dimension);
        if (!slices || !is_so(*slices)) return false;
        if (!call->is_wrong) continue;
        lengths.insert(slices->right.size());
        for (const Numbers& slice : slices->given) kept.insert(kept.end(), slice.begin(), slice.end());
    }
    return lengths.size() >= 2 && kept.size() >= 6;
}

struct Cut {
    const char* sentence;
    bool (*is_so)(const Sliced& slices);
};

}  // namespace

std::optional<std::string> one_off_length(const Study& study, Scope scope) {
    if (scope != Scope::all) return {};
    static constexpr Cut cuts[] = {
        {"The first {0} of {1} is missing; what is there is right. Where does your loop begin?",
         [](const Sliced& s) {
             return s.given.size() + 1 == s.right.size() && s.are_same(0, 1, s.given.size());
         }},
        {"The last {0} of {1} is missing; what is there is right. Where does your loop end?",
         [](const Sliced& s) {
             return s.given.size() + 1 == s.right.size() && s.are_same(0, 0, s.given.size());
         }},
        {"{1} has one {0} too many, at the end; the others are right. Where does your loop end?",
         [](const Sliced& s) {
             return s.given.size() == s.right.size() + 1 && s.are_same(0, 0, s.right.size());
         }},
        {"{1} has one {0} too many, at the beginning; the others are right. Where does your loop "
         "begin?",
         [](const Sliced& s) {
             return s.given.size() == s.right.size() + 1 && s.are_same(1, 0, s.right.size());
         }},
        {"{1} has one {0} too few, whatever its length should be. How many does the contract want?",
         [](const Sliced& s) { return s.given.size() + 1 == s.right.size(); }},
        {"{1} has one {0} too many, whatever its length should be. How many does the contract want?",
         [](const Sliced& s) { return s.given.size() == s.right.size() + 1; }},
    };
    for (const Cut& cut : cuts) {
        for (std::size_t dimension = 0; dimension < 2; ++dimension) {
            if (!are_so(study, dimension, cut.is_so)) continue;
            const std::size_t dimensions = study.part_of(study.wrong[0]->right.value)->shape.size();
            return capital(
                fmt::format(fmt::runtime(cut.sentence), slice_name(dimensions, dimension), answer_of(study)));
        }
    }
    return {};
}

std::optional<std::string> first_only(const Study& study, Scope scope) {
    if (scope != Scope::all) return {};
    for (std::size_t dimension = 0; dimension < 2; ++dimension) {
        const auto is_first = [](const Sliced& s) { return s.given.size() == 1 && s.are_same(0, 0, 1); };
        if (!are_so(study, dimension, is_first)) continue;
        const std::size_t dimensions = study.part_of(study.wrong[0]->right.value)->shape.size();
        return sentence("{} has a single {}. That is right, but it is only the first of those asked for.",
                        answer_of(study), slice_name(dimensions, dimension));
    }
    return {};
}

std::optional<std::string> zeros_in_front(const Study& study, Scope scope) {
    if (scope != Scope::all) return {};
    const auto is_so = [](const Sliced& s) {
        const std::size_t n = s.right.size();
        if (s.given.size() != 2 * n || !s.are_same(n, 0, n)) return false;
        return std::all_of(
            s.given.begin(), s.given.begin() + static_cast<std::ptrdiff_t>(n), [](const Numbers& slice) {
                return std::all_of(slice.begin(), slice.end(), [](double x) { return x == 0; });
            });
    };
    if (!are_so(study, 0, is_so)) return {};
    return "Your answer is twice as long as it should be: before the right numbers stand as many zeros. What "
           "is made with "
           "its full length has no need of push_back, which makes it longer.";
}

std::optional<std::string> entries_left_out(const Study& study, Scope scope) {
    if (scope != Scope::all || !study.are_values || !study.behaviour.has_one_answer || study.wrong.empty())
        return {};
    struct Condition {
        const char* words;
        bool (*holds)(double input);
    };
    static constexpr Condition conditions[] = {
        {"is 0", [](double x) { return x == 0; }},
        {"is negative", [](double x) { return x < 0; }},
        {"is 0 or negative", [](double x) { return x <= 0; }},
        {"is positive", [](double x) { return x > 0; }},
        {"is 0 or positive", [](double x) { return x >= 0; }},
    };
    for (const Condition& condition : conditions) {
        std::size_t explained = 0;
        std::size_t kept = 0;
        const auto is_so = [&](const Observation& call) {
            const auto& arguments = call.arguments;
            if (arguments.size() != 1 || arguments[0].arrays.size() != 1 ||
                call.right.value.arrays.size() != 1 || call.given.value.arrays.size() != 1)
                return false;
            const Array& x = arguments[0].arrays[0];
            const Array& right = call.right.value.arrays[0];
            if (x.shape.size() != 1 || x.shape != right.shape) return false;
            Numbers expected;
            for (std::size_t i = 0; i < x.entries.size(); ++i) {
                if (!condition.holds(x.entries[i])) expected.push_back(right.entries[i]);
            }
            const Numbers& given = call.given.value.arrays[0].entries;
            explained += call.is_wrong ? 1 : 0;
            kept += expected.size();
            return std::equal(expected.begin(), expected.end(), given.begin(), given.end(),
                              [](double a, double b) { return same_number(a, b, 0); });
        };
        const bool are_all = std::ranges::all_of(study.calls, [&](const Observation* call) {
            return call->right.ending != Ending::value || is_so(*call);
        });
        if (!are_all || explained < 1 || kept < 6) continue;
        return sentence(
            "where an entry of {} {}, your answer has none: it is too short. Every entry needs its answer.",
            study.behaviour.parameter(0), condition.words);
    }
    return {};
}

std::optional<std::string> fixed_shape(const Study& study, Scope scope) {
    if (scope != Scope::all || !study.are_values || study.have_shapes || study.wrong.empty()) return {};
    std::set<std::vector<std::size_t>> right;
    std::set<std::vector<std::size_t>> given;
    bool is_count = true;  // a vector of one entry that says how many it should have
    for (const Observation* call : study.calls) {
        if (call->right.ending != Ending::value) continue;
        if (call->right.value.arrays.size() != 1 || call->given.value.arrays.size() != 1) return {};
        const Array& wanted = call->right.value.arrays[0];
        const Array& array = call->given.value.arrays[0];
        right.insert(wanted.shape);
        given.insert(array.shape);
        is_count = is_count && array.shape == std::vector<std::size_t>{1} &&
                   array.entries[0] == static_cast<double>(wanted.entries.size());
    }
    if (right.size() < 3 || given.size() != 1) return {};
    if (is_count) {
        return "Your answer has a single entry, which says how many it should have: nn::Vector({n}) is a "
               "vector that holds "
               "the number n. One with n entries is nn::Vector::from_shape({n}).";
    }
    const auto& shape = *given.begin();
    const bool is_empty = std::ranges::find(shape, std::size_t{0}) != shape.end();
    return sentence("your answer {} whatever is asked. How long does the contract want it?",
                    is_empty ? std::string("is empty")
                    : shape.size() == 1
                        ? fmt::format("has {} {}", shape[0], shape[0] == 1 ? "entry" : "entries")
                        : fmt::format("has the shape ({})", fmt::join(shape, ", ")));
}

}  // namespace recognise
