#include "subject/random.hpp"

#include <cmath>
#include <vector>

namespace subject {
namespace {

std::vector<std::uint32_t> words_of(std::string_view seed, std::string_view check) {
    std::vector<std::uint32_t> words;
    for (const unsigned char c : seed) words.push_back(c);
    words.push_back(256);  // no byte: ("ab", "c") is not ("a", "bc")
    for (const unsigned char c : check) words.push_back(c);
    return words;
}

}  // namespace

Random::Random(std::string_view seed, std::string_view check) {
    const auto words = words_of(seed, check);
    std::seed_seq sequence(words.begin(), words.end());
    engine_.seed(sequence);
}

double Random::uniform(double low, double high) {
    const double unit = static_cast<double>(engine_() >> 11) * 0x1p-53;  // 53 random bits in [0, 1)
    return low + (high - low) * unit;
}

int Random::integer(int low, int high) {
    const double count = static_cast<double>(high) - low + 1.0;  // up to 2^32
    return static_cast<int>(low + static_cast<std::int64_t>(uniform(0.0, count)));
}

double Random::normal() {  // Box and Muller, 1958
    const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform(0.0, 1.0)));
    return radius * std::cos(2.0 * 3.14159265358979323846 * uniform(0.0, 1.0));
}

double Random::away_from_zero(double low, double high) {
    const double size = uniform(low, high);
    return coin() ? size : -size;
}

nn::Vector Random::vector(std::size_t n, double low, double high) {
    nn::Vector v = nn::Vector::from_shape({n});
    for (auto& x : v) x = uniform(low, high);
    return v;
}

nn::Matrix Random::matrix(std::size_t rows, std::size_t columns, double low, double high) {
    nn::Matrix m = nn::Matrix::from_shape({rows, columns});
    for (auto& x : m) x = uniform(low, high);
    return m;
}

nn::Vector Random::normal_vector(std::size_t n) {
    nn::Vector v = nn::Vector::from_shape({n});
    for (auto& x : v) x = normal();
    return v;
}

}  // namespace subject
