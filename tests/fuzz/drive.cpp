// Runs one target on mutations of its seeds: the same ones every time, so that a failure is found again.
//   fuzz_drive NAME [ROUNDS]
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <random>

#include "fuzz/targets.hpp"

namespace {

using Engine = std::mt19937_64;
std::string input;  // being run

std::size_t below(Engine& engine, std::size_t n) {
    return n == 0 ? 0 : engine() % n;
}

/// One small change, of the kinds that find things: bits, odd numbers, cuts, repeats, pieces of other seeds.
void mutate(std::string& bytes, Engine& engine, const std::vector<std::string>& seeds) {
    static const std::string odd[] = {
        std::string(4, '\xff'),
        std::string(4, '\0'),
        "\x7f\xff\xff\xff",
        std::string("\xdd\x00\x0f\xff", 4),  // NOLINT(bugprone-string-literal-with-embedded-nul)
        "\x80",
        "\n",
        "\"",
        "{",
        "]",
        "e999",
        "-1",
        "\xc2",
        "\xed\xa0\x80"};
    const std::size_t at = below(engine, bytes.size() + 1);
    const std::size_t length = below(engine, std::min<std::size_t>(bytes.size() - at, 16) + 1);
    switch (below(engine, 7)) {
        case 0:
            if (at < bytes.size()) bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(engine, 8)));
            break;
        case 1:
            if (at < bytes.size()) bytes[at] = static_cast<char>(engine());
            break;
        case 2:
            bytes.insert(at, odd[below(engine, std::size(odd))]);
            break;
        case 3:
            bytes.erase(at, length);
            break;
        case 4:
            bytes.insert(at, bytes.substr(at, length));
            break;
        case 5:
            bytes.resize(at);
            break;
        default: {
            const std::string& other = seeds[below(engine, seeds.size())];
            const std::size_t from = below(engine, other.size() + 1);
            bytes.insert(at, other.substr(from, below(engine, 64)));
        }
    }
}

/// Leaves the input that failed for whoever mends it.
void tell(int signal) {
    const char text[] = "failing input, hexadecimal:\n";
    (void)!::write(2, text, sizeof text - 1);
    for (const unsigned char c : input) {
        const char hex[] = {"0123456789abcdef"[c >> 4], "0123456789abcdef"[c & 15]};
        (void)!::write(2, hex, 2);
    }
    (void)!::write(2, "\n", 1);
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

}  // namespace

int main(int argc, char** argv) {
    for (const int signal : {SIGABRT, SIGSEGV, SIGFPE}) std::signal(signal, tell);
    for (const auto& fuzzer : fuzz::fuzzers()) {
        if (argc < 2 || std::strcmp(argv[1], fuzzer.name) != 0) continue;
        Engine engine(20240229);
        const int rounds = argc > 2 ? static_cast<int>(std::strtol(argv[2], nullptr, 10)) : fuzzer.rounds;
        for (int i = 0; i < rounds; ++i) {
            input = fuzzer.seeds[static_cast<std::size_t>(i) % fuzzer.seeds.size()];
            // The first of each are the seeds themselves.
            if (static_cast<std::size_t>(i) >= fuzzer.seeds.size())
                for (std::size_t k = 1 + below(engine, 6); k > 0; --k) mutate(input, engine, fuzzer.seeds);
            // A copy of just that size, so that a sanitizer sees a read beyond it.
            const std::vector<std::uint8_t> bytes(input.begin(), input.end());
            fuzzer.target(bytes.data(), bytes.size());
        }
        std::printf("%s: %d inputs\n", fuzzer.name, rounds);
        return 0;
    }
    std::fprintf(stderr, "usage: fuzz_drive NAME [ROUNDS]\n");
    return 2;
}
