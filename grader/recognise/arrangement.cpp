#include "recognise/arrangement.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "recognise/number.hpp"
#include "recognise/region.hpp"

namespace recognise {
namespace {

using Evidence = bool (*)(const Entries& explained, std::size_t fitted);

/// An array in another arrangement; nothing if it has none.
using Arrange = std::optional<Array> (*)(const Array& right);

/// Of shape (rows, columns), entry (i, j) being that at the place `from(i, j)` of the right one.
template <class From>
Array gathered(const Array& right, std::size_t rows, std::size_t columns, From from) {
    Array array{{rows, columns}, {}, right.is_whole};
    array.entries.reserve(rows * columns);
    for (std::size_t i = 0; i < rows; ++i) {
        for (std::size_t j = 0; j < columns; ++j) array.entries.push_back(right.entries[from(i, j)]);
    }
    return array;
}

/// The same of a matrix only, with n rows and m columns.
template <class From>
std::optional<Array> turned_matrix(const Array& right, bool is_turned, From from) {
    if (right.shape.size() != 2) return {};
    const std::size_t n = right.shape[0];
    const std::size_t m = right.shape[1];
    return gathered(right, is_turned ? m : n, is_turned ? n : m,
                    [&](std::size_t i, std::size_t j) { return from(n, m, i, j); });
}

std::optional<Array> transpose(const Array& right) {
    return turned_matrix(right, true, [](auto /*n*/, auto m, auto i, auto j) { return j * m + i; });
}

bool are_same(const Array& a, const Array& b) {
    const double scale = largest(a.entries);
    return a.shape == b.shape &&
           std::equal(a.entries.begin(), a.entries.end(), b.entries.begin(), b.entries.end(),
                      [scale](double x, double y) { return same_number(x, y, scale); });
}

/// What two arrays hold at the same places, for is_evidence(); all that is not the same.
void add_differing(std::size_t call, const Array& right, const Array& given, Entries& into) {
    const double scale = largest(right.entries);
    for (std::size_t i = 0; i < std::min(right.entries.size(), given.entries.size()); ++i) {
        if (right.shape == given.shape && same_number(right.entries[i], given.entries[i], scale)) continue;
        into.push_back({call, 0, i, right.entries[i], given.entries[i], scale, true});
    }
}

struct Words {
    const char* what;  ///< completes "Your numbers are the right ones, ..."
    const char* advice = "";
};

/// `is_so` holds of the right array and the given one in all calls, or in the wrong ones if these have something in common.
template <class IsSo>
std::optional<std::string> in_calls(const Study& study, Scope scope, const Words& words, Evidence evidence,
                                    IsSo is_so) {
    if (scope == Scope::anywhere || !study.are_values || !study.behaviour.has_one_answer ||
        study.wrong.empty())
        return {};
    Entries explained;
    bool is_all = true;
    for (std::size_t i = 0; i < study.calls.size(); ++i) {
        const Observation& call = *study.calls[i];
        if (call.right.ending != Ending::value) continue;
        const Array* const right = study.part_of(call.right.value);
        const Array* const given = study.part_of(call.given.value);
        if (right == nullptr || given == nullptr) return {};
        const bool holds = is_so(*right, *given);
        if (call.is_wrong && !holds) return {};
        is_all = is_all && holds;
        if (call.is_wrong) add_differing(i, *right, *given, explained);
    }
    if (is_all != (scope == Scope::all) || !evidence(explained, is_all ? 0 : 1)) return {};
    const std::string numbers = numbers_of(study);
    const char* const space = *words.advice == '\0' ? "" : " ";
    if (is_all) return sentence("{} are the right ones, {}.{}{}", numbers, words.what, space, words.advice);
    const auto region = region_of_calls(study, study.wrong);
    if (!region) return {};
    return sentence("{}, {} are the right ones, {}; {} they are right.{}{}", region->wrong, numbers,
                    words.what, region->right, space, words.advice);
}

std::optional<std::string> arranged(const Study& study, Scope scope, const Words& words, Arrange arrange) {
    return in_calls(study, scope, words, is_evidence, [arrange](const Array& right, const Array& given) {
        const auto expected = arrange(right);
        return expected && are_same(*expected, given);
    });
}

/// Of some order or other: the right one is among them, so it is said last of all, and of all calls.
template <class IsSo>
std::optional<std::string> in_any_order(const Study& study, Scope scope, const Words& words, IsSo is_so) {
    if (scope != Scope::anywhere) return {};
    return in_calls(study, Scope::all, words, is_telling_evidence, is_so);
}

using Numbers = std::vector<double>;

/// The rows of a matrix, or its columns.
std::vector<Numbers> lines_of(const Array& matrix, bool are_columns) {
    const std::size_t n = matrix.shape[are_columns ? 1 : 0];
    const std::size_t m = matrix.shape[are_columns ? 0 : 1];
    std::vector<Numbers> lines(n, Numbers(m));
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < m; ++j) lines[i][j] = matrix.entries[are_columns ? j * n + i : i * m + j];
    }
    return lines;
}

/// The same in any order, up to rounding. NaN has no order: then it is none.
bool is_permutation(std::vector<Numbers> a, std::vector<Numbers> b, double scale) {
    if (a.size() != b.size()) return false;
    for (const auto* lines : {&a, &b}) {
        for (const Numbers& line : *lines) {
            if (std::any_of(line.begin(), line.end(), [](double x) { return std::isnan(x); })) return false;
        }
    }
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (!std::equal(a[i].begin(), a[i].end(), b[i].begin(), b[i].end(),
                        [scale](double x, double y) { return same_number(x, y, scale); }))
            return false;
    }
    return true;
}

std::vector<Numbers> singles(const Array& array) {
    std::vector<Numbers> lines;
    for (const double x : array.entries) lines.push_back({x});
    return lines;
}

/// Vectors of one length, b's numbers being a's, one place later.
bool are_shifted(const Array& a, const Array& b) {
    if (a.shape.size() != 1 || a.shape != b.shape) return false;
    if (a.entries.empty()) return true;
    const double scale = std::max(largest(a.entries), largest(b.entries));
    return std::equal(a.entries.begin(), a.entries.end() - 1, b.entries.begin() + 1,
                      [scale](double x, double y) { return same_number(x, y, scale); });
}

bool have_permuted_lines(const Array& right, const Array& given, bool are_columns) {
    return right.shape.size() == 2 && right.shape == given.shape &&
           is_permutation(lines_of(right, are_columns), lines_of(given, are_columns), largest(right.entries));
}

}  // namespace

std::optional<std::string> transposed(const Study& study, Scope scope) {
    return arranged(study, scope, {"rows and columns exchanged"}, transpose);
}

std::optional<std::string> parts_exchanged(const Study& study, Scope scope) {
    if (scope != Scope::all || !study.are_values || !study.behaviour.has_one_answer || study.wrong.empty())
        return {};
    Entries explained;
    for (std::size_t i = 0; i < study.calls.size(); ++i) {
        const Observation& call = *study.calls[i];
        if (call.right.ending != Ending::value) continue;
        const auto& right = call.right.value.arrays;
        const auto& given = call.given.value.arrays;
        if (right.size() != 2 || given.size() != 2 || !call.right.value.lists.empty()) return {};
        if (!are_same(right[0], given[1]) || !are_same(right[1], given[0])) return {};
        add_differing(i, right[0], given[0], explained);
        add_differing(i, right[1], given[1], explained);
    }
    if (!is_evidence(explained, 0)) return {};
    return "The two parts of your answer have changed places: compare their order with the contract's.";
}

std::optional<std::string> order_reversed(const Study& study, Scope scope) {
    const auto vector = [](const Array& right) -> std::optional<Array> {
        if (right.shape.size() != 1) return {};
        Array array = right;
        std::reverse(array.entries.begin(), array.entries.end());
        return array;
    };
    if (auto hint = arranged(study, scope,
                             {"in reverse order", "At which end does each of your loops begin?"}, vector))
        return hint;
    const auto rows = [](const Array& right) {
        return turned_matrix(right, false,
                             [](auto n, auto m, auto i, auto j) { return (n - 1 - i) * m + j; });
    };
    if (auto hint = arranged(study, scope, {"the rows in reverse order"}, rows)) return hint;
    const auto columns = [](const Array& right) {
        return turned_matrix(right, false,
                             [](auto /*n*/, auto m, auto i, auto j) { return i * m + (m - 1 - j); });
    };
    return arranged(study, scope, {"the columns in reverse order"}, columns);
}

std::optional<std::string> turned(const Study& study, Scope scope) {
    const auto half = [](const Array& right) {
        return turned_matrix(right, false,
                             [](auto n, auto m, auto i, auto j) { return (n - 1 - i) * m + (m - 1 - j); });
    };
    if (auto hint = arranged(study, scope, {"the matrix turned by 180 degrees"}, half)) return hint;
    const auto left = [](const Array& right) {
        return turned_matrix(right, true,
                             [](auto /*n*/, auto m, auto i, auto j) { return j * m + (m - 1 - i); });
    };
    if (auto hint = arranged(study, scope, {"the matrix turned by 90 degrees to the left"}, left))
        return hint;
    const auto clockwise = [](const Array& right) {
        return turned_matrix(right, true, [](auto n, auto m, auto i, auto j) { return (n - 1 - j) * m + i; });
    };
    if (auto hint = arranged(study, scope, {"the matrix turned by 90 degrees to the right"}, clockwise))
        return hint;
    const auto flipped = [](const Array& right) {
        return turned_matrix(right, true,
                             [](auto n, auto m, auto i, auto j) { return (n - 1 - j) * m + (m - 1 - i); });
    };
    return arranged(study, scope, {"the matrix flipped on its other diagonal"}, flipped);
}

std::optional<std::string> shifted(const Study& study, Scope scope) {
    // Whatever stands in the place that becomes free.
    const auto is_later = [](const Array& right, const Array& given) { return are_shifted(right, given); };
    const auto is_earlier = [](const Array& right, const Array& given) { return are_shifted(given, right); };
    const char* const advice = "Is an index off by one?";
    if (auto hint = in_calls(study, scope, {"each one place too late", advice}, is_evidence, is_later))
        return hint;
    return in_calls(study, scope, {"each one place too early", advice}, is_evidence, is_earlier);
}

std::optional<std::string> column_by_column(const Study& study, Scope scope) {
    const auto filled = [](const Array& right) {
        return turned_matrix(right, false, [](auto n, auto m, auto i, auto j) {
            const auto at = i * m + j;
            return (at % n) * m + at / n;
        });
    };
    return arranged(
        study, scope,
        {"read down the columns and written along the rows", "So most of them are in the place of another."},
        filled);
}

std::optional<std::string> rows_exchanged(const Study& study, Scope scope) {
    return in_any_order(
        study, scope, {"the rows in another order"},
        [](const Array& right, const Array& given) { return have_permuted_lines(right, given, false); });
}

std::optional<std::string> columns_exchanged(const Study& study, Scope scope) {
    return in_any_order(
        study, scope, {"the columns in another order"},
        [](const Array& right, const Array& given) { return have_permuted_lines(right, given, true); });
}

std::optional<std::string> entries_exchanged(const Study& study, Scope scope) {
    const auto are_exchanged = [](const Array& right, const Array& given) {
        return right.shape == given.shape &&
               is_permutation(singles(right), singles(given), largest(right.entries));
    };
    const auto are_sorted = [&](const Array& right, const Array& given) {
        return are_exchanged(right, given) && std::ranges::is_sorted(given.entries);
    };
    if (auto hint = in_any_order(study, scope, {"sorted"}, are_sorted)) return hint;
    return in_any_order(study, scope, {"in other places"}, are_exchanged);
}

}  // namespace recognise
