#include "plot/canvas.hpp"

#include <catch2/catch_test_macros.hpp>

namespace halfspace::plot {
namespace {

const Pen plain{Ink::first, {}, '*'};

TEST_CASE("a line across and one upwards, in ASCII and in braille") {
    Canvas ascii(4, 2, false);
    ascii.draw({{0, 0}, {1, 0}}, plain);
    ascii.draw({{0, 0}, {0, 1}}, {Ink::second, {}, '+'});  // the first stays where they meet
    CHECK(ascii.lines(false) == std::vector<std::string>{"+   ", "****"});

    Canvas braille(2, 1, true);
    braille.draw({{0, 0}, {1, 0}}, plain);
    CHECK(braille.lines(false) == std::vector<std::string>{"⣀⣀"});
    braille.draw({{0, 0}, {0, 1}}, plain);
    CHECK(braille.lines(false) == std::vector<std::string>{"⣇⣀"});
}

TEST_CASE("a pattern leaves out dots, and a line below stays off the characters of others") {
    Canvas canvas(2, 1, true);
    canvas.draw({{0, 0}, {1, 0}}, {Ink::first, {1, 1}, '*'});
    CHECK(canvas.lines(false) == std::vector<std::string>{"⡀⡀"});

    Canvas below(2, 1, true);
    below.draw({{0, 0}, {0.2, 0}}, plain);
    below.draw_below({{0, 1}, {1, 1}}, {Ink::faint, {}, '.'});
    CHECK(below.lines(false) == std::vector<std::string>{"⡀⠉"});

    Canvas gap(2, 1, true);  // in the second character the line above only has a gap
    gap.draw({{0, 0}, {1, 0}}, {Ink::first, {2, 2}, '*'});
    gap.draw_below({{0, 1}, {1, 1}}, {Ink::faint, {}, '.'});
    CHECK(gap.lines(false) == std::vector<std::string>{"⣀ "});
}

TEST_CASE("colour stands around what has it, and only if it is wanted") {
    Canvas canvas(3, 1, false);
    canvas.draw({{0, 0}, {0.5, 0}}, plain);
    CHECK(canvas.lines(true) == std::vector<std::string>{"\x1b[36m**\x1b[0m "});
    CHECK(canvas.lines(false) == std::vector<std::string>{"** "});
}

TEST_CASE("text has its middle where it is put, is cut at the sides, and counts wide characters") {
    Canvas canvas(9, 1, true);
    canvas.write({0.5, 0.5}, "abc", Ink::none);
    CHECK(canvas.lines(false) == std::vector<std::string>{"   abc   "});
    Canvas edge(4, 1, true);
    edge.write({0, 0.5}, "abc", Ink::none);
    CHECK(edge.lines(false) == std::vector<std::string>{"abc "});
    Canvas accents(4, 1, true);
    accents.write({0.5, 0.5}, "Σé", Ink::none);
    CHECK(accents.lines(false) == std::vector<std::string>{" Σé "});
    Canvas outside(4, 1, true);
    outside.put(Point{2, 0}, "x", Ink::none);
    outside.write({0.5, -1}, "abc", Ink::none);
    CHECK(outside.lines(false) == std::vector<std::string>{"    "});
}

}  // namespace
}  // namespace halfspace::plot
