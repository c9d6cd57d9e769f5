#include "plot/terminal.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "base/text.hpp"
#include "grader/plot/example.hpp"
#include "plot/frame.hpp"

namespace halfspace::plot {
namespace {

using Catch::Matchers::ContainsSubstring;
using test::example;

TEST_CASE("each panel has its title, its legend, and fits in 80 columns") {
    for (const bool unicode : {false, true}) {
        const std::string text = terminal(example(), {.unicode = unicode});
        CAPTURE(text);
        for (const char* words :
             {"curves", "mine (no number at 1 of 5 points)", "right", "zeros", "ones", "spikes", "time",
              "height", "it's `here`", "a region", "wanted", "got", "off", "on", "differs at 1 of 4 points",
              "(2, 3)", "broken one", "CRASHED", "f(x) with"})
            CHECK_THAT(text, ContainsSubstring(words));
        CHECK(text.find('\x1b') == std::string::npos);  // also of what a student printed
        for (const auto& line : lines(text)) {
            CHECK(width(line) <= 80);
            CHECK((line.empty() || line.back() != ' '));
            if (!unicode)
                CHECK(
                    line.find_first_not_of(
                        " !\"#$%&'()*+,-./"
                        "0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~") ==
                    std::string::npos);
        }
    }
}

TEST_CASE("colour adds escapes and nothing else") {
    const std::string plain = terminal(example(), {.colour = false});
    const std::string coloured = terminal(example(), {.colour = true});
    CHECK_THAT(coloured, ContainsSubstring("\x1b[36m"));
    CHECK(clean(coloured) == plain);
}

TEST_CASE("a narrow terminal gets a narrow picture") {
    auto picture = example().front();
    picture.panel->lines[0].y[2] = 2;  // no gap, and so no note
    for (const auto& line : lines(terminal({picture}, {.width = 40}))) CHECK(width(line) <= 40);
}

TEST_CASE("a region is drawn twice, in its proportions, and its differences are marked") {
    const std::string text = terminal({example()[1]}, {.unicode = false});
    CAPTURE(text);
    CHECK_THAT(text, ContainsSubstring("XXX"));
    CHECK_THAT(text, ContainsSubstring("..."));
    CHECK_THAT(text, ContainsSubstring(":::"));
    auto same = example()[1];
    same.panel->region->got = same.panel->region->wanted;
    const std::string right = terminal({same}, {.unicode = false});
    CHECK(right.find('X') == std::string::npos);
    CHECK_THAT(right, ContainsSubstring("as wanted at all 4 points"));

    same.panel->axes.y_label = "x2";
    CHECK_THAT(terminal({same}, {}), ContainsSubstring("\n   x2 wanted"));
    same.panel->axes.y_label = "a long label";
    CHECK_THAT(terminal({same}, {}), !ContainsSubstring("a long label"));
}

TEST_CASE("shades of a region rise with the class") {
    verdict::Panel panel{{verdict::Axes::Kind::equal, {0, 4}, {0, 1}}};
    panel.region = verdict::Region{4, 1, {0, 1, 2, 3}};
    CHECK_THAT(terminal({{"bands", panel}}, {}),
               ContainsSubstring("·░") && ContainsSubstring("░▒") && ContainsSubstring("▒▓"));
}

TEST_CASE("wanted lines of another meaning have another mark, unnamed ones that of the line before") {
    verdict::Panel panel{{verdict::Axes::Kind::free, {0, 4}, {0, 3}}};
    panel.lines = {{"what is wanted", {0, 4}, {1, 1}, true},
                   {"", {0, 4}, {2, 2}, true},
                   {"nothing beyond it", {2, 2}, {0, 3}, true}};
    const std::string text = terminal({{"lines", panel}}, {.unicode = false});
    CAPTURE(text);
    CHECK_THAT(text, ContainsSubstring("- what is wanted") && ContainsSubstring("' nothing beyond it"));
    panel.lines[1].name = "another";
    CHECK_THAT(terminal({{"lines", panel}}, {.unicode = false}), ContainsSubstring("' another"));
    std::size_t named = 0;
    CHECK(meaning_of(panel.lines[0], named) == 0);
    CHECK(meaning_of({"", {}, {}, true}, named) == 0);
    CHECK(meaning_of(panel.lines[2], named) == 1);
}

TEST_CASE("a box on a sheet is around its text") {
    CHECK_THAT(terminal({example()[2]}, {}),
               ContainsSubstring("\n   ┌───────┐\n   │(2, 3) │─────▶\n   │       │\n   └───────┘\n"));
}

}  // namespace
}  // namespace halfspace::plot
