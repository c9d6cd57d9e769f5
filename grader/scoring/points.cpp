#include "scoring/points.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <map>
#include <numeric>
#include <string_view>

namespace halfspace::scoring {

Micropoints to_micropoints(double points) {
    return std::llround(points * 1e6);
}

double to_points(Micropoints points) {
    return static_cast<double>(points) / 1e6;
}

std::vector<Micropoints> split(Micropoints total, const std::vector<double>& shares) {
    assert(total >= static_cast<Micropoints>(shares.size()));
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    std::vector<Micropoints> parts;
    std::vector<double> owed;  // what rounding down took from each
    for (const double share : shares) {
        const double exact = static_cast<double>(total) * (share / sum);
        parts.push_back(std::max<Micropoints>(1, static_cast<Micropoints>(std::floor(exact))));
        owed.push_back(exact - static_cast<double>(parts.back()));
    }
    // Hand out what is left, or take back what the raised ones cost, one by one where it is owed most or least.
    Micropoints left = total - std::accumulate(parts.begin(), parts.end(), Micropoints{0});
    for (; left > 0; --left) {
        const auto at = std::max_element(owed.begin(), owed.end()) - owed.begin();
        parts[static_cast<std::size_t>(at)] += 1;
        owed[static_cast<std::size_t>(at)] -= 1;
    }
    for (; left < 0; ++left) {
        const auto at = std::max_element(parts.begin(), parts.end()) - parts.begin();
        parts[static_cast<std::size_t>(at)] -= 1;
    }
    return parts;
}

Result<std::vector<Micropoints>> points_of_checks(const course::Exercise& exercise,
                                                  const std::vector<verdict::CheckResult>& checks) {
    if (checks.empty()) return fail(Error::fault("no check was run"));
    std::map<std::string_view, std::vector<std::size_t>> checks_of;  // indices, by function
    for (std::size_t i = 0; i < checks.size(); ++i) {
        const verdict::CheckResult& check = checks[i];
        if (!(check.weight > 0) || !std::isfinite(check.weight)) {
            return fail(
                Error::fault(fmt::format("the check '{}' has the weight {}", check.name, check.weight)));
        }
        if (std::ranges::find(exercise.functions, check.function, &course::Function::name) ==
            exercise.functions.end()) {
            return fail(Error::fault(
                fmt::format("the check '{}' tests '{}', which [functions] in exercise.toml lacks", check.name,
                            check.function)));
        }
        checks_of[check.function].push_back(i);
    }
    const Micropoints total = to_micropoints(exercise.points);
    if (total < static_cast<Micropoints>(checks.size())) {
        return fail(
            Error::fault(fmt::format("{} points are too few for {} checks", exercise.points, checks.size())));
    }
    // First among the functions, then among each one's checks: so a function that is all right earns its very points.
    std::vector<const std::vector<std::size_t>*> tested;
    std::vector<double> function_shares;
    for (const course::Function& function : exercise.functions) {
        const auto found = checks_of.find(function.name);
        if (found == checks_of.end()) continue;
        tested.push_back(&found->second);
        function_shares.push_back(function.points);
    }
    const auto function_points = split(total, function_shares);
    std::vector<Micropoints> points(checks.size());
    for (std::size_t f = 0; f < tested.size(); ++f) {
        const auto& indices = *tested[f];
        if (function_points[f] < static_cast<Micropoints>(indices.size())) {
            return fail(Error::fault(fmt::format("the points of '{}' are too few for {} checks",
                                                 checks[indices.front()].function, indices.size())));
        }
        std::vector<double> weights;
        weights.reserve(indices.size());
        for (const std::size_t i : indices) weights.push_back(checks[i].weight);
        const auto parts = split(function_points[f], weights);
        for (std::size_t k = 0; k < indices.size(); ++k) points[indices[k]] = parts[k];
    }
    return points;
}

}  // namespace halfspace::scoring
