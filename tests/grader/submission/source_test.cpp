#include <sys/fsuid.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <optional>

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
    CHECK(why(folder.file("// ok\n// caf\xe9\x01\n")) ==
          "line 2 is not UTF-8; save the file as UTF-8 and hand it in again");
    CHECK(why(folder.file("// caf\xe9\n")) == "taken");  // Latin-1
}

/// Why it is the instructor's to mend; or "".
std::string to_mend(const fs::path& path) {
    const auto file = read_source(path);
    REQUIRE(file);
    const auto* unreadable = std::get_if<Unreadable>(&*file);
    return unreadable != nullptr ? unreadable->why : "";
}

/// The thread looks at files as nobody does, who has no right but everybody's.
class AsNobody {
  public:
    AsNobody() { ::setfsuid(65534); }
    ~AsNobody() { ::setfsuid(::geteuid()); }
    AsNobody(const AsNobody&) = delete;
    AsNobody& operator=(const AsNobody&) = delete;
};

TEST_CASE("what is no regular file is the instructor's to mend, not waited for and not followed") {
    const Folder folder;
    const fs::path target = folder.file("int secret;\n");
    const fs::path link = folder.path() / "link.cpp";
    fs::create_symlink(target, link);
    const std::string is_link =
        " is a symbolic link, which may lead to anybody's file: put a regular file in its place";
    CHECK(to_mend(link) == link.string() + is_link);
    fs::create_symlink("nowhere", folder.path() / "dangling.cpp");
    CHECK(to_mend(folder.path() / "dangling.cpp") == (folder.path() / "dangling.cpp").string() + is_link);
    const fs::path pipe = folder.path() / "pipe.cpp";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    CHECK(to_mend(pipe) == pipe.string() + " is a named pipe: put a regular file in its place");
    CHECK(to_mend("/dev/null") == "/dev/null is a device: put a regular file in its place");
    CHECK(why(folder.path()) == "it is not a file, but a folder; hand in the file itself");
}

TEST_CASE("a file that nobody lets us read is the instructor's to mend") {
    const Folder folder;
    const fs::path file = folder.file("int x;\n");
    fs::permissions(file, fs::perms::none);
    fs::permissions(folder.path(), fs::perms::all);
    const bool is_root = ::geteuid() == 0;
    std::string told;
    {
        std::optional<AsNobody> nobody;
        if (is_root) nobody.emplace();
        told = to_mend(file);
    }
    CHECK(told == file.string() + " cannot be read (Permission denied): make it readable");
}

TEST_CASE("a hard link of one owner is read, in a folder of the grader's only if all may read it") {
    const Folder folder;
    const fs::path file = folder.file("int x;\n");
    fs::create_hard_link(file, folder.path() / "other_name.cpp");
    CHECK(why(file) == "taken");
    CHECK(why(folder.path() / "other_name.cpp") == "taken");
    fs::permissions(file, fs::perms::owner_read);
    CHECK(to_mend(file) == file.string() +
                               " is a hard link to a file that may be somebody else's: make sure that it is "
                               "the student's, and put a copy in its place");
    fs::remove(folder.path() / "other_name.cpp");
    CHECK(why(file) == "taken");
}

TEST_CASE("what a student could not read is not read for the student, whatever it is called") {
    if (::geteuid() != 0) SKIP("only root can make files of others");
    constexpr ::uid_t student = 61001;
    constexpr ::uid_t other = 61002;
    const Folder home;
    const Folder elsewhere;
    REQUIRE(::chown(home.path().c_str(), student, student) == 0);
    struct Case {
        ::uid_t owner;
        int mode;
        bool linked;
        bool taken;
    };
    for (const auto& [owner, mode, linked, taken] : {
             Case{student, 0600, false, true},
             Case{student, 0600, true, true},  // another name of a file of one's own
             Case{other, 0644, true, false},   // a fellow student's
             Case{other, 0600, true, false}, Case{0, 0644, true, false},
             Case{0, 0600, true, false},   // the instructor's secret
             Case{0, 0600, false, false},  // the same, once its first name was removed
             Case{0, 0644, false, true},   // put there for the student
         }) {
        INFO("owner " << owner << ", mode " << mode << ", linked " << linked);
        const fs::path file = elsewhere.file("int secret;\n");
        REQUIRE(::chmod(file.c_str(), static_cast<::mode_t>(mode)) == 0);
        REQUIRE(::chown(file.c_str(), owner, owner) == 0);
        fs::remove(home.path() / "dense.cpp");
        fs::create_hard_link(file, home.path() / "dense.cpp");
        if (!linked) fs::remove(file);
        CHECK(to_mend(home.path() / "dense.cpp").empty() == taken);
    }
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
