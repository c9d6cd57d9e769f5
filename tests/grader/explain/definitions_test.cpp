#include "explain/definitions.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace halfspace::explain;

namespace {

std::optional<Definitions> find(std::string_view source) {
    return find_definitions(source, {"f", "g"});
}

}  // namespace

TEST_CASE("definitions are found with their places; calls, declarations, comments and literals are none") {
    const auto found = find(
        "double f(int);\n"
        "// f(int) {\n"
        "/* g() { */ const char* text = \"} f() {\"; char c = '{'; int n = 1'000;\n"
        "double h(int x) { if (f(x)) { return f(x); } return g(); }\n"
        "  double f\n(int x, double (*p)(int)) noexcept\n{ return x; }\n");
    REQUIRE(found);
    REQUIRE(found->functions.size() == 1);
    CHECK(found->functions[0].name == "f");
    CHECK(found->functions[0].place.line == 5);
    CHECK(found->functions[0].place.column == 10);
    CHECK(found->functions[0].file_scope);
    CHECK_FALSE(found->opens_student);
}

TEST_CASE("a function in a namespace or with a qualified name is not at file scope") {
    const auto found =
        find("namespace student\n{\nint f() { return 1; }\n}\nint student::g() { return 2; }\n");
    REQUIRE(found);
    REQUIRE(found->functions.size() == 2);
    CHECK_FALSE(found->functions[0].file_scope);
    CHECK_FALSE(found->functions[1].file_scope);
    CHECK(found->opens_student);
}

TEST_CASE("using the namespace, or naming it in a comment, does not open it") {
    const auto found = find("using namespace student;\n}  // namespace student\nint f() { return 1; }\n");
    REQUIRE(found);
    CHECK_FALSE(found->opens_student);
    CHECK(found->functions.at(0).file_scope);
}

TEST_CASE("where only a compiler can tell, nothing is said") {
    CHECK_FALSE(find("#if 0\nint f() {}\n#endif\n"));
    CHECK_FALSE(find("# define OPEN namespace student {\nOPEN int f() { return 1; } }\n"));
    CHECK_FALSE(find("auto s = R\"(\")\";\nint f() { return 1; }\n"));
}

TEST_CASE("parameters without an end are not read to the end") {
    const auto definition = [](std::size_t spaces) { return "int f(" + std::string(spaces, ' ') + ") {}\n"; };
    CHECK(find(definition(1000))->functions.size() == 1);
    CHECK(find(definition(5000))->functions.empty());
}

TEST_CASE("texts that end early do no harm") {
    for (const char* text : {"", "\"", "\"\\", "'", "/*", "//", "f", "f(", "f()", "f(((", "}}} f() {", "#"})
        CHECK(find(text));
}
