#include "submission/utf8.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

namespace halfspace::submission {
namespace {

using Line = std::optional<std::size_t>;

TEST_CASE("the first and last character of every length is valid") {
    for (const std::string_view good :
         {"", "a", "\x7f", "\xc2\x80", "\xdf\xbf", "\xe0\xa0\x80", "\xed\x9f\xbf", "\xee\x80\x80",
          "\xef\xbf\xbf", "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf", "\xef\xbb\xbf// BOM"}) {
        CHECK(first_line_not_utf8(good) == Line());
    }
    CHECK(first_line_not_utf8(std::string_view("\0", 1)) == Line());  // it is UTF-8; another test refuses it
}

TEST_CASE("overlong forms, surrogates, and what is beyond U+10FFFF are not") {
    for (const std::string_view bad :
         {"\x80", "\xbf", "\xc0\x80", "\xc1\xbf", "\xe0\x80\x80", "\xe0\x9f\xbf", "\xed\xa0\x80",
          "\xed\xbf\xbf", "\xf0\x80\x80\x80", "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80",
          "\xf8\x88\x80\x80\x80", "\xfe", "\xff"}) {
        CHECK(first_line_not_utf8(bad) == Line(1));
    }
}

TEST_CASE("a character cut off, or broken by another, is not valid") {
    for (const std::string_view bad : {"\xc2", "\xe2\x82", "\xe2", "\xf0\x9f\x98", "\xf0", "\xc2z",
                                       "\xe2\x82z", "\xe2z\x82", "\xf0\x9f\x98z", "\xf0\x9fz\x80"}) {
        CHECK(first_line_not_utf8(bad) == Line(1));
    }
}

TEST_CASE("the line is the one that holds the bad byte") {
    CHECK(first_line_not_utf8("a\nb\nc\xff\nd") == Line(3));
    CHECK(first_line_not_utf8("a\n\xff") == Line(2));
    CHECK(first_line_not_utf8("\n\n\xc3\n\xa9") == Line(3));  // a character does not go over a line's end
    CHECK(first_line_not_utf8("\r\n\xff") == Line(2));
}

}  // namespace
}  // namespace halfspace::submission
