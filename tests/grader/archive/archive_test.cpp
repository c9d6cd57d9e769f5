#include "archive/archive.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cstdlib>
#include <ctime>

namespace halfspace::archive {
namespace {

using Catch::Matchers::ContainsSubstring;

/// What an attacker writes into a zip, by libarchive itself and without our rules.
struct Odd {
    std::string path;
    std::string content = "int x;\n";
    unsigned type = AE_IFREG;
    std::string link = {};
};

using Set = int (*)(::archive*);

std::string packed(const std::vector<Odd>& entries, const char* options = "zip:compression=deflate",
                   Set format = &::archive_write_set_format_zip, Set filter = nullptr) {
    std::string bytes(1u << 20, '\0');
    std::size_t used = 0;
    ::archive* writer = ::archive_write_new();
    format(writer);
    if (filter != nullptr) filter(writer);
    if (options != nullptr) ::archive_write_set_options(writer, options);
    REQUIRE(::archive_write_open_memory(writer, bytes.data(), bytes.size(), &used) == ARCHIVE_OK);
    for (const auto& odd : entries) {
        ::archive_entry* entry = ::archive_entry_new();
        ::archive_entry_set_pathname(entry, odd.path.c_str());
        ::archive_entry_set_filetype(entry, odd.type);
        ::archive_entry_set_perm(entry, 0644);
        if (!odd.link.empty()) ::archive_entry_set_symlink(entry, odd.link.c_str());
        if (odd.type == AE_IFREG)
            ::archive_entry_set_size(entry, static_cast<la_int64_t>(odd.content.size()));
        REQUIRE(::archive_write_header(writer, entry) >= ARCHIVE_WARN);
        if (odd.type == AE_IFREG) ::archive_write_data(writer, odd.content.data(), odd.content.size());
        ::archive_entry_free(entry);
    }
    REQUIRE(::archive_write_close(writer) == ARCHIVE_OK);
    ::archive_write_free(writer);
    bytes.resize(used);
    return bytes;
}

/// Why the only entry is refused; empty: it is not.
std::string why(const Odd& odd) {
    const auto contents = read(packed({odd}));
    REQUIRE(contents);
    if (contents->refused.empty()) return {};
    CHECK(contents->files.empty());
    return contents->refused.front().why;
}

std::string error(const std::string& bytes, const Limits& limits = {}) {
    const auto contents = read(bytes, limits);
    REQUIRE_FALSE(contents);
    CHECK(contents.error().kind == Error::Kind::bad_input);
    return contents.error().message;
}

TEST_CASE("what is packed comes out again") {
    const std::string binary("\0\1\2\xff", 4);
    const auto bytes = make_zip({{"b/long.txt", std::string(100000, 'x')},
                                 {"a/Ångström 数.cpp", binary},
                                 {"empty", ""},
                                 {"run", "#!/bin/sh\n", true}});
    REQUIRE(bytes);
    CHECK(bytes->size() < 5000);
    const auto contents = read(*bytes);
    REQUIRE(contents);
    CHECK(contents->refused.empty());
    REQUIRE(contents->files.size() == 4);
    CHECK(contents->files[0].path == "a/Ångström 数.cpp");
    CHECK(contents->files[0].content == binary);
    CHECK(contents->files[1].content == std::string(100000, 'x'));
    CHECK(contents->files[2].content.empty());
    CHECK_FALSE(contents->files[2].executable);
    CHECK(contents->files[3].executable);
}

TEST_CASE("the same files are the same bytes, in any order, time zone and year") {
    const auto in_zone = [](const char* zone, std::vector<Entry> files) {
        ::setenv("TZ", zone, 1);
        ::tzset();
        return *make_zip(std::move(files));
    };
    const auto here = in_zone("Pacific/Kiritimati", {{"a", "1"}, {"b", "2"}});
    const auto there = in_zone("Pacific/Pago_Pago", {{"b", "2"}, {"a", "1"}});
    CHECK(here == there);
    CHECK(here != in_zone("UTC", {{"a", "1"}, {"b", "3"}}));
    // The local header's time and date: midnight of the first day that the format knows.
    REQUIRE(here.size() > 14);
    CHECK(here.substr(10, 4) == std::string("\x00\x00\x21\x00", 4));
}

TEST_CASE("two of one path, or a path that climbs, are not packed") {
    CHECK_FALSE(make_zip({{"a", "1"}, {"a", "2"}}));
    CHECK_FALSE(make_zip({{"../a", "1"}}));
}

TEST_CASE("names that lead elsewhere are refused, the others taken") {
    CHECK_THAT(why({"/etc/passwd"}), ContainsSubstring("absolute"));
    CHECK_THAT(why({"a/../../b.cpp"}), ContainsSubstring("climbs"));
    CHECK_THAT(why({".."}), ContainsSubstring("climbs"));
    CHECK_THAT(why({"a//b.cpp"}), ContainsSubstring("odd"));
    CHECK_THAT(why({"a/./b.cpp"}), ContainsSubstring("odd"));
    CHECK(why({"./b.cpp"}).empty());  // as tar writes it
    CHECK_THAT(why({"a\nb.cpp"}), ContainsSubstring("control"));
    CHECK_THAT(why({"a\x1b[2Jb.cpp"}), ContainsSubstring("control"));
    CHECK_THAT(why({"dense\xff.cpp"}), ContainsSubstring("not UTF-8"));
    CHECK_THAT(why({std::string(2000, 'n')}), ContainsSubstring("long"));
    std::string deep;
    for (int i = 0; i < 17; ++i) deep += "d/";
    CHECK_THAT(why({deep + "x"}), ContainsSubstring("deep"));
    CHECK(why({"-rf.cpp"}).empty());  // a name is never an argument
    CHECK(why({"@file.cpp"}).empty());

    const auto contents = read(packed({{"../x.cpp"}, {"04_dense/dense.cpp"}}));
    REQUIRE(contents);
    CHECK(contents->files.size() == 1);
    CHECK(contents->refused.size() == 1);
}

TEST_CASE("links and devices are refused, folders are nothing") {
    CHECK_THAT(why({"dense.cpp", "", AE_IFLNK, "/etc/passwd"}), ContainsSubstring("symbolic link"));
    CHECK(why({"04_dense/", "", AE_IFDIR}).empty());
    // libarchive writes no devices: an entry of ours, its mode made that of one.
    auto bytes = *make_zip({{"dense.cpp", "x"}});
    const std::string regular("\0\0\xa4\x81", 4);  // external attributes, 0100644
    const auto at = bytes.rfind(regular);
    REQUIRE(at != std::string::npos);
    const std::string device("\0\0\xa4\x21", 4);  // 0020644
    bytes.replace(at, 4, device);
    const auto contents = read(bytes);
    REQUIRE(contents);
    REQUIRE(contents->refused.size() == 1);
    CHECK_THAT(contents->refused.front().why, ContainsSubstring("device"));
}

TEST_CASE("of two that differ in letter case or in nothing, neither is taken") {
    const auto contents =
        read(packed({{"a/dense.cpp", "1"}, {"a/Dense.cpp", "2"}, {"b", "1"}, {"b", "1"}, {"c"}}));
    REQUIRE(contents);
    REQUIRE(contents->files.size() == 1);
    CHECK(contents->files.front().path == "c");
    CHECK(contents->refused.size() == 4);
}

TEST_CASE("bombs are refused by count, size of one, size of all, and ratio") {
    Limits limits;
    limits.entries = 3;
    CHECK_THAT(error(packed({{"a"}, {"b"}, {"c"}, {"d"}}), limits), ContainsSubstring("3 entries"));
    CHECK(read(packed({{"a"}, {"b"}, {"c"}}), limits));
    const std::string mebibyte(1u << 20, '0');
    limits = {.entry_bytes = 1u << 20, .total_bytes = 2u << 20, .ratio = 1u << 20};
    const auto long_one = read(packed({{"a", mebibyte + '0'}, {"b"}}), limits);
    REQUIRE(long_one);
    CHECK(long_one->files.size() == 1);
    CHECK(long_one->refused.at(0).why == "has more than 1048576 bytes");
    CHECK_THAT(error(packed({{"a", mebibyte}, {"b", mebibyte}, {"c"}}), limits),
               ContainsSubstring("more than 2097152"));
    CHECK(read(packed({{"a", mebibyte}, {"b", mebibyte}}), limits));
    CHECK_THAT(error(packed({{"a", std::string(8u << 20, '0')}})), ContainsSubstring("200 times"));
}

TEST_CASE("what is no zip, cut off, spoilt or encrypted is told so") {
    CHECK_THAT(error("int main() {}\n"), ContainsSubstring("no zip"));
    CHECK_THAT(error(""), ContainsSubstring("no zip"));
    const auto whole = *make_zip({{"dense.cpp", std::string(5000, 'x') + "y"}});
    for (const std::size_t length : {std::size_t{10}, whole.size() / 2, whole.size() - 1}) {
        const auto cut = read(std::string_view(whole).substr(0, length));
        if (cut) CHECK(cut->files.size() <= 1);  // never more than there was, and no crash
    }
    auto spoilt = whole;
    spoilt[60] = static_cast<char>(spoilt[60] ^ 0x55);
    const auto opened = read(spoilt);
    if (opened) {
        REQUIRE(opened->files.size() == 1);
        CHECK(opened->files.front().content != "");
    }
    // The flag of encryption, in both headers.
    auto locked = whole;
    locked[6] = static_cast<char>(locked[6] | 1);
    const auto central = locked.find("PK\x01\x02");
    REQUIRE(central != std::string::npos);
    locked[central + 8] = static_cast<char>(locked[central + 8] | 1);
    const auto refused = read(locked);
    if (refused) {
        CHECK(refused->files.empty());
        CHECK_THAT(refused->refused.at(0).why, ContainsSubstring("encrypted"));
    }
}

TEST_CASE("a tar, compressed or not, and a 7z are read like a zip") {
    struct Format {
        Set format;
        Set filter;
    };
    for (const auto& [format, filter] :
         {Format{&::archive_write_set_format_ustar, nullptr},
          {&::archive_write_set_format_ustar, &::archive_write_add_filter_gzip},
          {&::archive_write_set_format_pax, &::archive_write_add_filter_xz},
          {&::archive_write_set_format_pax, &::archive_write_add_filter_bzip2},
          {&::archive_write_set_format_gnutar, &::archive_write_add_filter_zstd},
          {&::archive_write_set_format_7zip, nullptr}}) {
        const auto bytes = packed({{"./04_dense/", "", AE_IFDIR},
                                   {"./04_dense/dense.cpp", "d"},
                                   {"a/../b.cpp", "x"},
                                   {"link.cpp", "", AE_IFLNK, "/etc/passwd"}},
                                  nullptr, format, filter);
        const auto contents = read(bytes);
        INFO((contents ? "" : contents.error().message));
        REQUIRE(contents);
        REQUIRE(contents->files.size() == 1);
        CHECK(contents->files[0].path == "04_dense/dense.cpp");
        CHECK(contents->files[0].content == "d");
        CHECK(contents->refused.size() == 2);
        if (bytes.size() > 30) CHECK_FALSE(read(std::string_view(bytes).substr(0, 20)));
    }
}

TEST_CASE("only what is wanted is held, from memory or a file") {
    const auto bytes = packed({{"a.cpp", "1"}, {"b.jpg", std::string(5000, 'j')}, {"c.cpp", "12345"}});
    const Wanted wanted = [](std::string_view path) -> std::size_t { return path.ends_with(".cpp") ? 3 : 0; };
    const auto folder = ScratchFolder::create();
    REQUIRE(write_file(folder->path() / "x.zip", bytes));
    const Fd fd(::open((folder->path() / "x.zip").c_str(), O_RDONLY | O_CLOEXEC));
    for (const auto& contents : {read(bytes, {}, wanted), read(fd, {}, wanted)}) {
        REQUIRE(contents);
        REQUIRE(contents->files.size() == 1);
        CHECK(contents->files[0].path == "a.cpp");
        CHECK(contents->unread == std::vector<std::string>{"b.jpg"});
        REQUIRE(contents->refused.size() == 1);
        CHECK(contents->refused[0].path == "c.cpp");
        CHECK(contents->refused[0].why == "has more than 3 bytes");
    }
}

TEST_CASE("an archive is known by its name's ending") {
    for (const auto* name :
         {"ann.zip", "ANN.ZIP", "ann.tar.gz", "ann.tgz", "ann.7z", "ann.tar", "ann.tar.zst"}) {
        CHECK(is_archive_name(name));
        CHECK(without_ending(name).size() == 3);
    }
    for (const auto* name : {"zip", ".zip", "ann.rar", "ann.gz", "ann.cpp"})
        CHECK_FALSE(is_archive_name(name));
    CHECK(without_ending("ann.cpp") == "ann.cpp");
}

}  // namespace
}  // namespace halfspace::archive
