#include "submission/choose.hpp"

#include <catch2/catch_test_macros.hpp>

namespace halfspace::submission {
namespace {

using Place = Meant::Place;

Candidate file(const std::string& shown, const std::string& text, Place place = Place::proper,
               unsigned attempt = 0) {
    Candidate candidate;
    candidate.file = Source{text};
    candidate.shown = shown;
    candidate.place = place;
    candidate.attempt = {0, attempt};
    return candidate;
}

Candidate broken(const std::string& shown) {
    Candidate candidate;
    candidate.file = verdict::Rejected{"it is binary"};
    candidate.shown = shown;
    return candidate;
}

Choice of(const std::vector<Candidate>& candidates, std::vector<bool> starters = {}) {
    starters.resize(candidates.size());
    return choose("04_dense", candidates, starters);
}

std::string rejected(const Choice& choice) {
    REQUIRE(choice.instead);
    return std::get<verdict::Rejected>(*choice.instead).why;
}

TEST_CASE("an ordinary name needs no word, another one gets one") {
    CHECK(of({file("04_dense.cpp", "a")}).note.empty());
    CHECK(of({file("x/04_dense.cpp", "a", Place::elsewhere)}).note.empty());
    auto odd = file("Dense.cc", "a", Place::odd);
    odd.is_ordinary = false;
    CHECK(of({odd}).note == "04_dense is taken from Dense.cc");
}

TEST_CASE("equal texts are one, and work comes before the untouched starter") {
    const auto same = of({file("dense.cpp", "a", Place::odd), file("04_dense.cpp", "a")});
    CHECK(same.index == 1);
    CHECK(same.note.empty());
    CHECK_FALSE(same.instead);
    const auto worked =
        of({file("exercises/04_dense/dense.cpp", "s", Place::elsewhere), file("dense.cpp", "w", Place::odd)},
           {true, false});
    CHECK(worked.index == 1);
    CHECK_FALSE(worked.instead);
    CHECK(of({file("04_dense.cpp", "s")}, {true}).index == 0);
}

TEST_CASE("a text that came several times came first and last, in whatever order they are given") {
    const auto at = [](const std::string& text, int seconds) {
        auto one = file("04_dense.cpp", text);
        one.time = course::Time(std::chrono::seconds(seconds));
        return one;
    };
    const auto unknown = file("04_dense.cpp", "a");
    const auto seconds = [](const std::vector<Candidate>& candidates) {
        const auto choice = of(candidates);
        return std::pair(candidates[choice.first].time->time_since_epoch().count(),
                         candidates[choice.last].time->time_since_epoch().count());
    };
    CHECK(seconds({at("a", 2), at("a", 1), at("a", 3)}) == std::pair(1L, 3L));
    CHECK(seconds({at("a", 3), at("a", 2), at("a", 1)}) == std::pair(1L, 3L));
    CHECK(seconds({unknown, at("a", 2), at("a", 1)}) == std::pair(1L, 2L));
    CHECK(seconds({at("a", 2), unknown}) == std::pair(2L, 2L));
    CHECK(seconds({at("a", 1), at("b", 2), at("a", 3)}) == std::pair(1L, 3L));  // back to it
    CHECK(seconds({at("a", 1), at("a", 2), at("b", 3)}) == std::pair(3L, 3L));
}

TEST_CASE("two that nothing tells apart are named by their downloads where these are two") {
    auto first = file("dense.cpp", "a", Place::odd);
    auto second = file("dense.cpp", "b", Place::odd);
    first.download = second.download = "week1.zip";
    first.in_download = second.in_download = "Ann_1_assignsubmission_file_/dense.cpp";
    CHECK(rejected(of({first, second})) == "there are two: dense.cpp and dense.cpp; hand in one of them");
    second.download = "week2.zip";
    CHECK(rejected(of({first, second})) ==
          "there are two: week1.zip/Ann_1_assignsubmission_file_/dense.cpp and "
          "week2.zip/Ann_1_assignsubmission_file_/dense.cpp; hand in one of them");
}

TEST_CASE("of several the newest counts, by the platform's time before the name's count") {
    const auto counted = of({file("04_dense.cpp", "a"), file("04_dense (1).cpp", "b", Place::odd, 1000)});
    CHECK(counted.index == 1);
    CHECK(counted.note ==
          "04_dense: there are 04_dense.cpp and 04_dense (1).cpp; the newest counts, 04_dense (1).cpp");
    auto first = file("04_dense-1.cpp", "a", Place::odd, 1000);
    auto second = file("04_dense.cpp", "b");
    first.time = course::Time(std::chrono::seconds(10));
    second.time = course::Time(std::chrono::seconds(11));
    CHECK(of({first, second}).index == 1);
    second.time = first.time;
    CHECK(of({first, second}).index == 0);
    auto zip = file("hw (2).zip: 04_dense.cpp", "c");
    zip.attempt = {2000, 0};
    CHECK(of({first, zip}).index == 1);
}

TEST_CASE("else the one in its place, else none") {
    const auto proper = of({file("dense.cpp", "a", Place::odd), file("04_dense.cpp", "b")});
    CHECK(proper.index == 1);
    CHECK(proper.note ==
          "04_dense: there are 04_dense.cpp and dense.cpp; what lies in its place counts, 04_dense.cpp");
    CHECK(rejected(of({file("04_dense.cpp", "a"), file("04_dense/dense.cpp", "b")})) ==
          "there are two: 04_dense.cpp and 04_dense/dense.cpp; hand in one of them");
    CHECK(rejected(of({file("a/dense.cpp", "a", Place::odd), file("b/dense.cpp", "b", Place::odd),
                       file("c/dense.cpp", "c", Place::odd)})) ==
          "there are 3: a/dense.cpp, b/dense.cpp and c/dense.cpp; hand in one of them");
    CHECK(rejected(of({file("04_dense-1.cpp", "a", Place::odd, 1000),
                       file("04_dense (1).cpp", "b", Place::odd, 1000)}))
              .starts_with("there are two"));
}

TEST_CASE("what can be read comes before what cannot, and that is said") {
    const auto choice = of({broken("04_dense.cpp"), file("dense.cpp", "a", Place::odd)});
    CHECK(choice.index == 1);
    CHECK(choice.note == "04_dense.cpp is not taken: it is binary");
    const auto none = of({broken("04_dense.cpp")});
    CHECK(none.index == 0);
    CHECK_FALSE(none.instead);
    CHECK(none.note.empty());
}

}  // namespace
}  // namespace halfspace::submission
