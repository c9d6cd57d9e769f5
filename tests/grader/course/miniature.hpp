#pragma once
// A course of two exercises in a temporary folder, to be broken one key at a time.

#include <stdlib.h>  // NOLINT(modernize-deprecated-headers): mkdtemp is POSIX

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace halfspace::course::test {

/// The file with the first `what` in it replaced; an empty `what` appends.
struct Edit {
    std::string file;
    std::string what;
    std::string with;
};

class MiniatureCourse {
  public:
    static constexpr std::string_view course_toml = R"(title = "Small course"
[policy]
prerequisites = "enforce"
pass_fraction = 0.6
[[exercises]]
id = "01_one"
points = 5
[[exercises]]
id = "02_two"
points = 7.5
requires = ["01_one"]
)";
    static constexpr std::string_view exercise_toml = R"(title = "The first"
summary = "What one does"
uses = ["activation"]
[functions]
zeta = 2
alpha = 1.5
[[hints]]
text = """
Look again.
Twice.
"""
[[hints]]
text = "Look at zeta."
function = "zeta"
[limits]
cpu_seconds = 0.5
)";

    MiniatureCourse() {
        std::string name = (std::filesystem::temp_directory_path() / "halfspace-course-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make " + name);
        // Messages show paths relative to the current folder only if they lie below it.
        folder = std::filesystem::canonical(name);
        write("course.toml", course_toml);
        write("01_one/exercise.toml", exercise_toml);
        write("01_one/one.hpp", "");
        write("02_two/exercise.toml", "title = 'Two'\nsummary = 'Second'\nfunctions = {f = 1}\n");
        write("02_two/two.hpp", "");
    }
    MiniatureCourse(const MiniatureCourse&) = delete;
    MiniatureCourse& operator=(const MiniatureCourse&) = delete;
    ~MiniatureCourse() {
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
    }

    void write(const std::string& file, std::string_view text) const {
        std::filesystem::create_directories((folder / file).parent_path());
        std::ofstream(folder / file, std::ios::binary) << text;
    }

    [[nodiscard]] std::string read(const std::string& file) const {
        std::ifstream stream(folder / file, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }

    void apply(const Edit& edit) const {
        std::string text = read(edit.file);
        const std::size_t at = edit.what.empty() ? text.size() : text.find(edit.what);
        if (at == std::string::npos) throw std::runtime_error("no '" + edit.what + "' in " + edit.file);
        write(edit.file, text.replace(at, edit.what.size(), edit.with));
    }

    std::filesystem::path folder;
};

}  // namespace halfspace::course::test
