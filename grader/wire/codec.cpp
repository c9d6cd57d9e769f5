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
