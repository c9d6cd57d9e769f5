// Every way of getting a manifest wrong, and the exact message for it.

#include "course/manifest.hpp"

#include <catch2/catch_test_macros.hpp>

#include "course/course.hpp"
#include "grader/course/miniature.hpp"

using namespace halfspace::course;
using halfspace::Error;
using halfspace::course::test::Edit;
using halfspace::course::test::MiniatureCourse;

namespace {

struct Case {
    Edit edit;
    std::string message;  // ~ stands for the course's folder
};

std::string with_folder(std::string message, const std::filesystem::path& folder) {
    for (std::size_t at = message.find('~'); at != std::string::npos; at = message.find('~', at)) {
        message.replace(at, 1, folder.string());
    }
    return message;
}

const std::string course = "course.toml";
const std::string one = "01_one/exercise.toml";

const Case cases[] = {
    // Misspelt.
    {{one, "[[hints]]\ntext = \"L", "[[hits]]\ntext = \"L"},
     "~/01_one/exercise.toml:12: 'hits': unknown key; did you mean 'hints'?"},
    {{one, "[limits]\ncpu_seconds = 0.5", "[limit]"},
     "~/01_one/exercise.toml:15: 'limit': unknown key; did you mean 'limits'?"},
    {{one, "summary", "sumary"}, "~/01_one/exercise.toml:2: 'sumary': unknown key; did you mean 'summary'?"},
    {{one, "cpu_seconds", "cpu_second"},
     "~/01_one/exercise.toml:16: 'limits.cpu_second': unknown key; did you mean 'cpu_seconds'?"},
    {{one, "cpu_seconds", "disk"},
     "~/01_one/exercise.toml:16: 'limits.disk': unknown key; expected one of: cpu_seconds, wall_seconds, "
     "memory_mb, submission_seconds, submission_time_outs"},
    {{one, "function = ", "functoin = "},
     "~/01_one/exercise.toml:14: 'hints[2].functoin': unknown key; did you mean 'function'?"},
    {{course, "title", "tilte"}, "~/course.toml:1: 'tilte': unknown key; did you mean 'title'?"},
    {{course, "pass_fraction", "passfraction"},
     "~/course.toml:4: 'policy.passfraction': unknown key; did you mean 'pass_fraction'?"},
    {{course, "requires", "require"},
     "~/course.toml:11: 'exercises[2].require': unknown key; did you mean 'requires'?"},
    // Missing.
    {{one, "title = \"The first\"\n", ""}, "~/01_one/exercise.toml:1: 'title': missing; expected a string"},
    {{one, "summary = \"What one does\"\n", ""},
     "~/01_one/exercise.toml:1: 'summary': missing; expected a string"},
    {{one, "text = \"Look at zeta.\"\n", ""},
     "~/01_one/exercise.toml:12: 'hints[2].text': missing; expected a string"},
    {{one, "zeta = 2\nalpha = 1.5\n", ""},
     "~/01_one/exercise.toml:4: 'functions': expected at least one function and its points"},
    {{"02_two/exercise.toml", "functions = {f = 1}\n", ""},
     "~/02_two/exercise.toml:1: 'functions': missing; expected a table"},
    {{course, "id = \"02_two\"\n", ""}, "~/course.toml:8: 'exercises[2].id': missing; expected a string"},
    {{course, "points = 5\n", ""},
     "~/course.toml:5: 'exercises[1].points': missing; expected a number from 0.01 to 1000000"},
    // Ill-typed.
    {{one, "\"The first\"", "1"}, "~/01_one/exercise.toml:1: 'title': expected a string, got a number"},
    {{one, "\"The first\"", "''"}, "~/01_one/exercise.toml:1: 'title': expected a string that is not empty"},
    {{one, "\"What one does\"", "\"a\\nb\""},
     "~/01_one/exercise.toml:2: 'summary': expected a string of one line"},
    {{one, "[\"activation\"]", "\"activation\""},
     "~/01_one/exercise.toml:3: 'uses': expected a list of strings, got a string"},
    {{one, "[\"activation\"]", "[\"activation\", 3]"},
     "~/01_one/exercise.toml:3: 'uses': expected a list of strings, got a number in it"},
    {{one, "[\"activation\"]", "[\"../tensor\"]"},
     "~/01_one/exercise.toml:3: 'uses': expected names of nn modules, like \"activation\", got "
     "\"../tensor\""},
    {{one, "zeta = 2", "zeta = true"},
     "~/01_one/exercise.toml:5: 'functions.zeta': expected a number above 0, at most 1000000, got true or "
     "false"},
    {{one, "zeta = 2", "zeta = 0"},
     "~/01_one/exercise.toml:5: 'functions.zeta': expected a number above 0, at most 1000000, got 0"},
    {{one, "zeta = 2", "zeta = inf"},
     "~/01_one/exercise.toml:5: 'functions.zeta': expected a number above 0, at most 1000000, got inf"},
    {{one, "zeta = 2", "zeta = nan"},
     "~/01_one/exercise.toml:5: 'functions.zeta': expected a number above 0, at most 1000000, got nan"},
    {{one, "zeta = 2", "'ze ta' = 2"},
     "~/01_one/exercise.toml:5: 'functions.ze ta': expected the name of a function"},
    {{one, "zeta = 2", "zeta = 1979-05-27"},
     "~/01_one/exercise.toml:5: 'functions.zeta': expected a number above 0, at most 1000000, got a date or "
     "time"},
    {{one, "cpu_seconds = 0.5", "cpu_seconds = 1e9"},
     "~/01_one/exercise.toml:16: 'limits.cpu_seconds': expected a number above 0, at most 3600, got "
     "1000000000"},
    {{one, "cpu_seconds = 0.5", "memory_mb = '512'"},
     "~/01_one/exercise.toml:16: 'limits.memory_mb': expected a number from 16 to 65536, got a string"},
    {{one, "[limits]\ncpu_seconds = 0.5\n", "[[limits]]\n"},
     "~/01_one/exercise.toml:15: 'limits': expected a table, got a list"},
    {{"02_two/exercise.toml", "functions", "hints = {text = 'x'}\nfunctions"},
     "~/02_two/exercise.toml:3: 'hints': expected a list of tables, each headed [[hints]], got a table"},
    {{course, "\"enforce\"", "\"strict\""},
     "~/course.toml:3: 'policy.prerequisites': expected \"advise\" or \"enforce\", got \"strict\""},
    {{course, "pass_fraction = 0.6", "feedback = 'hints'"},
     "~/course.toml:4: 'policy.feedback': expected \"nothing\" or \"name\" or \"hint\" or \"all\", got "
     "\"hints\""},
    {{course, "0.6", "60"},
     "~/course.toml:4: 'policy.pass_fraction': expected a number above 0, at most 1, got 60"},
    {{course, "[\"01_one\"]", "\"01_one\""},
     "~/course.toml:11: 'exercises[2].requires': expected a list of strings, got a string"},
    // Well-typed and wrong.
    {{one, "function = \"zeta\"", "function = \"zета\""},
     "~/01_one/exercise.toml:14: 'hints[2].function': there is no function 'zета' in [functions]; expected "
     "one of: zeta, alpha"},
    {{one, "function = \"zeta\"", "function = \"zetta\""},
     "~/01_one/exercise.toml:14: 'hints[2].function': there is no function 'zetta' in [functions]; did you "
     "mean 'zeta'?"},
    {{course, "[\"01_one\"]", "[\"01_on\"]"},
     "~/course.toml:11: 'exercises[2].requires': there is no exercise '01_on' in this course; did you mean "
     "'01_one'?"},
    {{course, "points = 5", "points = 5\nrequires = [\"02_two\"]"},
     "~/course.toml:8: 'exercises[1].requires': goes in a circle: 01_one requires 02_two requires 01_one"},
    {{course, "[\"01_one\"]", "[\"02_two\"]"},
     "~/course.toml:11: 'exercises[2].requires': goes in a circle: 02_two requires 02_two"},
    {{course, "\"02_two\"", "\"01_one\""},
     "~/course.toml:9: 'exercises[2].id': '01_one' is there already, on line 6"},
    {{course, "\"02_two\"", "\"02_too\""},
     "~/course.toml:9: 'exercises[2].id': there is no folder ~/02_too; did you mean '02_two'?"},
    {{course, "\"02_two\"", "\"nothing_like_it\""},
     "~/course.toml:9: 'exercises[2].id': there is no folder ~/nothing_like_it"},
    {{course, "\"02_two\"", "\"../02_two\""},
     "~/course.toml:9: 'exercises[2].id': expected the name of a folder, got \"../02_two\""},
    // The lowest line comes first, but a misspelt key before all.
    {{one, "zeta = 2\nalpha = 1.5", "zeta = 0\nalpha = 0"},
     "~/01_one/exercise.toml:5: 'functions.zeta': expected a number above 0, at most 1000000, got 0"},
    {{one, "title = \"The first\"", "titel = \"The first\""},
     "~/01_one/exercise.toml:1: 'titel': unknown key; did you mean 'title'?"},
};

}  // namespace

TEST_CASE("the files of an exercise follow from its folder's name") {
    const MiniatureCourse files;
    std::filesystem::remove(files.folder / "01_one/one.hpp");
    CHECK(
        read_course(files.folder).error().message ==
        with_folder("~/01_one/exercise.toml:1: the contract ~/01_one/one.hpp does not exist", files.folder));
    files.write("perceptron/perceptron.hpp", "");
    files.write("perceptron/exercise.toml", files.read(one));
    CHECK(read_exercise(files.folder / "perceptron").value().file == "perceptron.cpp");
    for (const std::string name : {"07-x", "07_", "07", "07_8", "07_a-b"}) {
        files.write(name + "/exercise.toml", files.read(one));
        CHECK(read_exercise(files.folder / name).error().message ==
              with_folder("~/" + name + "/exercise.toml:1: the folder's name '" + name +
                              "' is to be a number, '_' and a C++ name, like 04_dense",
                          files.folder));
    }
}

TEST_CASE("a wrong manifest is one message with file, line and key") {
    for (const Case& one_case : cases) {
        const MiniatureCourse files;
        files.apply(one_case.edit);
        INFO(one_case.edit.what << " -> " << one_case.edit.with);
        const auto read = read_course(files.folder);
        REQUIRE_FALSE(read);
        CHECK(read.error().kind == Error::Kind::bad_input);
        CHECK(read.error().message == with_folder(one_case.message, files.folder));
    }
}

TEST_CASE("a manifest that is not TOML says on which line") {
    const MiniatureCourse files;
    files.apply({one, "summary = ", "summary "});
    const std::string message = read_course(files.folder).error().message;
    const std::string start = with_folder("~/01_one/exercise.toml:2: not valid TOML: ", files.folder);
    CHECK(message.substr(0, start.size()) == start);
    CHECK(message.size() > start.size());
    CHECK(message.find('\n') == std::string::npos);
}

TEST_CASE("a key that is there twice is an error") {
    const MiniatureCourse files;
    files.apply({one, "summary = ", "title = 'x'\nsummary = "});
    const auto read = read_course(files.folder);
    REQUIRE_FALSE(read);
    CHECK(read.error().message.starts_with(
        with_folder("~/01_one/exercise.toml:2: not valid TOML: ", files.folder)));
}

TEST_CASE("a manifest that cannot be read says why") {
    const MiniatureCourse files;
    std::filesystem::remove(files.folder / one);
    CHECK(read_course(files.folder).error().message ==
          with_folder("~/01_one/exercise.toml: cannot be read: No such file or directory", files.folder));
    std::filesystem::create_directory(files.folder / one);
    CHECK(read_course(files.folder).error().message ==
          with_folder("~/01_one/exercise.toml: cannot be read: Is a directory", files.folder));
    CHECK(read_course(files.folder / "none").error().message ==
          with_folder("~/none/course.toml: cannot be read: No such file or directory", files.folder));
}

TEST_CASE("a path is shown relative to the current folder if it lies below it") {
    const auto here = std::filesystem::current_path();
    CHECK(shown("exercises/course.toml") == "exercises/course.toml");
    CHECK(shown("./exercises//04_dense/../course.toml") == "exercises/course.toml");
    CHECK(shown(here / "exercises") == "exercises");
    CHECK(shown("../exercises") == (here.parent_path() / "exercises").string());
    CHECK(shown("/nowhere/course.toml") == "/nowhere/course.toml");
}
