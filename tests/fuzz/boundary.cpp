// Bytes that a worker or a test program sends.
#include <cmath>

#include "fuzz/check.hpp"
#include "fuzz/targets.hpp"
#include "judge/events.hpp"
#include "subject/same.hpp"
#include "subject/text.hpp"
#include "wire/frame.hpp"
#include "wire/message.hpp"

namespace fuzz {
namespace {

struct Inner {
    std::string name;
    std::vector<nn::Vector> rows;
};
struct Outer {
    double number;
    bool flag;
    nn::Matrix matrix;
    std::vector<Inner> inner;
};

/// A value that decodes as T can be shown, compared and sent again; the rest is NotThatType.
template <class T>
void take(const msgpack::object& object) {
    try {
        const T value = wire::decode<T>(object);
        FUZZ_CHECK(subject::describe<T>(value).size() < 20'000);
        FUZZ_CHECK(subject::same<T>(value, value));
        msgpack::sbuffer buffer;
        wire::Packer packer(buffer);
        wire::encode<T>(packer, value);
        const auto again = msgpack::unpack(buffer.data(), buffer.size());
        FUZZ_CHECK(subject::same<T>(value, wire::decode<T>(again.get())));
    } catch (const wire::NotThatType&) {
    }
}

}  // namespace

int reply(const std::uint8_t* data, std::size_t size) {
    const auto* bytes = reinterpret_cast<const char*>(data);
    const wire::Answer answer = wire::answer_of(wire::Bytes(bytes, bytes + size), 7);
    FUZZ_CHECK(answer.kind != wire::Answer::Kind::fault);
    FUZZ_CHECK(answer.text.size() < 5000);
    FUZZ_CHECK((answer.kind == wire::Answer::Kind::value) == !answer.value.empty());
    if (answer.value.empty()) return 0;
    const auto value = msgpack::unpack(answer.value.data(), answer.value.size());
    take<double>(value.get());
    take<bool>(value.get());
    take<int>(value.get());
    take<std::uint64_t>(value.get());
    take<std::string>(value.get());
    take<nn::Vector>(value.get());
    take<nn::Matrix>(value.get());
    take<std::vector<nn::Matrix>>(value.get());
    take<Inner>(value.get());
    take<Outer>(value.get());
    return 0;
}

int events(const std::uint8_t* data, std::size_t size) {
    using namespace halfspace::judge;
    const std::string_view lines(reinterpret_cast<const char*>(data), size);
    const Suite suite{{{"f"}, {{"one", "f", 1.0}, {"two", "f", 1.0}}}, "/kit/hidden"};
    const auto results = results_of(suite, lines);
    if (results) {
        FUZZ_CHECK(results->size() == 2);
        FUZZ_CHECK((*results)[0].name == "one" && (*results)[1].name == "two");
        FUZZ_CHECK(lines.find("end") != std::string_view::npos);
    }
    const auto read = suite_of("/kit/hidden", lines);
    if (read) FUZZ_CHECK(!read->checks.empty());
    return 0;
}

}  // namespace fuzz
