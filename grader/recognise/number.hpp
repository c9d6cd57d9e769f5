#pragma once
// When two numbers are the same, and when that cannot be chance.

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace recognise {

/// Equal up to the rounding that another order of summation brings; NaN equals NaN. `scale` is the largest
/// magnitude beside these numbers: what cancels leaves an error of that size.
inline bool same_number(double a, double b, double scale) {
    if (std::isnan(a) || std::isnan(b)) return std::isnan(a) && std::isnan(b);
    if (std::isinf(a) || std::isinf(b)) return a == b;
    return std::abs(a - b) <= 1e-7 * std::max(std::abs(a), std::abs(b)) + 1e-13 * scale;
}

/// The largest finite magnitude, or 0.
double largest(const std::vector<double>& numbers);

/// Whether a number says something: to meet it by chance is less likely than one in a million. What six decimal digits
/// can write, every small integer among it, anyone may come upon.
bool is_telling(double number);

/// How many of them differ from each other.
std::size_t distinct(std::vector<double> numbers);

/// Six digits: "0.25", "1e-12", "not a number".
std::string to_text(double number);

/// A factor as a person would write it: "2", "1/3", "0.318310".
std::string factor_text(double number);

}  // namespace recognise
