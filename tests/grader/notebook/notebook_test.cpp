#include "notebook/notebook.hpp"

#include <catch2/catch_test_macros.hpp>

#include "base/files.hpp"

using namespace halfspace;
using namespace halfspace::notebook;

namespace {

struct Folder {
    ScratchFolder scratch = *ScratchFolder::create();
    std::filesystem::path file = notebook_in(scratch.path());
};

const Attempt attempt{"5eed", "v1", 3, 12, 2.5, "dense_forward"};

}  // namespace

TEST_CASE("what was written is read again, page by page") {
    const Folder folder;
    REQUIRE(update(folder.file, "04_dense", [](Page& page) { page.last = attempt; }));
    REQUIRE(update(folder.file, "05_graph", [](Page& page) { page.hints["predict"] = 2; }));
    REQUIRE(update(folder.file, "04_dense", [](Page& page) { ++page.hints[""]; }));
    Page dense;
    dense.last = attempt;
    dense.hints[""] = 1;
    Page graph;
    graph.hints["predict"] = 2;
    CHECK(read(folder.file) == Pages{{"04_dense", dense}, {"05_graph", graph}});
}

TEST_CASE("no notebook, or one that is ill-formed in any way, is an empty one, and is written anew") {
    const Folder folder;
    CHECK(read(folder.file).empty());
    REQUIRE(update(folder.file, "04_dense", [](Page& page) { page.last = attempt; }));
    const std::string good = *read_file(folder.file, 4096);
    const auto replaced = [&](const std::string& what, const std::string& with) {
        auto text = good;
        const auto at = text.find(what);
        REQUIRE(at != std::string::npos);
        return text.replace(at, what.size(), with);
    };
    for (const auto& text :
         {std::string(), std::string("{"), std::string("[]"), std::string("null"), std::string("\xff\xfe"),
          good.substr(0, good.size() / 2), replaced("notebook/v1", "notebook/v9"),
          replaced("\"passed\": 3", "\"passed\": 13"), replaced("\"passed\": 3", "\"passed\": \"3\""),
          replaced("\"points\": 2.5", "\"points\": 1e999"), replaced("\"begin\"", "\"end\""),
          replaced("\"hints\": {}", "\"hints\": {\"f\": []}"), std::string(2u << 20, ' ')}) {
        INFO(text.substr(0, 300));
        REQUIRE(write_file(folder.file, text));
        CHECK(read(folder.file).empty());
        REQUIRE(update(folder.file, "04_dense", [](Page& page) { page.last = attempt; }));
        CHECK(read(folder.file).at("04_dense").last == attempt);
    }
}

TEST_CASE("a notebook that is a link is nobody's notebook, and the link's target stays as it is") {
    const Folder folder;
    const auto target = folder.scratch.path() / "target";
    REQUIRE(write_file(target, "mine"));
    std::filesystem::create_symlink(target, folder.file);
    CHECK(read(folder.file).empty());
    REQUIRE(update(folder.file, "04_dense", [](Page& page) { page.last = attempt; }));
    CHECK(*read_file(target, 100) == "mine");
    CHECK(read(folder.file).size() == 1);
}

TEST_CASE("a folder that cannot be written is an error, which names the file") {
    const auto nowhere = notebook_in("/nonexistent/exercises");
    const auto written = update(nowhere, "04_dense", [](Page&) {});
    REQUIRE_FALSE(written);
    CHECK(written.error().message.find("/nonexistent/exercises") != std::string::npos);
}

TEST_CASE("done is who passed all checks of at least one") {
    CHECK_FALSE(attempt.all_passed());
    CHECK(Attempt{"", "", 12, 12, 14, ""}.all_passed());
    CHECK_FALSE(Attempt{}.all_passed());
}
