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

// What right answers have in common: sizes, which indices there are, and that many are not in order.

struct Form {
    Indices sizes;
    Indices indices;  ///< sorted
    Indices block;    ///< the first and last index of what is no shuffle
};

/// So many indices are in order, or in a block, by no chance.
constexpr std::size_t many = 20;

inline Form canonical(const std::vector<Indices>& batches) {
    const Indices all = joined(batches);
    Form form{sizes_of(batches), sorted(all), {}};
    if (all.size() >= many && std::is_sorted(all.begin(), all.end())) form.block = {all.front(), all.back()};
    return form;
}

/// Each part in whatever order: only whether what is held out is a block counts.
inline Form canonical(const student::Split& split) {
    const Indices held_out = sorted(split.validation);
    Form form{sizes_of({split.training, held_out}), sorted(joined({split.training, held_out})), {}};
    if (std::min(split.training.size(), held_out.size()) >= many &&
        held_out.back() - held_out.front() + 1 == held_out.size())
        form.block = {held_out.front(), held_out.back()};
    return form;
}

[[maybe_unused]] inline const bool batches_compared =
    subject::mini_batches.compare_as([](const std::vector<Indices>& batches) { return canonical(batches); });
[[maybe_unused]] inline const bool splits_compared =
    subject::split.compare_as([](const student::Split& split) { return canonical(split); });

}  // namespace measure
