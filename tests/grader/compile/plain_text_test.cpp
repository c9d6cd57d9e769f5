#include "compile/plain_text.hpp"

#include <catch2/catch_test_macros.hpp>

using halfspace::compile::plain_text;
using halfspace::compile::shortened;

TEST_CASE("plain text keeps words, line feeds and other languages") {
    CHECK(plain_text("a b\nc") == "a b\nc");
    CHECK(plain_text("Größe \xE2\x82\xAC \xF0\x9F\x99\x82") == "Größe \xE2\x82\xAC \xF0\x9F\x99\x82");
}

TEST_CASE("plain text has no control characters and cannot turn the direction of writing") {
    CHECK(plain_text("\x1b[31m\a\r\t|") == "?[31m??    |");
    CHECK(plain_text(std::string_view("a\0b", 3)) == "a?b");
    CHECK(plain_text("\x7F") == "?");
    CHECK(plain_text("\xC2\x9B") == "?");      // U+009B, the other way to write ESC [
    CHECK(plain_text("\xE2\x80\xAE") == "?");  // U+202E
    CHECK(plain_text("\xE2\x80\xA8") == "?");  // U+2028
}

TEST_CASE("bytes that are not UTF-8 become question marks, one each") {
    CHECK(plain_text("\xFF") == "?");
    CHECK(plain_text("\xC3") == "?");                 // cut off
    CHECK(plain_text("\xC0\xAF") == "??");            // overlong '/'
    CHECK(plain_text("\xED\xA0\x80") == "???");       // a surrogate
    CHECK(plain_text("\xF4\x90\x80\x80") == "????");  // above U+10FFFF
    CHECK(plain_text("\xE2\x82z") == "??z");
}

TEST_CASE("shortening cuts between characters") {
    CHECK(shortened("abcdef", 6) == "abcdef");
    CHECK(shortened("abcdefg", 6) == "abc...");
    CHECK(shortened("ab\xE2\x82\xAC"
                    "fgh",
                    6) == "ab...");
}
