#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "recognise/number.hpp"
#include "recognise/region.hpp"

namespace recognise {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

/// Numbers of one kind: those at which the answer is right, or wrong.
struct Inputs {
    std::vector<double> all;  ///< by size, each once
    double lowest = infinite;
    double highest = -infinite;
    double nearest = infinite;  ///< to 0
    double farthest = 0;        ///< from 0

    void add(double x) {
        all.push_back(x);
        lowest = std::min(lowest, x);
        highest = std::max(highest, x);
        nearest = std::min(nearest, std::abs(x));
        farthest = std::max(farthest, std::abs(x));
    }
    void sort() {
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
    }
};

/// Enough numbers on both sides of a border, from `inner` to `outer` away from 0. Beyond a wide gap one is: if nothing
/// between 40 and 1000 was asked, 1000 is no ordinary number.
bool are_enough(const Inputs& right, const Inputs& wrong, double inner, double outer) {
    if (inner > 0 && outer >= 10 * inner) return right.all.size() >= 6;
    return right.all.size() >= 4 && wrong.all.size() >= 4;
}

/// One interval holds the inner ones; outer ones lie on both sides of it.
bool is_between(const Inputs& inner, const Inputs& outer) {
    const auto below =
        std::distance(outer.all.begin(), std::lower_bound(outer.all.begin(), outer.all.end(), inner.lowest));
    const auto above =
        std::distance(std::upper_bound(outer.all.begin(), outer.all.end(), inner.highest), outer.all.end());
    const auto count = static_cast<std::ptrdiff_t>(outer.all.size());
    return inner.all.size() >= 4 && below >= 3 && above >= 3 && below + above == count;
}

struct Side {
    double right;  ///< the last right number before the border
    double wrong;  ///< the first wrong one behind it
    bool above;    ///< the wrong ones are above
};

Region beyond(const std::string& x, const Side& side) {
    const auto [low, high] = std::minmax(side.right, side.wrong);
    const char* const wrong_way = side.above ? "above" : "below";
    const char* const right_way = side.above ? "below" : "above";
    if (low <= 0 && high >= 0) {  // the border is 0; is 0 itself known?
        const std::string or_right = side.right == 0 ? "0 or " : "";
        const std::string or_wrong = side.wrong == 0 ? "0 or " : "";
        const auto phrase = [&](const std::string& or_zero, const char* way) {
            return or_zero.empty() ? fmt::format("where {} is {} 0", x, way)
                                   : fmt::format("where {} is {}{}", x, or_zero, way);
        };
        return {phrase(or_wrong, wrong_way), phrase(or_right, right_way)};
    }
    return {fmt::format("where {} is {} or {}", x, to_text(side.wrong), wrong_way),
            fmt::format("where {} is {} or {}", x, to_text(side.right), right_way)};
}

}  // namespace

std::optional<Region> region_of_inputs(const Study& study, const IsEither& is_either) {
    if (!study.is_elementwise()) return {};
    Inputs right;
    Inputs wrong;
    for (const Entry& entry : study.entries) {
        if (!entry.is_wrong && is_either && is_either(entry)) continue;
        (entry.is_wrong ? wrong : right).add(study.input(entry));
    }
    if (right.all.empty() || wrong.all.empty()) return {};
    right.sort();
    wrong.sort();
    const std::string x = study.behaviour.parameter(0);

    if (wrong.all.size() == 1 && right.all.size() >= 6 && wrong.lowest == 0 &&
        !std::binary_search(right.all.begin(), right.all.end(), 0.0)) {
        return Region{fmt::format("where {} is 0", x), fmt::format("where {} is any other number", x)};
    }
    const std::string size = "|" + x + "|";
    const auto is_above = [&](double inner, double outer) {
        return inner < outer && are_enough(right, wrong, inner, outer);
    };
    if (is_above(right.highest, wrong.lowest)) return beyond(x, {right.highest, wrong.lowest, true});
    if (is_above(-right.lowest, -wrong.highest)) return beyond(x, {right.lowest, wrong.highest, false});
    if (is_above(right.farthest, wrong.nearest)) return beyond(size, {right.farthest, wrong.nearest, true});
    if (right.nearest > wrong.farthest && are_enough(right, wrong, 0, 0))
        return beyond(size, {right.nearest, wrong.farthest, false});
    const std::string outside = fmt::format("for every {} tried below and above", x);
    const auto inside = [&](const Inputs& inner) {
        return fmt::format("where {} is between {} and {}", x, to_text(inner.lowest), to_text(inner.highest));
    };
    if (is_between(wrong, right)) return Region{inside(wrong), outside};
    if (is_between(right, wrong)) return Region{outside, inside(right)};
    return {};
}

}  // namespace recognise
