#include "hyperplane.hpp"

#include <iostream>

namespace student {

nn::Vector offset(const nn::Vector& w, double b) {
    const double ww = nn::dot(w, w);
    if (ww == 0) throw std::invalid_argument("w = 0");
    return -b / ww * w;
}

int shift_direction(const nn::Vector& w, double b) {
    if (nn::norm(w) == 0) throw std::invalid_argument("w = 0");
    return b < 0 ? 1 : b > 0 ? -1 : 0;
}

}  // namespace student

// to try it out
int main() {
    const nn::Vector w{3, -2};
    const nn::Vector o = student::offset(w, 3);
    std::cout << o(0) << " " << o(1) << " should be " << -9.0 / 13 << " " << 6.0 / 13 << "\n";
    std::cout << student::shift_direction(w, 3) << " should be -1\n";
    return 0;
}
