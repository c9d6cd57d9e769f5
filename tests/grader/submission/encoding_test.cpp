#include "submission/encoding.hpp"

#include <catch2/catch_test_macros.hpp>

namespace halfspace::submission {
namespace {

using namespace std::string_literals;

std::string read(std::string_view bytes) {
    const auto decoded = to_utf8(bytes);
    return decoded ? decoded->from + ":" + decoded->text : "none";
}

/// ASCII as UTF-16.
std::string wide(std::string_view ascii, bool big) {
    std::string bytes;
    for (const char c : ascii) bytes += big ? std::string{'\0', c} : std::string{c, '\0'};
    return bytes;
}

TEST_CASE("UTF-8 stays as it is, to the byte") {
    CHECK(read("") == ":");
    CHECK(read("// caf\xc3\xa9\r\n") == ":// caf\xc3\xa9\r\n");
    CHECK(read("\xef\xbb\xbfint x;") == ":\xef\xbb\xbfint x;");
    CHECK(read("\x01\x02") == ":\x01\x02");
}

TEST_CASE("Latin-1, and what Windows adds to it") {
    CHECK(read("// caf\xe9\n") == "Latin-1:// caf\u00e9\n");
    CHECK(read("// \x80 \x93x\x94\n") == "Latin-1:// \u20ac \u201cx\u201d\n");
    CHECK(read("// \x81\xe9\n") == "Latin-1:// \u0081\u00e9\n");  // not in Windows-1252
}

TEST_CASE("UTF-16, with its mark and without") {
    CHECK(read("\xff\xfe" + wide("int x;\n", false)) == "UTF-16:int x;\n");
    CHECK(read("\xfe\xff" + wide("int x;\n", true)) == "UTF-16:int x;\n");
    CHECK(read(wide("int x;\n", false)) == "UTF-16:int x;\n");
    CHECK(read(wide("int x;\n", true)) == "UTF-16:int x;\n");
    CHECK(read("\xff\xfe\x3d\xd8\x00\xde"s) == "UTF-16:\U0001f600");
}

TEST_CASE("what is no text stays none") {
    CHECK(read("\x7f"
               "ELF\0\1"s) == "none");
    CHECK(read("a\0b"s) == "none");
    CHECK(read("\xe9\x01"s) == "none");
    CHECK(read("\xff\xfe\0\xd8"s) == "none");   // half of a pair
    CHECK(read("\xff\xfe\0\0a\0"s) == "none");  // a NUL in it
    CHECK(read("\0\0\0\0"s) == "none");
}

}  // namespace
}  // namespace halfspace::submission
