// The direct linkage: calls go to the student's functions in this very process, for a debugger and the IDE's
// test explorer. Linked with Catch2's own main(); a crash is a crash here.
#include "subject/call.hpp"
#include "wire/codec.hpp"
#include "wire/message.hpp"
#include "worker/dispatch.hpp"

namespace subject {
namespace {

class Direct final : public Backend {
  public:
    void begin_case(Memory) override {}

    Answer call(const FunctionTraits& function, const Bytes& arguments) override {
        const Bytes request = wire::pack_request(0, function.name, arguments);
        const auto unpacked = wire::unpacked(request);
        msgpack::sbuffer reply;
        worker::dispatch(unpacked.get(), reply);
        return wire::answer_of(Bytes(reply.data(), reply.data() + reply.size()), 0);
    }

    std::string end_case() override { return {}; }
};

}  // namespace

Linkage linkage() {
    return {std::make_unique<Direct>(), "halfspace"};
}

}  // namespace subject
