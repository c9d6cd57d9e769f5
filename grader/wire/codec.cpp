#include "wire/codec.hpp"

namespace wire::codec {

const char* kind_of(const msgpack::object& object) {
    switch (object.type) {
        case msgpack::type::NIL:
            return "nothing";
        case msgpack::type::BOOLEAN:
            return "a truth value";
        case msgpack::type::POSITIVE_INTEGER:
        case msgpack::type::NEGATIVE_INTEGER:
            return "an integer";
        case msgpack::type::FLOAT32:
        case msgpack::type::FLOAT64:
            return "a number";
        case msgpack::type::STR:
            return "a text";
        case msgpack::type::BIN:
            return "a block of bytes";
        case msgpack::type::ARRAY:
            return "a list";
        default:
            return "something else";
    }
}

void not_that_type(const char* wanted, const msgpack::object& got) {
    throw NotThatType(std::string("not ") + wanted + " but " + kind_of(got));
}

void pack_doubles(Packer& packer, const double* data, std::size_t count) {
    const auto bytes = static_cast<std::uint32_t>(count * sizeof(double));
    packer.pack_bin(bytes);
    packer.pack_bin_body(reinterpret_cast<const char*>(data), bytes);
}

void read_doubles(const msgpack::object& blob, double* into, std::size_t count) {
    if (blob.type != msgpack::type::BIN || blob.via.bin.size != count * sizeof(double)) {
        not_that_type("an array of that shape", blob);
    }
    if (count != 0) std::memcpy(into, blob.via.bin.ptr, count * sizeof(double));
}

std::size_t size_of_dimension(const msgpack::object& object) {
    if (object.type != msgpack::type::POSITIVE_INTEGER || object.via.u64 > (std::uint64_t{1} << 30)) {
        not_that_type("an array's dimension", object);
    }
    return object.via.u64;
}

}  // namespace wire::codec

namespace wire {

template void encode<double>(Packer& packer, const double& value);
template void encode<nn::Vector>(Packer& packer, const nn::Vector& value);
template void encode<nn::Matrix>(Packer& packer, const nn::Matrix& value);
template double decode<double>(const msgpack::object& object);
template nn::Vector decode<nn::Vector>(const msgpack::object& object);
template nn::Matrix decode<nn::Matrix>(const msgpack::object& object);

Encoder::Encoder() : packer_(buffer_) {}

Encoder::Encoder(std::size_t items) : packer_(buffer_) {
    packer_.pack_array(static_cast<std::uint32_t>(items));
}

std::vector<char> Encoder::bytes() const {
    return {buffer_.data(), buffer_.data() + buffer_.size()};
}

msgpack::object_handle unpacked(const std::vector<char>& bytes) {
    return msgpack::unpack(bytes.data(), bytes.size());
}

}  // namespace wire
