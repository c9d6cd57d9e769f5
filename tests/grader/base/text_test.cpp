#include "base/text.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

using namespace halfspace;
using namespace std::string_literals;

TEST_CASE("clean text is printable whatever a student wrote") {
    CHECK(clean("plain äöü 李小龍\n") == "plain äöü 李小龍\n");
    CHECK(clean("a\tb\r\nc") == "a    b\nc");
    CHECK(clean("over\rwrite\b\b\a\v\f\0!"s) == "overwrite!");
    CHECK(clean("a\x7f"
                "b") == "ab");
}

TEST_CASE("escape sequences vanish whole") {
    CHECK(clean("\x1b[31mred\x1b[0m") == "red");
    CHECK(clean("\x1b[2J\x1b[1;1Hx\x1b[?25l") == "x");
    CHECK(clean("\x1b]0;title\x07x") == "x");
    CHECK(clean("\x1b]8;;http://evil\x1b\\link\x1b]8;;\x1b\\") == "link");
    CHECK(clean("\x1bPdata\x1b\\x\x1b"
                "cy") == "xy");
    CHECK(clean("\x1b").empty());
    CHECK(clean("\x1b[").empty());
    CHECK(clean("\x1b[31").empty());
    CHECK(clean("\x1b\x1b[31mx") == "x");
    CHECK(clean("\x1b]never ended\nnext") == "\nnext");
    CHECK(clean("\x1b[12\nnext") == "\nnext");
}

TEST_CASE("controls hidden in UTF-8 vanish, and what is no UTF-8 is replaced") {
    CHECK(clean("a\u009b31mb") == "a31mb");  // CSI as a C1 control
    CHECK(clean("a\u202eb\u2066c\u200fd\ufeff") == "abcd");
    CHECK(clean("\x9b"
                "31m") == "\ufffd31m");
    CHECK(clean("\xff\xfe") == "\ufffd\ufffd");
    CHECK(clean("\xc0\xaf") == "\ufffd\ufffd");            // overlong
    CHECK(clean("\xe0\x80\xaf") == "\ufffd\ufffd\ufffd");  // overlong
    CHECK(clean("\xed\xa0\x80") == "\ufffd\ufffd\ufffd");  // a surrogate
    CHECK(clean("\xf4\x90\x80\x80") == "\ufffd\ufffd\ufffd\ufffd");
    CHECK(clean("x\xe6\x9d") == "x\ufffd\ufffd");  // ends too early
    CHECK(clean("\xe6\x9d\n") == "\ufffd\ufffd\n");
}

TEST_CASE("every byte sequence of length two gives text without controls") {
    for (int a = 0; a < 256; ++a) {
        for (int b = 0; b < 256; ++b) {
            const std::string text = clean(std::string{static_cast<char>(a), static_cast<char>(b)} + "[31m");
            REQUIRE(std::ranges::none_of(
                text, [](unsigned char c) { return (c < 0x20 && c != '\n') || c == 0x7f; }));
        }
    }
}

TEST_CASE("one line has no line ends") {
    CHECK(clean_line("a\nb\x1b[1mc\n") == "a bc ");
}

TEST_CASE("width counts columns, not bytes") {
    CHECK(width("") == 0);
    CHECK(width("abc") == 3);
    CHECK(width("äöü") == 3);
    CHECK(width("李小龍") == 6);
    CHECK(width("e\u0301") == 1);  // with a combining accent
    CHECK(width("\U0001F600") == 2);
}

TEST_CASE("a cut text fits") {
    CHECK(cut("abc", 3) == "abc");
    CHECK(cut("abcd", 3) == "ab…");
    CHECK(cut("äöüß", 3) == "äö…");
    CHECK(cut("李小龍", 5) == "李小…");
    CHECK(cut("李小龍", 4) == "李…");
    CHECK(cut("李小龍", 1) == "…");
    CHECK(width(cut("李小龍", 4)) == 3);
}

TEST_CASE("padding counts columns") {
    CHECK(pad_left("ä", 3) == "  ä");
    CHECK(pad_right("李", 3) == "李 ");
    CHECK(pad_right("abcd", 3) == "abcd");
}

TEST_CASE("text is wrapped between words") {
    using Lines = std::vector<std::string>;
    CHECK(wrap("one two three", 8) == Lines{"one two", "three"});
    CHECK(wrap("one two three", 7) == Lines{"one two", "three"});
    CHECK(wrap("one  two\nthree", 80) == Lines{"one two three"});
    CHECK(wrap("one\n\ntwo", 80) == Lines{"one", "", "two"});
    CHECK(wrap("\n\none\n\n\n\ntwo\n\n", 80) == Lines{"one", "", "two"});
    CHECK(wrap("incomprehensibilities a", 5) == Lines{"incomprehensibilities", "a"});
    CHECK(wrap("ä ä ä", 3) == Lines{"ä ä", "ä"});
    CHECK(wrap("", 10).empty());
    CHECK(wrap("  \n ", 10).empty());
}

TEST_CASE("lines are what stands between line ends") {
    using Lines = std::vector<std::string>;
    CHECK(lines("a\n\nb\n") == Lines{"a", "", "b"});
    CHECK(lines("a") == Lines{"a"});
    CHECK(lines("").empty());
}

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

TEST_CASE("people are sorted without regard to case and accents, in their own script") {
    std::vector<std::string> names{"Zoe",
                                   "\u00c7a\u011fla",
                                   "\u0130nci",
                                   "ida",
                                   "Cem",
                                   "Dora",
                                   "\u00d8ystein",
                                   "Otto",
                                   "\u0415\u0432\u0430",
                                   "\u0410\u043d\u043d\u0430",
                                   "\u0411\u043e\u0440\u0438\u0441"};
    std::ranges::sort(names, {}, alphabetical);
    CHECK(names == std::vector<std::string>{"\u00c7a\u011fla", "Cem", "Dora", "ida", "\u0130nci", "Otto",
                                            "\u00d8ystein", "Zoe", "\u0410\u043d\u043d\u0430",
                                            "\u0411\u043e\u0440\u0438\u0441", "\u0415\u0432\u0430"});
    CHECK(alphabetical("\xff").first == "\xff");
}

TEST_CASE("accents and letters that a keyboard may lack are written without") {
    CHECK(without_accents("Søren Łukasz Weiß Ærø Œuvre Đorđe Þór Yıldız") ==
          "soren lukasz weiss aero oeuvre dorde thor yildiz");
    CHECK(without_accents("José Nguyễn Žofie") == "jose nguyen zofie");
    CHECK(without_accents("jose\u0301") == "jose");
    CHECK(without_accents("陈伟 हिन्दी") == likeness("陈伟 हिन्दी"));
}

TEST_CASE("names that a person takes for the same have one likeness, others have not") {
    const std::string josé = likeness("jos\u00e9");
    for (const char* twin : {"JOS\u00c9", "jose\u0301", "jos\u00e9\u200b", "\u202ejos\u00e9",
                             "jo\u034fs\u00e9", "jos\u00e9\u3164", "j\uff4fs\u00e9", "jos\u00e9\ufe0f",
                             "jos\u00e9\U000e0041", "j\u043es\u00e9", "\u0458os\u00e9", "j\u03bfs\u00e9",
                             "jos\u00e9\ufff0", "jos\u00e9\u115f", "jos\u00e9\u17b4", "jos\u00e9\u2065"}) {
        INFO(in_ascii(twin));
        CHECK(likeness(twin) == josé);
    }
    for (const char* other : {"jose", "jos\u00e8", "jos\u00e9 ", "jos\u00e92"})
        CHECK(likeness(other) != josé);
    CHECK(likeness("\u0410\u041d\u041d\u0410") == likeness("AHHA"));
    CHECK(likeness("Stra\u00dfe") == likeness("STRASSE"));
    CHECK(likeness("\u3164\u200b").empty());
    CHECK(likeness("a\xff") == "a\ufffd");
}

TEST_CASE("in ASCII every difference shows") {
    CHECK(in_ascii("Jos\u00e9") == "Jos\\u{e9}");
    CHECK(in_ascii("Jose\u0301\u200b") == "Jose\\u{301}\\u{200b}");
    CHECK(in_ascii("a\xff\n") == "a\\xff\\u{a}");
    CHECK(in_ascii("O'Brien-2") == "O'Brien-2");
}

TEST_CASE("text from right to left is set apart, and takes no more columns") {
    const std::string sarah = "\u05e9\u05e8\u05d4";
    CHECK(isolated(sarah) == "\u2068" + sarah + "\u2069");
    CHECK(isolated("Ali \u0639\u0644\u064a") == "\u2068Ali \u0639\u0644\u064a\u2069");
    CHECK(width(isolated(sarah)) == 3);
    for (const char* other : {"", "alice", "\u0418\u0432\u0430\u043d", "\u674e\u5c0f\u9f8d"})
        CHECK(isolated(other) == other);
}

TEST_CASE("what cannot be seen is escaped in JSON, all else stays") {
    CHECK(escape_invisible("{\n  \"a\": \"\u202e\x7f\u009b\U000e0001\"}\n") ==
          "{\n  \"a\": \"\\u202e\\u007f\\u009b\\udb40\\udc01\"}\n");
    CHECK(escape_invisible("\u00e9\u674e\U0001F600 ") == "\u00e9\u674e\U0001F600 ");
}
