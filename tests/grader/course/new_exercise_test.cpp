#include "course/new_exercise.hpp"

#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <map>
#include <set>

#include "base/files.hpp"
#include "course/course.hpp"

using namespace halfspace;
using namespace halfspace::course;
using Catch::Matchers::ContainsSubstring;

namespace {

namespace fs = std::filesystem;

const fs::path pattern = HALFSPACE_TEMPLATE;

std::string text_of(const fs::path& file) {
    return *read_file(file, 1u << 20);
}

/// A folder with an exercises/ that holds a course.toml.
class Place {
  public:
    explicit Place(const std::string& course = "title = \"Small\"  # of none yet\n")
        : folder_(*ScratchFolder::create()) {
        fs::create_directory(root() / "exercises");
        write("exercises/course.toml", course);
    }
    [[nodiscard]] fs::path root() const { return folder_.path(); }
    [[nodiscard]] NewExercise wanted(const std::string& id) const {
        return {id, pattern, root() / "exercises", root() / "solutions"};
    }
    void write(const std::string& file, const std::string& text) const {
        REQUIRE(write_file(root() / file, text));
    }
    /// Every folder (its name ends in '/') and every file with its text.
    [[nodiscard]] std::map<std::string, std::string> content() const {
        std::map<std::string, std::string> all;
        for (const auto& entry : fs::recursive_directory_iterator(root())) {
            const std::string name = entry.path().lexically_relative(root()).string();
            if (entry.is_directory()) {
                all[name + "/"] = "";
            } else {
                all[name] = text_of(entry.path());
            }
        }
        return all;
    }

  private:
    ScratchFolder folder_;
};

/// The message of a refusal that left everything as it was.
std::string refused(const Place& place, const NewExercise& wanted,
                    Error::Kind kind = Error::Kind::bad_input) {
    const auto before = place.content();
    const auto made = make_exercise(wanted);
    CHECK(place.content() == before);
    REQUIRE_FALSE(made);
    CHECK(made.error().kind == kind);
    return made.error().message;
}

}  // namespace

TEST_CASE("the template's files are those that are copied") {
    std::set<std::string> listed;
    for (const auto& file : template_files()) {
        CHECK(listed.insert(std::string(file.path)).second);
        CHECK_FALSE(file.holds.empty());
    }
    std::set<std::string> there;
    for (const auto& entry : fs::recursive_directory_iterator(pattern)) {
        if (!entry.is_directory()) there.insert(entry.path().lexically_relative(pattern).string());
    }
    CHECK(listed == there);
}

TEST_CASE("a new exercise is one that the course can be read with") {
    const Place place;
    const auto made = make_exercise(place.wanted("14_perceptron"));
    REQUIRE(made);
    CHECK(made->size() == template_files().size());
    CHECK(made->front().folder == place.root() / "exercises/14_perceptron");
    CHECK(made->front().file == "perceptron.hpp");
    for (const auto& file : *made) {
        const fs::path path = file.folder / file.file;
        INFO(path);
        const std::string text = text_of(path);
        CHECK_THAT(text, ContainsSubstring("TO WRITE: "));
        CHECK_THAT(text, !ContainsSubstring("@"));
        CHECK((fs::status(path).permissions() & fs::perms(0777)) == fs::perms(0644));
    }
    CHECK(place.content().size() == made->size() + 6);  // course.toml and five folders

    const auto course = read_course(place.root() / "exercises");
    REQUIRE(course);
    const Exercise& exercise = course->exercises.at(0);
    CHECK(exercise.id == "14_perceptron");
    CHECK(exercise.title == "Perceptron");
    CHECK(exercise.file == "perceptron.cpp");
    CHECK(exercise.points == 1);
    CHECK(exercise.prerequisites.empty());
    CHECK_FALSE(exercise.hints.empty());
}

TEST_CASE("names go where they belong") {
    const Place place;
    REQUIRE(make_exercise(place.wanted("07_max_pooling")));
    const fs::path folder = place.root() / "exercises/07_max_pooling";
    CHECK_THAT(text_of(folder / "README.md"), ContainsSubstring("# 07 Max pooling\n"));
    CHECK_THAT(text_of(folder / "README.md"), ContainsSubstring("exercises/check 07_max_pooling"));
    CHECK_THAT(text_of(folder / "exercise.toml"), ContainsSubstring("title = \"Max pooling\""));
    CHECK_THAT(text_of(folder / "max_pooling.cpp"), ContainsSubstring("#include \"max_pooling.hpp\""));
}

TEST_CASE("the rest of course.toml stays as it is, byte for byte, and so do its permissions") {
    const std::string entry =
        "\n[[exercises]]\nid = \"14_perceptron\"\npoints = 1\nrequires = []  # exercises to do first\n";
    for (const std::string end : {"", "\n", "\r\n", "\n\n# last words\n"}) {
        CAPTURE(end);
        const std::string course = "# A course.\r\ntitle   = 'Small' " + end;
        const Place place(course);
        const fs::path file = place.root() / "exercises/course.toml";
        fs::permissions(file, fs::perms(0640));
        REQUIRE(make_exercise(place.wanted("14_perceptron")));
        CHECK(text_of(file) == course + (end.empty() ? "\n" : "") + entry);
        CHECK((fs::status(file).permissions() & fs::perms(0777)) == fs::perms(0640));
    }
}

TEST_CASE("exercises are appended one after another") {
    const Place place;
    REQUIRE(make_exercise(place.wanted("14_perceptron")));
    REQUIRE(make_exercise(place.wanted("15_perceptron")));
    const auto course = read_course(place.root() / "exercises");
    REQUIRE(course);
    REQUIRE(course->exercises.size() == 2);
    CHECK(course->exercises[1].id == "15_perceptron");
}

TEST_CASE("a name is a number, '_' and a C++ name") {
    const Place place;
    for (const char* id : {"", "_", "14", "14_", "perceptron", "_perceptron", "14perceptron", "14-perceptron",
                           "14_1st", "14_per ceptron", "14_per/ceptron", "../14_x", "14_x/", "14_\xc3\xa9"}) {
        CAPTURE(id);
        CHECK_THAT(refused(place, place.wanted(id)), ContainsSubstring("take a number, '_' and a C++ name"));
    }
    CHECK_THAT(refused(place, place.wanted("14_checks")), ContainsSubstring("take another name"));
}

TEST_CASE("what is there already is not written over") {
    const Place place("title = \"T\"\n[[exercises]]\npoints = 2\nid = \"13_taken\"\n");
    CHECK_THAT(refused(place, place.wanted("13_taken")),
               ContainsSubstring("course.toml:4: '13_taken' is there already"));
    fs::create_directories(place.root() / "exercises/14_perceptron");
    CHECK_THAT(refused(place, place.wanted("14_perceptron")),
               ContainsSubstring("exercises/14_perceptron exists already"));
    fs::create_directories(place.root() / "solutions");
    place.write("solutions/15_perceptron", "");
    CHECK_THAT(refused(place, place.wanted("15_perceptron")),
               ContainsSubstring("solutions/15_perceptron exists already"));
    fs::create_symlink("nowhere", place.root() / "solutions/16_perceptron");
    const auto made = make_exercise(place.wanted("16_perceptron"));
    REQUIRE_FALSE(made);
    CHECK_THAT(made.error().message, ContainsSubstring("solutions/16_perceptron exists already"));
}

TEST_CASE("a course.toml that is missing, wrong or cannot be appended to") {
    const Place place("title = \"T\"\nexercises = [{id = \"13_taken\", points = 1}]\n");
    CHECK_THAT(refused(place, place.wanted("14_perceptron")),
               ContainsSubstring("course.toml: nothing can be appended to it"));
    place.write("exercises/course.toml", "title = \n");
    CHECK_THAT(refused(place, place.wanted("14_perceptron")), ContainsSubstring("course.toml:1"));
    fs::remove(place.root() / "exercises/course.toml");
    CHECK_THAT(refused(place, place.wanted("14_perceptron")), ContainsSubstring("course.toml"));
}

TEST_CASE("nothing is left half made") {
    const Place place;
    SECTION("solutions is no folder") {
        place.write("solutions", "a file");
        CHECK_THAT(refused(place, place.wanted("14_perceptron")), ContainsSubstring("solutions"));
    }
    SECTION("a file of the template is missing: a fault of the grader") {
        NewExercise wanted = place.wanted("14_perceptron");
        const Place other;
        fs::copy(pattern, other.root() / "template", fs::copy_options::recursive);
        fs::remove(other.root() / "template/solutions/correct/standard.cpp");
        wanted.pattern = other.root() / "template";
        CHECK_THAT(refused(place, wanted, Error::Kind::fault), ContainsSubstring("template is incomplete"));
    }
    SECTION("an unwritable folder") {
        if (::geteuid() == 0) return;  // root may write everywhere
        fs::permissions(place.root() / "exercises", fs::perms(0555));
        CHECK_THAT(refused(place, place.wanted("14_perceptron")),
                   ContainsSubstring("cannot make a folder in"));
        fs::permissions(place.root() / "exercises", fs::perms(0755));
    }
}
