// Each platform's look, by listings.
#include "platform/layout.hpp"

#include <catch2/catch_test_macros.hpp>

namespace halfspace::platform {
namespace {

bool is_work(std::string_view path) {
    return path == "04_dense.cpp" || path == "04_dense/dense.cpp" || path == "dense.cpp" ||
           path == "04_dense (1).cpp";
}

/// "called [apart] <late>: path, path" for each hand, in their order.
std::string shown(const Layout& layout) {
    std::string text;
    for (const auto& hand : layout.hands) {
        text += hand.called;
        if (!hand.apart.empty()) text += " [" + hand.apart + "]";
        if (hand.marked_late) text += " late";
        text += ":";
        for (const auto& piece : hand.pieces) text += " " + piece.path;
        text += "\n";
    }
    return text;
}

Layout in_folder(const Names& names) {
    return recognise(names, is_work, false, "submissions");
}
Layout in_archive(const Names& names) {
    return recognise(names, is_work, true, "download");
}

TEST_CASE("Canvas: flat names, with late marks and later attempts") {
    const Names names{"doejane_LATE_17_9002_04_dense-1.cpp", "doejane_LATE_17_9002_02_activations.cpp",
                      "powermax_12_9001_04_dense.cpp", "l\u00f3pezana_13_9003_hand_in.zip"};
    const auto layout = in_archive(names);
    CHECK(layout.kind == Kind::canvas);
    CHECK(shown(layout) ==
          "doejane [17] late: 04_dense-1.cpp 02_activations.cpp\n"
          "powermax [12]: 04_dense.cpp\n"
          "l\u00f3pezana [13]: hand_in.zip\n");
    CHECK(layout.hands[1].identity.id == "12");
    CHECK(shown(in_folder(names)) == shown(layout));
    Names wrapped;
    for (const auto& name : names) wrapped.push_back("submissions/" + name);
    wrapped.push_back("__MACOSX/submissions/._x");
    CHECK(shown(in_archive(wrapped)) == shown(layout));
}

TEST_CASE("Moodle: a folder for each, or flat; two of one name are two") {
    const Names names{"Max Power_4711_assignsubmission_file_/04_dense.cpp",
                      "Max Power_4711_assignsubmission_file_/sub/02_activations.cpp",
                      "Max Power_4712_assignsubmission_file_/04_dense.cpp",
                      "Zo\u00eb_Ann O'Hara_5_assignsubmission_file_/hand-in.zip",
                      "Eve_6_assignsubmission_onlinetext_/onlinetext.html"};
    const auto layout = in_archive(names);
    CHECK(layout.kind == Kind::moodle);
    CHECK(shown(layout) ==
          "Max Power [4711]: 04_dense.cpp sub/02_activations.cpp\n"
          "Max Power [4712]: 04_dense.cpp\n"
          "Zo\u00eb_Ann O'Hara [5]: hand-in.zip\n"
          "Eve [6]: onlinetext.html\n");
    CHECK(layout.hands[2].identity.name == "Zo\u00eb_Ann O'Hara");
    CHECK(layout.hands[2].identity.id.empty());  // the number is not the ID number
    CHECK(shown(in_archive({"Max Power_4711_assignsubmission_file_04_dense.cpp",
                            "Eve_6_assignsubmission_file_04_dense.cpp"})) ==
          "Max Power [4711]: 04_dense.cpp\nEve [6]: 04_dense.cpp\n");
    // Unpacked, with an instructor's table beside it.
    Names unpacked{"Max Power_4711_assignsubmission_file_/"};
    unpacked.insert(unpacked.end(), names.begin(), names.end());
    unpacked.push_back("grades.csv");
    const auto beside = in_folder(unpacked);
    CHECK(shown(beside) == shown(layout));
    CHECK(beside.others == std::vector<std::size_t>{6});
}

TEST_CASE("Gradescope: folders by number beside their metadata, which says whose they are") {
    const Names names{
        "assignment_1_export/submission_metadata.yml", "assignment_1_export/submission_77/04_dense.cpp",
        "assignment_1_export/submission_78/dense.cpp", "assignment_1_export/submission_79/dense.cpp"};
    auto layout = in_archive(names);
    CHECK(layout.kind == Kind::gradescope);
    CHECK(shown(layout) ==
          "submission_77: 04_dense.cpp\nsubmission_78: dense.cpp\nsubmission_79: dense.cpp\n");
    const auto added = add_metadata(layout, R"(---
submission_77:
  :submitters:
  - :name: Max Power
    :sid: '4711'
    :email: max@example.org
  :created_at: 2026-11-30 22:58:59.328404330 Z
  :score: 9.0
  :history:
  - :id: 1
submission_78:
  :submitters:
  - {:name: Ann, :sid: '', :email: ann@example.org}
  - {:name: Bob, :sid: '5', :email: bob@example.org}
  :created_at: 2026-11-30 22:59:01 Z
submission_99: {}
)");
    REQUIRE(added);
    CHECK(shown(layout) ==
          "Max Power [max@example.org]: 04_dense.cpp\nAnn [ann@example.org]: dense.cpp\n"
          "Bob [bob@example.org]: dense.cpp\nsubmission_79: dense.cpp\n");
    CHECK(layout.hands[0].identity.id == "4711");
    CHECK(layout.hands[0].submitted == *course::parse_time("2026-11-30T22:58:59Z"));
    CHECK(layout.hands[2].submitted == *course::parse_time("2026-11-30T22:59:01Z"));
}

TEST_CASE("metadata that cannot be read is refused by its line") {
    const auto error = [](std::string_view yaml) {
        auto layout = in_folder({"submission_metadata.yml", "submission_77/04_dense.cpp"});
        REQUIRE(layout.kind == Kind::gradescope);
        const auto added = add_metadata(layout, yaml);
        REQUIRE_FALSE(added);
        CHECK(added.error().kind == Error::Kind::bad_input);
        return added.error().message;
    };
    CHECK(error("a: [b\n").starts_with("line "));
    CHECK(error("- a\n") == "expected a map of submissions");
    CHECK(error("") == "expected a map of submissions");
    CHECK(error("\nsubmission_77:\n  :submitters: []\n") == "line 3: expected a list of submitters");
    CHECK(error("submission_77: 5\n").find("submitters") != std::string::npos);
    CHECK(error("submission_77:\n  :created_at: yesterday\n")
              .starts_with("line 2: created_at: 'yesterday' is no time"));
    CHECK(error(std::string(100000, '[')).starts_with("line 1"));
}

TEST_CASE(
    "clones: the assignment is what their names have in common, and nothing of .git is anybody's work") {
    const Names names{"hw-1-ann/",
                      "hw-1-ann/.git/",
                      "hw-1-ann/exercises/04_dense/dense.cpp",
                      "hw-1-bo-b/",
                      "hw-1-bo-b/.git/",
                      "hw-1-bo-b/dense.cpp",
                      "hw-1-bo-b/.github/x.cpp",
                      "notes.txt"};
    const auto layout = in_folder(names);
    CHECK(layout.kind == Kind::clones);
    CHECK(shown(layout) == "ann [hw-1-ann]: exercises/04_dense/dense.cpp\nbo-b [hw-1-bo-b]: dense.cpp\n");
    CHECK(layout.hands[1].identity.login == "bo-b");
    CHECK(layout.others == std::vector<std::size_t>{7});
    Names below;
    for (const auto& name : names) below.push_back("hw-1-submissions/" + name);
    CHECK(shown(in_folder(below)) == shown(layout));
}

TEST_CASE("a folder without .git among clones is a student, too") {
    CHECK(shown(in_folder({"hw-ann/", "hw-ann/.git/", "hw-ann/dense.cpp", "hw-bob/", "hw-bob/.git/",
                           "hw-bob/dense.cpp", "hw-cem/", "hw-cem/dense.cpp"})) ==
          "ann [hw-ann]: dense.cpp\nbob [hw-bob]: dense.cpp\ncem [hw-cem]: dense.cpp\n");
}

TEST_CASE("one clone is one student, called as its folder") {
    const auto layout = in_folder({".git/", "04_dense/", "04_dense/dense.cpp", "README.md"});
    CHECK(layout.kind == Kind::one_student);
    CHECK(shown(layout) == "submissions [submissions]: 04_dense/dense.cpp README.md\n");
    CHECK(shown(in_folder({"hw-ann/", "hw-ann/.git/", "hw-ann/dense.cpp"})) ==
          "hw-ann [hw-ann]: dense.cpp\n");
}

TEST_CASE("a student's own folder or archive") {
    CHECK(shown(in_folder({"04_dense/", "04_dense/dense.cpp", "notes.txt"})) ==
          "submissions: 04_dense/dense.cpp notes.txt\n");
    CHECK(shown(in_archive({"ann/04_dense/dense.cpp", "ann/halfspace.json", "__MACOSX/ann/._x"})) ==
          "download: ann/04_dense/dense.cpp ann/halfspace.json\n");
    CHECK(shown(in_archive({"dense.cpp"})) == "download: dense.cpp\n");
}

TEST_CASE("folders and archives of students, packed in one folder or not") {
    const Names names{"ann/",  "ann/04_dense.cpp", "bob.tar.gz", "bob/", "bob/04_dense/dense.cpp",
                      "none/", "readme.txt"};
    const auto layout = in_folder(names);
    CHECK(layout.kind == Kind::folders);
    CHECK(shown(layout) == "ann: 04_dense.cpp\nbob: bob.tar.gz 04_dense/dense.cpp\nnone:\n");
    CHECK(layout.others == std::vector<std::size_t>{6});
    CHECK(shown(in_archive({"class/ann/04_dense.cpp", "class/bob/04_dense/dense.cpp"})) ==
          "ann: 04_dense.cpp\nbob: 04_dense/dense.cpp\n");
    CHECK(shown(in_archive({"ann/04_dense.cpp", "bob/04_dense/dense.cpp"})) ==
          "ann: 04_dense.cpp\nbob: 04_dense/dense.cpp\n");
}

TEST_CASE("homeworks or sections by the folder above them, each as it comes") {
    const auto plain = in_folder({"hw1/", "hw1/ann/04_dense.cpp", "hw1/bob/04_dense.cpp", "hw2/",
                                  "hw2/ann/dense.cpp", "hw2/cem/04_dense/dense.cpp", "notes.txt"});
    CHECK(shown(plain) == "ann: 04_dense.cpp\nbob: 04_dense.cpp\nann: dense.cpp\ncem: 04_dense/dense.cpp\n");
    CHECK(plain.hands[0].group == plain.hands[1].group);
    CHECK(plain.hands[1].group != plain.hands[2].group);
    CHECK(plain.others == std::vector<std::size_t>{6});
    CHECK(shown(in_archive({"x/hw1/ann/04_dense.cpp", "x/hw1/bob/04_dense.cpp"})) ==
          "ann: 04_dense.cpp\nbob: 04_dense.cpp\n");
    CHECK(shown(in_folder({"hw1/a_12_9_04_dense.cpp", "hw1/b_13_9_04_dense.cpp",
                           "hw2/Max_1_assignsubmission_file_/04_dense.cpp",
                           "hw2/Ann_2_assignsubmission_file_/04_dense.cpp"})) ==
          "a [12]: 04_dense.cpp\nb [13]: 04_dense.cpp\nMax [1]: 04_dense.cpp\nAnn [2]: 04_dense.cpp\n");
    // Students who keep drafts, or a folder in their folder, are students.
    CHECK(shown(in_folder({"ann/old/04_dense.cpp", "ann/new/04_dense.cpp", "bob/04_dense.cpp"})) ==
          "ann: old/04_dense.cpp new/04_dense.cpp\nbob: 04_dense.cpp\n");
    CHECK(shown(in_folder({"ann/submission/04_dense.cpp", "bob/submission/04_dense.cpp"})) ==
          "ann: submission/04_dense.cpp\nbob: submission/04_dense.cpp\n");
    CHECK(shown(in_folder({"ann/repo/.git/", "ann/repo/04_dense.cpp", "bob/repo/.git/",
                           "bob/repo/04_dense.cpp"})) == "ann: repo/04_dense.cpp\nbob: repo/04_dense.cpp\n");
}

TEST_CASE("one odd name makes no platform of a class, and one stray file no student") {
    CHECK(in_folder({"ann/04_dense.cpp", "bob/04_dense.cpp", "x_1_2_y.cpp"}).kind == Kind::folders);
    CHECK(in_folder({"ann/04_dense.cpp", "bob/04_dense.cpp", "Eve_1_assignsubmission_file_/a.cpp"}).kind ==
          Kind::folders);
    CHECK(in_folder({"ann/04_dense.cpp", "bob/04_dense.cpp", "eve/.git/", "eve/x.cpp"}).kind ==
          Kind::folders);
    CHECK(in_folder({"ann/04_dense.cpp", "bob/04_dense.cpp", "04_dense.cpp"}).kind == Kind::folders);
    CHECK(in_folder({"submission_1/04_dense.cpp", "submission_2/04_dense.cpp"}).kind == Kind::folders);
    CHECK(in_folder({"ann_b/04_dense.cpp"}).kind == Kind::folders);
}

TEST_CASE("litter is what nobody has written") {
    for (const auto* path :
         {"__MACOSX/ann/x.cpp", "ann/__MACOSX/x", ".DS_Store", "ann/._04_dense.cpp", "ann/.git/x", "x~",
          "#x#", "Thumbs.db", "a/.x.swp", "cmake-build-debug/x.cpp", "build/x.o", "node_modules/"})
        CHECK(is_litter(path));
    for (const auto* path : {"ann/04_dense.cpp", "build", "a/build.cpp", "MACOSX/x", "a.b/"})
        CHECK_FALSE(is_litter(path));
}

TEST_CASE("names of any shape are looked at, and nothing happens") {
    for (const auto* name : {"", "/", "//", "_", "__", "_1_2_", "a_1_2_", "_1_2_x", "a_LATE_",
                             "a__assignsubmission_file_", "_1_assignsubmission_file_/x",
                             "a_1_assignsubmission_", "submission_/x", "(refused)/x", "-", "a-/.git/"}) {
        const auto layout = in_folder({name, "ann/04_dense.cpp"});
        CHECK(layout.hands.size() <= 2);
        (void)in_archive({name});
        (void)in_archive({name, name});
    }
    CHECK(in_folder({}).hands.empty());
}

}  // namespace
}  // namespace halfspace::platform
