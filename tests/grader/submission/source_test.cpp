#include <sys/stat.h>

#include <catch2/catch_test_macros.hpp>

#include "base/files.hpp"
#include "submission/submission.hpp"

namespace halfspace::submission {
namespace {

namespace fs = std::filesystem;

class Folder {
  public:
    Folder() : folder_(*ScratchFolder::create()) {}
    [[nodiscard]] fs::path file(const std::string& text) const {
        const fs::path path = folder_.path() / "dense.cpp";
        REQUIRE(write_file(path, text));
        return path;
    }
    [[nodiscard]] const fs::path& path() const { return folder_.path(); }

  private:
    ScratchFolder folder_;
};

/// Why the file is rejected; or "taken".
std::string why(const fs::path& path) {
    const auto file = read_source(path);
    REQUIRE(file);
    const auto* rejected = std::get_if<verdict::Rejected>(&*file);
    return rejected != nullptr ? rejected->why : "taken";
}

TEST_CASE("a source is taken byte for byte") {
    const Folder folder;
    for (const std::string text : {"", "int x;\r\n", "\xef\xbb\xbf// \xc3\xa9\n", "no newline at the end"}) {
        const auto file = read_source(folder.file(text));
        REQUIRE(file);
        REQUIRE(std::holds_alternative<Source>(*file));
        CHECK(std::get<Source>(*file).text == text);
    }
}

TEST_CASE("1 MiB is taken, one byte more is not") {
    const Folder folder;
    CHECK(why(folder.file(std::string(1 << 20, ' '))) == "taken");
    CHECK(why(folder.file(std::string((1 << 20) + 1, ' '))) ==
          "it has 1048577 bytes; a source file has at most 1 MiB (1048576 bytes)");
}

TEST_CASE("what is no text is rejected") {
    const Folder folder;
    CHECK(why(folder.file(std::string("\x7f\x45LF\0\1", 6))) ==
          "it is binary (it holds a NUL byte), not C++ source; hand in the .cpp file");
    CHECK(why(folder.file("// ok\n// caf\xe9\n")) ==
          "line 2 is not UTF-8; save the file as UTF-8 and hand it in again");
}

TEST_CASE("what is no file is rejected, and not waited for") {
    const Folder folder;
    const fs::path target = folder.file("int secret;\n");
    const fs::path link = folder.path() / "link.cpp";
    fs::create_symlink(target, link);
    CHECK(why(link) == "it is a symbolic link; hand in the file itself");
    fs::create_hard_link(target, folder.path() / "other_name.cpp");
    CHECK(why(target) == "it is a hard link to another file; hand in a copy");
    fs::create_symlink("nowhere", folder.path() / "dangling.cpp");
    CHECK(why(folder.path() / "dangling.cpp") == "it is a symbolic link; hand in the file itself");
    const fs::path pipe = folder.path() / "pipe.cpp";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    CHECK(why(pipe) == "it is not a file");
    CHECK(why(folder.path()) == "it is not a file");
}

TEST_CASE("a file that is not there is an error that names it") {
    const Folder folder;
    const auto file = read_source(folder.path() / "none.cpp");
    REQUIRE_FALSE(file);
    CHECK(file.error().kind == Error::Kind::bad_input);
    CHECK(file.error().message == (folder.path() / "none.cpp").string() + ": No such file or directory");
}

}  // namespace
}  // namespace halfspace::submission
