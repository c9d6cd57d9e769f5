#pragma once
// How the checks judge shuffled indices, of which many orders are right. Nothing here is needed to solve the exercise.

#include <algorithm>
#include <cstddef>
#include <vector>

#include "overfitting.hpp"
#include "subject/test.hpp"

namespace measure {

using Indices = std::vector<std::size_t>;

inline Indices counted(std::size_t n) {
    Indices indices(n);
    for (std::size_t i = 0; i < n; ++i) indices[i] = i;
    return indices;
}

inline Indices joined(const std::vector<Indices>& parts) {
    Indices all;
    for (const Indices& part : parts) all.insert(all.end(), part.begin(), part.end());
    return all;
}

inline Indices sorted(Indices indices) {
    std::sort(indices.begin(), indices.end());
    return indices;
}

inline Indices sizes_of(const std::vector<Indices>& parts) {
    Indices sizes;
    for (const Indices& part : parts) sizes.push_back(part.size());
    return sizes;
}

/// Asks for each of 0, ..., n - 1 once, in batches of the right sizes.
inline void check_batches(const std::vector<Indices>& batches, std::size_t n, std::size_t batch_size) {
    Indices sizes;
    for (std::size_t first = 0; first < n; first += batch_size)
        sizes.push_back(std::min(batch_size, n - first));
    {
        INFO("the sizes of the batches");
        REQUIRE_THAT(sizes_of(batches), Is(sizes));
    }
    INFO("the indices of all batches together, sorted");
    CHECK_THAT(sorted(joined(batches)), Is(counted(n)));
}

/// Asks for each of 0, ..., n - 1 once, so many of them held out.
inline void check_split(const student::Split& split, std::size_t n, std::size_t held_out) {
    {
        INFO("how many are for training");
        REQUIRE_THAT(split.training.size(), Is(n - held_out));
    }
    {
        INFO("how many are held out");
        REQUIRE_THAT(split.validation.size(), Is(held_out));
    }
    INFO("the indices of both together, sorted");
    CHECK_THAT(sorted(joined({split.training, split.validation})), Is(counted(n)));
}

// What right answers have in common: sizes, which indices there are, and that they are in no order that is no shuffle.

struct Form {
    Indices sizes;
    Indices indices;  ///< sorted
    bool is_in_order;
};

inline Form canonical(const std::vector<Indices>& parts) {
    const Indices all = joined(parts);
    return {sizes_of(parts), sorted(all), std::is_sorted(all.begin(), all.end())};
}

[[maybe_unused]] inline const bool batches_compared =
    subject::mini_batches.compare_as([](const std::vector<Indices>& batches) { return canonical(batches); });
[[maybe_unused]] inline const bool splits_compared =
    subject::split.compare_as([](const student::Split& split) {
        // Each part in whatever order: only whether the parts are blocks counts.
        return canonical({sorted(split.training), sorted(split.validation)});
    });

}  // namespace measure
