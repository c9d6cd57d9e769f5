#include "trial/last_words.hpp"

#include <catch2/catch_test_macros.hpp>

namespace trial::test {
namespace {

bool holds(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

TEST_CASE("what the libraries print at an end is told apart from what the student printed") {
    struct Example {
        const char* text;
        const char* told;
    };
    for (const auto& [text, told] : {
             Example{"munmap_chunk(): invalid pointer\n", "munmap_chunk(): invalid pointer"},
             Example{"double free or corruption (out)\n", "given back twice"},
             Example{"free(): invalid next size (fast)\n", "outside of its bounds"},
             Example{"malloc(): corrupted top size\n", "outside of its bounds"},
             Example{"*** stack smashing detected ***: terminated\n", "a local array"},
             Example{"*** buffer overflow detected ***: terminated\n", "buffer overflow"},
             Example{"terminate called after throwing an instance of 'std::out_of_range'\n  what():  no 7\n",
                     "threw a std::out_of_range"},
             Example{"terminate called after throwing an instance of 'int'\n", "threw a int"},
             Example{"terminate called without an active exception\n", "std::terminate"},
             Example{"pure virtual method called\n", "virtual function"},
             Example{"/usr/include/c++/12/bits/stl_vector.h:1123: std::vector<double>::reference "
                     "std::vector<double>::operator[](size_type) [with _Tp = double]: Assertion '__n < this->size()' "
                     "failed.\n",
                     "in stl_vector.h: __n < this->size()"},
             Example{"worker: dense.cpp:12: double f(double): Assertion `x > 0' failed.\n",
                     "an assert: x > 0 does not hold (dense.cpp:12)"},
         }) {
        INFO(text);
        for (const std::string printed : {"", "x = 3\n", "no end of a line\n"}) {
            const LastWords words = last_words_of(printed + text);
            CHECK(words.printed == printed);
            CHECK(holds(words.library, told));
        }
    }
    const LastWords words = last_words_of("half a linefree(): invalid pointer\n");
    CHECK(words.printed == "half a line");
    CHECK(holds(words.library, "invalid pointer"));
    CHECK(holds(last_words_of("terminate called after throwing an instance of 'E'\n  what():  too far\n").library, "too far"));
}

TEST_CASE("what a student prints stays the student's") {
    for (const std::string text :
         {"", "x = 3\n", "free at last\n", "Assertion: true\n", "free(): invalid pointer\nand on\n", "what():  no\n"}) {
        INFO(text);
        CHECK(last_words_of(text).printed == text);
        CHECK(last_words_of(text).library.empty());
    }
}

TEST_CASE("of a long text the end is kept, from the beginning of a line on") {
    CHECK(end_of("short\n", 100) == "short\n");
    CHECK(end_of("one\ntwo\nthree\n", 8) == "... (8 bytes before this are left out)\nthree\n");
    CHECK(end_of(std::string(100, 'x'), 10) == "... (90 bytes before this are left out)\n" + std::string(10, 'x'));
}

TEST_CASE("addresses, which differ from run to run, are not shown") {
    CHECK(without_addresses("at 0x7ffe12ab34 and 0x10, 0xdeadbeef") == "at 0x... and 0x10, 0x...");
    CHECK(without_addresses("0x") == "0x");
    CHECK(without_addresses("3 < 4") == "3 < 4");
}

}  // namespace
}  // namespace trial::test

TEST_CASE("what xtensor and the standard library throw is told in plain words") {
    CHECK(trial::meaning_of("threw std::runtime_error: index 7 is out of bounds for axis 0 with size 3") ==
          "Row 7 of a matrix, or entry 7 of a vector, is not there: there are 3, from 0 to 2.");
    CHECK(trial::meaning_of("threw std::out_of_range: index -1 is out of bounds for axis 1 with size 1") ==
          "Column -1 is not there: there is 1, from 0 to 0.");
    CHECK(trial::meaning_of("threw std::out_of_range: index 0 is out of bounds for axis 0 with size 0") ==
          "Row 0 of a matrix, or entry 0 of a vector, is not there: the array is empty.");
    CHECK(trial::meaning_of("threw xt::broadcast_error: Incompatible dimension of arrays:\n LHS shape = (3, )\n") ==
          "Arrays are combined entry by entry here, and their shapes, the two above, do not fit.");
    CHECK(trial::meaning_of("threw std::invalid_argument: my index is out of order").empty());
    CHECK(trial::meaning_of("threw std::runtime_error: is out of bounds for axis ").empty());
}
