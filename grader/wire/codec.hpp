#pragma once
// Values <-> MessagePack, by type. A nn::Vector is a binary blob of little-endian doubles, a double a blob of
// one, a nn::Matrix is [rows, columns, blob], a struct or std::vector is an array, an enum its number.
// decode() trusts nothing: it takes exactly the wanted type or says in words what it got instead.
//
// Why msgpack-cxx and not CBOR by nlohmann::json: its parser has limits on depth and on every length, so that
// a reply nested a million deep is an error and not a stack overflow in the grader, and the worker packs
// without a tree.

#include <bit>
#include <cstdint>
#include <cstring>
#include <limits>
#include <msgpack.hpp>
#include <nn/tensor.hpp>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>

#include "wire/aggregate.hpp"

namespace wire {

static_assert(std::endian::native == std::endian::little && std::numeric_limits<double>::is_iec559,
              "the wire carries doubles as they lie in memory");

using Packer = msgpack::packer<msgpack::sbuffer>;

/// A reply that is not a value of the promised type. what() completes "the answer is ...".
class NotThatType : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

namespace codec {

template <class T>
struct IsStdVector : std::false_type {};
template <class T, class A>
struct IsStdVector<std::vector<T, A>> : std::true_type {};

/// What a MessagePack object is, for a sentence.
const char* kind_of(const msgpack::object& object);

[[noreturn]] void not_that_type(const char* wanted, const msgpack::object& got);

/// The doubles of a blob; throws NotThatType unless it holds exactly `count` of them.
void read_doubles(const msgpack::object& blob, double* into, std::size_t count);

void pack_doubles(Packer& packer, const double* data, std::size_t count);

std::size_t size_of_dimension(const msgpack::object& object);

}  // namespace codec

template <class T>
void encode(Packer& packer, const T& value) {
    if constexpr (std::is_same_v<T, nn::Vector>) {
        codec::pack_doubles(packer, value.data(), value.size());
    } else if constexpr (std::is_same_v<T, nn::Matrix>) {
        packer.pack_array(3);
        packer.pack(static_cast<std::uint64_t>(value.shape(0)));
        packer.pack(static_cast<std::uint64_t>(value.shape(1)));
        codec::pack_doubles(packer, value.data(), value.size());
    } else if constexpr (std::is_floating_point_v<T>) {
        const double exact = value;  // packer.pack would turn 3.0 into an integer and lose the sign of -0.0
        codec::pack_doubles(packer, &exact, 1);
    } else if constexpr (std::is_enum_v<T>) {
        packer.pack(static_cast<std::int64_t>(value));
    } else if constexpr (codec::IsStdVector<T>::value) {
        packer.pack_array(static_cast<std::uint32_t>(value.size()));
        for (const typename T::value_type& element : value) encode<typename T::value_type>(packer, element);
    } else if constexpr (std::is_integral_v<T> || std::is_same_v<T, std::string>) {
        packer.pack(value);
    } else {
        static_assert(std::is_aggregate_v<T>, "this type cannot cross the wire");
        std::apply(
            [&packer](const auto&... field) {
                packer.pack_array(sizeof...(field));
                (encode<std::remove_cvref_t<decltype(field)>>(packer, field), ...);
            },
            aggregate::fields(value));
    }
}

template <class T>
T decode(const msgpack::object& object) {
    namespace type = msgpack::type;
    T value{};
    if constexpr (std::is_same_v<T, nn::Vector>) {
        if (object.type != type::BIN || object.via.bin.size % sizeof(double) != 0) {
            codec::not_that_type("a vector", object);
        }
        const std::size_t n = object.via.bin.size / sizeof(double);
        value = nn::Vector::from_shape({n});
        codec::read_doubles(object, value.data(), n);
    } else if constexpr (std::is_same_v<T, nn::Matrix>) {
        if (object.type != type::ARRAY || object.via.array.size != 3)
            codec::not_that_type("a matrix", object);
        const auto* part = object.via.array.ptr;
        const std::size_t rows = codec::size_of_dimension(part[0]);
        const std::size_t columns = codec::size_of_dimension(part[1]);
        // Each is at most 2^30, so the product of all three does not overflow; the blob has to hold exactly
        // that many, and the frame's size bounds the blob: nothing is allocated that was not sent.
        if (part[2].type != type::BIN || part[2].via.bin.size != rows * columns * sizeof(double)) {
            codec::not_that_type("a matrix", part[2]);
        }
        value = nn::Matrix::from_shape({rows, columns});
        codec::read_doubles(part[2], value.data(), rows * columns);
    } else if constexpr (std::is_same_v<T, bool>) {
        if (object.type != type::BOOLEAN) codec::not_that_type("true or false", object);
        value = object.via.boolean;
    } else if constexpr (std::is_floating_point_v<T>) {
        if (object.type != type::BIN || object.via.bin.size != sizeof(double))
            codec::not_that_type("a number", object);
        double exact = 0.0;
        codec::read_doubles(object, &exact, 1);
        value = static_cast<T>(exact);
    } else if constexpr (std::is_enum_v<T>) {
        value = static_cast<T>(decode<std::underlying_type_t<T>>(object));
    } else if constexpr (std::is_integral_v<T>) {
        if (object.type == type::POSITIVE_INTEGER) {
            if (object.via.u64 > static_cast<std::uint64_t>(std::numeric_limits<T>::max())) {
                codec::not_that_type("an integer that fits", object);
            }
            value = static_cast<T>(object.via.u64);
        } else if (object.type == type::NEGATIVE_INTEGER && std::is_signed_v<T> &&
                   object.via.i64 >= static_cast<std::int64_t>(std::numeric_limits<T>::min())) {
            value = static_cast<T>(object.via.i64);
        } else {
            codec::not_that_type("an integer that fits", object);
        }
    } else if constexpr (std::is_same_v<T, std::string>) {
        if (object.type != type::STR) codec::not_that_type("a text", object);
        value.assign(object.via.str.ptr, object.via.str.size);
    } else if constexpr (codec::IsStdVector<T>::value) {
        if (object.type != type::ARRAY) codec::not_that_type("a list", object);
        value.reserve(object.via.array.size);
        for (std::uint32_t i = 0; i < object.via.array.size; ++i) {
            value.push_back(decode<typename T::value_type>(object.via.array.ptr[i]));
        }
    } else {
        auto fields = aggregate::fields(value);
        constexpr std::size_t n = std::tuple_size_v<decltype(fields)>;
        if (object.type != type::ARRAY || object.via.array.size != n)
            codec::not_that_type("a struct", object);
        std::size_t i = 0;
        std::apply(
            [&](auto&... field) {
                ((field = decode<std::remove_cvref_t<decltype(field)>>(object.via.array.ptr[i++])), ...);
            },
            fields);
    }
    return value;
}

// Compiled once, in codec.cpp.
extern template void encode<double>(Packer& packer, const double& value);
extern template void encode<nn::Vector>(Packer& packer, const nn::Vector& value);
extern template void encode<nn::Matrix>(Packer& packer, const nn::Matrix& value);
extern template double decode<double>(const msgpack::object& object);
extern template nn::Vector decode<nn::Vector>(const msgpack::object& object);
extern template nn::Matrix decode<nn::Matrix>(const msgpack::object& object);

/// Values one after the other, as bytes.
class Encoder {
  public:
    Encoder();
    /// That of a list of `items`, which are then encoded.
    explicit Encoder(std::size_t items);
    Packer& packer() { return packer_; }
    [[nodiscard]] std::vector<char> bytes() const;

  private:
    msgpack::sbuffer buffer_;
    Packer packer_;
};

/// What well-formed bytes of our own hold. (The other end's are read by message.cpp, with limits.)
msgpack::object_handle unpacked(const std::vector<char>& bytes);

}  // namespace wire
