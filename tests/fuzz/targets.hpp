#pragma once
// Each takes any bytes and returns; a wrong answer aborts. main of a fuzzer: drive.cpp, or libFuzzer.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace fuzz {

using Target = int (*)(const std::uint8_t* data, std::size_t size);

int reply(const std::uint8_t* data, std::size_t size);        ///< a worker's reply and its values
int events(const std::uint8_t* data, std::size_t size);       ///< a test program's events
int manifest(const std::uint8_t* data, std::size_t size);     ///< exercise.toml
int utf8(const std::uint8_t* data, std::size_t size);         ///< against a second opinion
int diagnostics(const std::uint8_t* data, std::size_t size);  ///< g++'s output, shortened
int text(const std::uint8_t* data, std::size_t size);         ///< plain_text and shortened
int zip(const std::uint8_t* data, std::size_t size);          ///< an archive
int roster(const std::uint8_t* data, std::size_t size);       ///< a roster's rows and times
int metadata(const std::uint8_t* data, std::size_t size);     ///< Gradescope's YAML
int names(const std::uint8_t* data, std::size_t size);        ///< a listing of hand-ins, a name a line
int csv(const std::uint8_t* data, std::size_t size);          ///< a table

struct Fuzzer {
    const char* name;
    Target target;
    int rounds;  ///< of drive.cpp
    std::vector<std::string> seeds;
};

std::vector<Fuzzer> fuzzers();

}  // namespace fuzz
