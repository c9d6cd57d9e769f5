#include "recognise/number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace recognise {

double largest(const std::vector<double>& numbers) {
    double most = 0;
    for (const double x : numbers) most = std::isfinite(x) ? std::max(most, std::abs(x)) : most;
    return most;
}

bool is_telling(double number) {
    if (!std::isfinite(number) || number == 0) return false;
    // As text where a power of ten could be too large or too small: that takes thirty times as long.
    const double size = std::abs(number);
    const double unit = size < 1e-200 || size > 1e200 ? 0 : std::pow(10.0, std::floor(std::log10(size)) - 5);
    const double rounded = unit == 0 ? std::strtod(fmt::format("{:.5e}", size).c_str(), nullptr)
                                     : std::round(size / unit) * unit;
    return std::abs(size - rounded) > 1e-11 * size;
}

std::size_t distinct(std::vector<double> numbers) {
    std::erase_if(numbers, [](double x) { return std::isnan(x); });
    std::sort(numbers.begin(), numbers.end());
    const auto end = std::unique(numbers.begin(), numbers.end(),
                                 [](double a, double b) { return same_number(a, b, 0.0); });
    return static_cast<std::size_t>(end - numbers.begin());
}

std::string to_text(double number) {
    if (std::isnan(number)) return "not a number";
    if (std::isinf(number)) return number > 0 ? "infinity" : "-infinity";
    return fmt::format("{:.6g}", number);
}

std::string factor_text(double number) {
    for (int below = 1; below <= 12; ++below) {
        const double above = std::round(number * below);
        if (above == 0 || std::abs(above) > 1000 || !same_number(above, number * below, 0.0)) continue;
        return below == 1 ? fmt::format("{:.0f}", above) : fmt::format("{:.0f}/{}", above, below);
    }
    return to_text(number);
}

}  // namespace recognise
