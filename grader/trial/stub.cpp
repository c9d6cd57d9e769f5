#include "trial/stub.hpp"

#include <stdexcept>

#include "wire/codec.hpp"

namespace trial {
namespace {

using subject::FunctionTraits;
using wire::Answer;
using wire::Bytes;

Answer value(Bytes bytes) {
    return {Answer::Kind::value, std::move(bytes), {}, false};
}

Answer refuse(const FunctionTraits& /*function*/, const Bytes& /*arguments*/) {
    return {Answer::Kind::raised, {}, "std::invalid_argument: refused", true};
}

Answer give_default(const FunctionTraits& function, const Bytes& /*arguments*/) {
    return value(function.default_value());
}

Answer echo(const FunctionTraits& /*function*/, const Bytes& arguments) {
    const auto unpacked = wire::unpacked(arguments);
    const msgpack::object_array& all = unpacked.get().via.array;
    if (all.size == 0) return {Answer::Kind::bad_reply, {}, "there is no argument to echo", false};
    wire::Encoder encoder;
    encoder.packer().pack(all.ptr[0]);
    return value(encoder.bytes());
}

class Stub final : public subject::Backend {
  public:
    using Reply = Answer (*)(const FunctionTraits& function, const Bytes& arguments);

    explicit Stub(Reply reply) : reply_(reply) {}
    void begin_case(Memory) override {}
    Answer call(const FunctionTraits& function, const Bytes& arguments) override {
        return reply_(function, arguments);
    }
    std::string end_case() override { return {}; }

  private:
    Reply reply_;
};

}  // namespace

std::unique_ptr<subject::Backend> make_stub(const std::string& name) {
    if (name == "refuses") return std::make_unique<Stub>(refuse);
    if (name == "defaults") return std::make_unique<Stub>(give_default);
    if (name == "echoes") return std::make_unique<Stub>(echo);
    throw std::invalid_argument("there is no stub '" + name + "'");
}

}  // namespace trial
