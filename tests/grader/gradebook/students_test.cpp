#include <catch2/catch_test_macros.hpp>

#include "gradebook/gradebook.hpp"
#include "grader/gradebook/example.hpp"

namespace halfspace::gradebook {
namespace {

using namespace test;

TEST_CASE("a note stays as long as the file counts of which it is, or which came with what it is of") {
    const Folder folder;
    const auto book = folder.write();
    using Lines = std::vector<std::string>;
    const auto hand_in = [&](const Notes& notes,
                             const std::vector<std::pair<std::string, std::string>>& files, int seconds) {
        std::vector<HandedIn> all;
        for (const auto& [exercise, text] : files)
            all.push_back({exercise, text, "", {Time(std::chrono::seconds(seconds))}});
        REQUIRE(book->take_in({"ann", "", "", "", ""}, {}, notes, all));
        return book->notes("ann").value();
    };
    CHECK(hand_in({{"", {"hw.pdf"}}, {"04", {"no dense.cpp"}}}, {}, 0) == Lines{"no dense.cpp", "hw.pdf"});
    const Notes first{
        {"", {"a.txt"}}, {"02", {"02 was Latin-1", "the starter: 02"}}, {"04", {"the starter: 04"}}};
    CHECK(hand_in(first, {{"02", "x"}, {"04", "x"}}, 10) ==
          Lines{"02 was Latin-1", "the starter: 02, 04", "a.txt"});
    const Notes second{{"", {"b.txt"}}, {"04", {"04 is taken from dense.cc"}}, {"06", {"no hyperplane.cpp"}}};
    const Lines both{"02 was Latin-1", "the starter: 02",  "a.txt", "04 is taken from dense.cc",
                     "b.txt",          "no hyperplane.cpp"};
    CHECK(hand_in(second, {{"04", "y"}}, 20) == both);
    // What is older says nothing but that.
    auto with_older = both;
    with_older.push_back("04 is older than what is graded already, so not taken");
    CHECK(hand_in({{"", {"c.txt"}}, {"04", {"the starter: 04"}}, {"06", {"what"}}}, {{"04", "x"}}, 10) ==
          with_older);
    CHECK(hand_in(second, {{"04", "y"}}, 20) == both);
    REQUIRE(book->put_instead({"ann", "04"}, "mended"));
    CHECK(book->notes("ann").value() ==
          Lines{"02 was Latin-1", "the starter: 02", "a.txt", "no hyperplane.cpp"});
    REQUIRE(book->take_back({"ann", "04"}));
    CHECK(book->notes("ann").value() == both);
    CHECK(hand_in({}, {{"02", "z"}, {"04", "z"}, {"06", "z"}}, 30).empty());
    CHECK(book->notes("ben").value().empty());
}

TEST_CASE("what is not known of a student leaves what was") {
    const Folder folder;
    const auto book = folder.write();
    REQUIRE(book->take_in({"ann", "Ann A", "17", "", "a@b"}, Time(std::chrono::seconds(5)), {}, {}));
    REQUIRE(book->take_in({"ann", "", "18", "aa", ""}, {}, {}, {}));
    REQUIRE(book->give({grade_of("ann", 1)}));
    const auto current = book->current("ann").value().value();
    CHECK(current.identity.name == "Ann A");
    CHECK(current.identity.id == "18");
    CHECK(current.identity.login == "aa");
    CHECK(current.identity.email == "a@b");
    CHECK(current.submitted == Time(std::chrono::seconds(5)));
    CHECK_FALSE(book->current("ben").value().has_value());
}

TEST_CASE("extensions are kept as they were given, in order, and those that are kept now are all") {
    const Folder folder;
    const roster::Row first{{{"ann", "Ann A", "17", "aa", "a@b"}}, "04_dense", Time(std::chrono::seconds(9))};
    const roster::Row second{{{"", "Cem", "", "", ""}}, ""};
    {
        const auto book = folder.write();
        CHECK(book->extensions()->empty());
        REQUIRE(book->keep_extensions({second}));
        REQUIRE(book->keep_extensions({first, second}));
    }
    const auto kept = folder.write()->extensions().value();
    REQUIRE(kept.size() == 2);
    const auto& who = kept[0].entry.identity;
    CHECK(who.student + who.name + who.id + who.login + who.email == "annAnn A17aaa@b");
    CHECK((kept[0].exercise == "04_dense" && kept[0].due == first.due));
    CHECK((kept[1].entry.identity.student.empty() && kept[1].entry.identity.name == "Cem"));
    CHECK((kept[1].exercise.empty() && !kept[1].due));
}

TEST_CASE("the class is kept as the last roster has it, and nobody of it is a student for that") {
    const Folder folder;
    const auto book = folder.write();
    CHECK(book->enrolled().value().empty());
    REQUIRE(book->keep_enrolled({{"", "Max", "7", "max7", "m@x"}, {"", "Max", "8", "", ""}}));
    REQUIRE(book->keep_enrolled({{"", "Max", "8", "", ""}, {"", "Ann", "1", "ann1", "a@x"}}));
    const auto kept = book->enrolled().value();
    REQUIRE(kept.size() == 2);
    CHECK(kept[0].id == "8");
    CHECK(kept[1].name == "Ann");
    CHECK(kept[1].login == "ann1");
    CHECK(kept[1].email == "a@x");
    CHECK(kept[1].student.empty());
    CHECK(book->students().value().empty());
}

}  // namespace
}  // namespace halfspace::gradebook
