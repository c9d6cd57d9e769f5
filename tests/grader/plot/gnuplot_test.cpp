#include "plot/gnuplot.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "base/text.hpp"
#include "grader/plot/example.hpp"

namespace halfspace::plot {
namespace {

using Catch::Matchers::ContainsSubstring;
using test::example;

TEST_CASE("the script draws to stdout, in the format that is wanted") {
    CHECK_THAT(gnuplot(example(), Format::svg), ContainsSubstring("set terminal svg "));
    CHECK_THAT(gnuplot(example(), Format::png), ContainsSubstring("set terminal pngcairo "));
    CHECK_THAT(gnuplot(example(), Format::png), !ContainsSubstring("set output"));
}

TEST_CASE("titles, names and what is wrong stand in the script; a message of a student's does not") {
    const std::string script = gnuplot(example(), Format::svg);
    for (const char* words :
         {"'curves'", "'mine'", "'no number at 1 of 5 points'", "'right'", "'ones'", "'w'", "'a region'",
          "'wanted'", "'got'", "'differs at 1 of 4 points'", "'CRASHED'"})
        CHECK_THAT(script, ContainsSubstring(words));
    CHECK_THAT(script, !ContainsSubstring("killed"));
}

TEST_CASE("text cannot leave its quotes: a quote is doubled, a line end is a space") {
    auto picture = example().front();
    picture.title = "it's\n`date` \"$x\" \\";
    CHECK_THAT(gnuplot({picture}, Format::svg), ContainsSubstring("'it''s `date` \"$x\" \\'"));
    CHECK_THAT(gnuplot(example(), Format::svg), ContainsSubstring("'it''s `here`'"));
}

TEST_CASE("what is wanted is drawn first, and stands in the legend last") {
    const std::string script = gnuplot({example().front()}, Format::svg);
    CHECK_THAT(script, ContainsSubstring("$d1 << EOD\n0 1\n4 1\n"));
    CHECK(script.find("title 'mine'") < script.find("title 'right'"));
}

TEST_CASE("a gap is an empty line in the data, and what is outside is not in them") {
    const std::string script = gnuplot({example().front()}, Format::svg);
    CHECK_THAT(script, ContainsSubstring("0 0\n1 1\n\n3 1\n4 0\n\nEOD"));
    CHECK_THAT(script, !ContainsSubstring("nan 1"));
}

}  // namespace
}  // namespace halfspace::plot
