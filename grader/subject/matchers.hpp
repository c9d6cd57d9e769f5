#pragma once
// Numbers judged fairly: first the shape, then NaN and infinity, then the values, each against its own
// allowance atol + rtol * |expected|, as numpy.isclose and torch.testing.assert_close do. What fails says
// where it is worst.
//
//     CHECK_THAT(subject::dense_forward(x, weight, bias), IsClose(expected));
//     CHECK_THAT(subject::parameter_count(sizes), Is(41));

#include <algorithm>
#include <catch2/matchers/catch_matchers_templated.hpp>
#include <nn/tensor.hpp>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "subject/session.hpp"
#include "subject/text.hpp"

namespace subject {

struct Tolerance {
    double rtol = 1e-9;
    double atol = 1e-12;
};

/// Empty if they are close; else what is wrong, in one to three lines. Scalars are arrays of shape ().
std::string mismatch_of(double got, double expected, Tolerance tolerance);
std::string mismatch_of(const nn::Vector& got, const nn::Vector& expected, Tolerance tolerance);
std::string mismatch_of(const nn::Matrix& got, const nn::Matrix& expected, Tolerance tolerance);

template <class T>
std::string mismatch_of(const std::vector<T>& got, const std::vector<T>& expected, Tolerance tolerance) {
    if (got.size() != expected.size()) {
        return "expected a list of " + std::to_string(expected.size()) + ", got one of " +
               std::to_string(got.size());
    }
    for (std::size_t i = 0; i < got.size(); ++i) {
        const std::string wrong = mismatch_of(got[i], expected[i], tolerance);
        if (!wrong.empty()) return "in element " + std::to_string(i) + " of the list: " + wrong;
    }
    return {};
}

/// Which entry, or row, mismatch_of() names; nothing for what has none, or if they are close.
std::optional<Place> place_of(double got, double expected, Tolerance tolerance);
std::optional<Place> place_of(const nn::Vector& got, const nn::Vector& expected, Tolerance tolerance);
std::optional<Place> place_of(const nn::Matrix& got, const nn::Matrix& expected, Tolerance tolerance);
template <class T>
std::optional<Place> place_of(const std::vector<T>& /*got*/, const std::vector<T>& /*expected*/,
                              Tolerance /*tolerance*/) {
    return {};
}

/// Base of our matchers: match() leaves its finding in the session, where the reporter looks for it.
class ExplainedMatcher : public Catch::Matchers::MatcherGenericBase {
  public:
    std::string describe() const override { return "\n" + found_; }

  protected:
    bool conclude(std::string found, std::optional<Place> place = {}) const {
        found_ = std::move(found);
        Session::current().mismatch = found_;
        Session::current().place = place;
        return found_.empty();
    }

  private:
    mutable std::string found_;
};

template <class T>
class IsCloseMatcher : public ExplainedMatcher {
  public:
    IsCloseMatcher(T expected, Tolerance tolerance) : expected_(std::move(expected)), tolerance_(tolerance) {}
    bool match(const T& got) const {
        return this->conclude(mismatch_of(got, expected_, tolerance_), place_of(got, expected_, tolerance_));
    }

  private:
    T expected_;
    Tolerance tolerance_;
};

/// For a double, a nn::Vector, a nn::Matrix, or a std::vector of these.
template <class T>
auto IsClose(const T& expected, Tolerance tolerance = {}) {
    if constexpr (std::is_arithmetic_v<T>) {
        return IsCloseMatcher<double>(static_cast<double>(expected), tolerance);
    } else {
        static_assert(std::is_same_v<T, nn::Vector> || std::is_same_v<T, nn::Matrix> ||
                          wire::codec::IsStdVector<T>::value,
                      "evaluate the expression: IsClose(nn::Vector(a + b))");
        return IsCloseMatcher<T>(expected, tolerance);
    }
}

/// An upper bound, for what may be off by rounding: up to `slack` times the limit passes.
class AtMostMatcher : public ExplainedMatcher {
  public:
    AtMostMatcher(double limit, double slack) : limit_(limit), slack_(slack) {}
    bool match(double got) const;

  private:
    double limit_;
    double slack_;
};

inline auto AtMost(double limit, double slack = 1 + 1e-9) {
    return AtMostMatcher(limit, slack);
}

/// What list_mismatch() says of two lists, as texts.
struct ListsDiffer {
    std::string got, expected;
    std::size_t got_size, expected_size;
    std::size_t at;  ///< the first entry that is another one
    std::string got_there, expected_there;
    std::size_t wrong;  ///< how many are, in lists of one size
};
std::string words_of(const ListsDiffer& lists);

/// "expected [2, 1, 0], got [1, 1, 0]; differs at [0]", or of long ones the entry.
template <class T>
std::string list_mismatch(const std::vector<T>& got, const std::vector<T>& expected, std::size_t at) {
    const auto there = [at](const std::vector<T>& list) {
        return at < list.size() ? subject::describe<T>(list[at]) : std::string();
    };
    std::size_t wrong = 0;
    for (std::size_t i = at; i < std::min(got.size(), expected.size()); ++i)
        wrong += got[i] == expected[i] ? 0 : 1;
    return words_of({subject::describe(got), subject::describe(expected), got.size(), expected.size(), at,
                     there(got), there(expected), wrong});
}

/// Exact equality, for integers, truth values, texts and lists of them.
template <class T>
class IsMatcher : public ExplainedMatcher {
  public:
    explicit IsMatcher(T expected) : expected_(std::move(expected)) {}
    template <class U>
    bool match(const U& got) const {
        static_assert(!std::is_floating_point_v<U> && !std::is_floating_point_v<T>, "IsClose is for numbers");
        if (equal(got)) return this->conclude({});
        if constexpr (wire::codec::IsStdVector<T>::value && std::is_same_v<T, U>) {
            const auto at = static_cast<std::size_t>(std::ranges::mismatch(got, expected_).in1 - got.begin());
            const bool is_place = got.size() == expected_.size();
            return this->conclude(list_mismatch(got, expected_, at),
                                  is_place ? std::optional(Place{at, got.size()}) : std::nullopt);
        }
        return this->conclude("expected " + subject::describe<T>(expected_) + ", got " +
                              subject::describe<U>(got));
    }

  private:
    template <class U>
    [[nodiscard]] bool equal(const U& got) const {
        if constexpr (std::is_integral_v<T> && std::is_integral_v<U> && !std::is_same_v<T, U>) {
            return std::cmp_equal(got, expected_);  // by value: 2^32 + 41 is not 41, and 2^64 - 1 is not -1
        } else {
            return got == expected_;
        }
    }

    T expected_;
};

template <class T>
auto Is(const T& expected) {
    return IsMatcher<T>(expected);
}

/// A prediction: `expected`, or the finding is `look_at`, which must not give the answer away.
template <class T>
class PredictsMatcher : public ExplainedMatcher {
  public:
    PredictsMatcher(T expected, std::string look_at)
        : expected_(std::move(expected)), look_at_(std::move(look_at)) {}
    bool match(const T& got) const { return this->conclude(got == expected_ ? std::string() : look_at_); }

  private:
    T expected_;
    std::string look_at_;
};

template <class T>
auto Predicts(const T& expected, std::string look_at) {
    return PredictsMatcher<T>(expected, std::move(look_at));
}

/// The array's shape, before a test looks into it: REQUIRE_THAT(basis, HasShape(n - 1, n)).
class HasShapeMatcher : public ExplainedMatcher {
  public:
    explicit HasShapeMatcher(std::vector<std::size_t> expected) : expected_(std::move(expected)) {}
    bool match(const nn::Vector& got) const { return check({got.shape(0)}); }
    bool match(const nn::Matrix& got) const { return check({got.shape(0), got.shape(1)}); }

  private:
    [[nodiscard]] bool check(const std::vector<std::size_t>& got) const;
    std::vector<std::size_t> expected_;
};

template <class... N>
auto HasShape(N... n) {
    return HasShapeMatcher({static_cast<std::size_t>(n)...});
}

}  // namespace subject
