#include "gradebook/packed.hpp"

#include <zlib.h>

#include <array>
#include <cstdint>
#include <new>

namespace halfspace::gradebook {
namespace {

constexpr std::size_t max_unpacked = 64u << 20;
constexpr std::size_t size_bytes = 4;  // of the text, little-endian, before what zlib makes

}  // namespace

std::string packed(std::string_view text) {
    uLongf bytes = ::compressBound(text.size());
    std::string result(size_bytes + bytes, '\0');
    for (std::size_t i = 0; i < size_bytes; ++i) result[i] = static_cast<char>(text.size() >> (8 * i) & 0xff);
    auto* const begin = reinterpret_cast<Bytef*>(result.data());
    if (::compress2(begin + size_bytes, &bytes, reinterpret_cast<const Bytef*>(text.data()), text.size(),
                    Z_DEFAULT_COMPRESSION) != Z_OK)
        throw std::bad_alloc();  // the only way in which it fails
    result.resize(size_bytes + bytes);
    return result;
}

std::optional<std::string> unpacked(std::string_view bytes) {
    if (bytes.size() < size_bytes) return {};
    std::size_t size = 0;
    for (std::size_t i = 0; i < size_bytes; ++i)
        size |= std::size_t{static_cast<std::uint8_t>(bytes[i])} << (8 * i);
    if (size > max_unpacked) return {};
    std::string text(size, '\0');
    uLongf got = size;
    const auto* const begin = reinterpret_cast<const Bytef*>(bytes.data());
    const int result = ::uncompress(reinterpret_cast<Bytef*>(text.data()), &got, begin + size_bytes,
                                    bytes.size() - size_bytes);
    if (result != Z_OK || got != size) return {};
    return text;
}

}  // namespace halfspace::gradebook
