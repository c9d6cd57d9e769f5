// main() of every student's worker: reads requests, answers them, ends when the requests end.
#include "worker/dispatch.hpp"
#include "worker/serve.hpp"

int main() {
    std::vector<char> request;
    std::vector<char> frames;
    msgpack::sbuffer reply;
    while (worker::read_frame(request)) {
        const auto unpacked = wire::unpacked(request);
        worker::dispatch(unpacked.get(), reply);
        worker::append_frame(frames, reply);
        if (!worker::write_frames(frames)) return 1;
    }
    return 0;
}
