// main() of every student's worker: reads requests, answers them, ends when the requests end.
#include <cstdlib>
#include <cstring>
#include <iostream>

#include "wire/frame.hpp"
#include "worker/dispatch.hpp"
#include "worker/not_allowed.hpp"
#include "worker/serve.hpp"

// OpenBLAS's, in it only if the student's code calls it: 128 MiB that it tries to get for ever. They are taken before
// the student's code can hold so much that they are not there.
extern "C" {
[[gnu::weak]] void* blas_memory_alloc(int place);
[[gnu::weak]] void blas_memory_free(void* buffer);
}

namespace {

/// What was printed before a crash, an endless loop or a time-out is to arrive: nothing waits in a buffer. (The second is for
/// who takes std::cout away from stdout by sync_with_stdio.)
[[gnu::constructor(101)]] void print_at_once() {
    std::setvbuf(stdout, nullptr, _IONBF, 0);
}
void print_at_once_through_cout() {
    std::cout << std::unitbuf;
}

/// Where the automatic variables of the next call will lie.
[[gnu::noinline]] void fill_stack() {
    unsigned char room[256 << 10];
    std::memset(room, wire::fill_byte, sizeof room);
    asm volatile("" : : "r"(room) : "memory");
}

}  // namespace

int main() {
    print_at_once_through_cout();
    if (std::getenv(wire::fill_variable) != nullptr) worker::before_call = fill_stack;
    if (blas_memory_alloc != nullptr && blas_memory_free != nullptr) blas_memory_free(blas_memory_alloc(1));
    std::vector<char> request;
    std::vector<char> frames;
    msgpack::sbuffer reply;
    while (worker::read_frame(request)) {
        const auto unpacked = wire::unpacked(request);
        worker::answering(worker::nonce_of(unpacked.get()));
        worker::dispatch(unpacked.get(), reply);
        worker::append_frame(frames, reply);
        if (!worker::write_frames(frames)) return 1;
    }
    return 0;
}
