// main() of every student's worker: reads requests, answers them, ends when the requests end.
#include "worker/dispatch.hpp"
#include "worker/serve.hpp"

// OpenBLAS's, in it only if the student's code calls it: 128 MiB that it tries to get for ever. They are taken before
// the student's code can hold so much that they are not there.
extern "C" {
[[gnu::weak]] void* blas_memory_alloc(int place);
[[gnu::weak]] void blas_memory_free(void* buffer);
}

int main() {
    if (blas_memory_alloc != nullptr && blas_memory_free != nullptr) blas_memory_free(blas_memory_alloc(1));
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
