#include "subject/matchers.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>

namespace subject {
namespace {

std::string shape_text(const std::vector<std::size_t>& shape) {
    return shape.size() == 1 ? fmt::format("({})", shape[0]) : fmt::format("({})", fmt::join(shape, ", "));
}

/// What compare() found about two arrays of one shape, flat.
struct Findings {
    std::size_t wrong = 0;
    std::size_t not_finite = 0;  ///< among the wrong ones
    std::size_t worst = 0;       ///< index of the element furthest beyond its allowance
    double max_abs = 0.0;
    double max_rel = 0.0;
    double size = 0.0;  ///< of the largest expected number
};

Findings compare(const double* got, const double* expected, std::size_t n, Tolerance tolerance) {
    Findings found;
    double worst_excess = -1.0;
    for (std::size_t i = 0; i < n; ++i) {
        const double g = got[i];
        const double e = expected[i];
        if (std::isinf(e) ? g == e : false) continue;
        if (!std::isfinite(g) || !std::isfinite(e)) {
            if (found.not_finite++ == 0) found.worst = i;
            ++found.wrong;
            continue;
        }
        const double error = std::abs(g - e);
        found.size = std::max(found.size, std::abs(e));
        found.max_abs = std::max(found.max_abs, error);
        if (e != 0.0) found.max_rel = std::max(found.max_rel, error / std::abs(e));
        const double excess = error - (tolerance.atol + tolerance.rtol * std::abs(e));
        if (excess > 0.0) {
            ++found.wrong;
            if (found.not_finite == 0 && excess > worst_excess) {
                worst_excess = excess;
                found.worst = i;
            }
        }
    }
    return found;
}

std::string words(const Findings& found, double got, double expected, const std::string& where, std::size_t n,
                  Tolerance tolerance) {
    if (found.wrong == 0) return {};
    const auto [e, g] = to_distinct_texts(expected, got);
    std::string text = fmt::format("expected {}{}, got {}", e, where, g);
    if (n > 1) {
        text += fmt::format("; {} of {} elements {} wrong", found.wrong, n, found.wrong == 1 ? "is" : "are");
        if (found.not_finite > 0) text += fmt::format(", {} not finite", found.not_finite);
    }
    // Of numbers that are plainly different nobody wants to know by how much, unless some difference was allowed.
    const double size = std::max(found.size, found.max_abs);
    const bool is_plain =
        found.max_abs > 1e-3 * found.size && tolerance.atol <= 1e-6 * size && tolerance.rtol <= 1e-6;
    if (found.not_finite < found.wrong && !is_plain) {
        text += fmt::format("\n{}absolute error {:.3g} (allowed {:.3g})", n > 1 ? "largest " : "",
                            found.max_abs, tolerance.atol);
        if (found.max_rel > 0.0 && tolerance.rtol > 0.0) {  // there is none where 0 is expected
            text += fmt::format(", relative {:.3g} (allowed {:.3g})", found.max_rel, tolerance.rtol);
        }
    }
    return text;
}

std::string shapes(const std::vector<std::size_t>& expected, const std::vector<std::size_t>& got) {
    return fmt::format("expected shape {}, got {}", shape_text(expected), shape_text(got));
}

}  // namespace

std::string mismatch_of(double got, double expected, Tolerance tolerance) {
    return words(compare(&got, &expected, 1, tolerance), got, expected, "", 1, tolerance);
}

std::string mismatch_of(const nn::Vector& got, const nn::Vector& expected, Tolerance tolerance) {
    if (got.size() != expected.size()) return shapes({expected.size()}, {got.size()});
    const Findings found = compare(got.data(), expected.data(), got.size(), tolerance);
    if (found.wrong == 0) return {};
    return words(found, got(found.worst), expected(found.worst), fmt::format(" at [{}]", found.worst),
                 got.size(), tolerance);
}

std::string mismatch_of(const nn::Matrix& got, const nn::Matrix& expected, Tolerance tolerance) {
    if (got.shape() != expected.shape()) {
        return shapes({expected.shape(0), expected.shape(1)}, {got.shape(0), got.shape(1)});
    }
    const Findings found = compare(got.data(), expected.data(), got.size(), tolerance);
    if (found.wrong == 0) return {};
    const std::size_t i = found.worst / got.shape(1);
    const std::size_t j = found.worst % got.shape(1);
    return words(found, got(i, j), expected(i, j), fmt::format(" at [{}, {}]", i, j), got.size(), tolerance);
}

std::optional<Place> place_of(double /*got*/, double /*expected*/, Tolerance /*tolerance*/) {
    return {};
}

std::optional<Place> place_of(const nn::Vector& got, const nn::Vector& expected, Tolerance tolerance) {
    if (got.size() != expected.size()) return {};
    const Findings found = compare(got.data(), expected.data(), got.size(), tolerance);
    return found.wrong == 0 ? std::nullopt : std::optional(Place{found.worst, got.size()});
}

std::optional<Place> place_of(const nn::Matrix& got, const nn::Matrix& expected, Tolerance tolerance) {
    if (got.shape() != expected.shape()) return {};
    const Findings found = compare(got.data(), expected.data(), got.size(), tolerance);
    return found.wrong == 0 ? std::nullopt : std::optional(Place{found.worst / got.shape(1), got.shape(0)});
}

bool AtMostMatcher::match(double got) const {
    if (got <= slack_ * limit_) return conclude({});  // and NaN is not
    const auto [limit, given] = to_distinct_texts(limit_, got);
    return conclude(fmt::format("at most {} is allowed, it is {}", limit, given));
}

std::string words_of(const ListsDiffer& lists) {
    constexpr std::size_t short_enough = 100;  // both together
    const bool is_short = lists.got.size() + lists.expected.size() <= short_enough;
    if (lists.got_size != lists.expected_size) {
        if (is_short)
            return fmt::format("expected {}, got {}: {} entries, not {}", lists.expected, lists.got,
                               lists.got_size, lists.expected_size);
        return fmt::format("expected {} entries, got {}", lists.expected_size, lists.got_size);
    }
    if (is_short)
        return fmt::format("expected {}, got {}; differs at [{}]", lists.expected, lists.got, lists.at);
    return fmt::format("expected {} at [{}], got {}; {} of {} entries {} wrong", lists.expected_there,
                       lists.at, lists.got_there, lists.wrong, lists.got_size,
                       lists.wrong == 1 ? "is" : "are");
}

bool HasShapeMatcher::check(const std::vector<std::size_t>& got) const {
    return conclude(got == expected_ ? std::string() : shapes(expected_, got));
}

}  // namespace subject
