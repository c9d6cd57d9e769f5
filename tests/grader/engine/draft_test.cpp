#include "engine/draft.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

namespace halfspace::engine {
namespace {

using Catch::Matchers::ContainsSubstring;

const std::string mistakes =
    "#include \"worker/catalogue.hpp\"\nnamespace student {\nstruct Right {\n    virtual int f(int x) { "
    "return x; }\n};\n\n"
    "}  // namespace student\n";

Definition f(const std::string& body) {
    const auto found = definition_of("namespace student {\nint f(int x) " + body + "\n}\n", "f");
    REQUIRE(found);
    return *found;
}

TEST_CASE("a definition is found with its head and its body, and nothing around it") {
    const std::string source =
        "#include \"dense.hpp\"\n// int f(int x) { return 9; }\nnamespace student {\n"
        "static int g() { return 1; }\n/* why */ nn::Vector  // here\nf(const nn::Vector& x) {\n"
        "    if (x.size() > 1) { return x; }  // a } in a comment\n    return g();\n}\nint h() { return "
        "f(1); }\n}\n";
    const auto found = definition_of(source, "f");
    REQUIRE(found);
    CHECK_THAT(found->head, Catch::Matchers::StartsWith("nn::Vector") &&
                                Catch::Matchers::EndsWith("f(const nn::Vector& x)"));
    CHECK(found->body == "{\n    if (x.size() > 1) { return x; }  // a } in a comment\n    return g();\n}");
    CHECK(found->is_plain);
    const auto outside = definition_of("#include \"a.hpp\"\nint student::f(int x) { return x; }", "f");
    REQUIRE(outside);
    CHECK(outside->head == "int f(int x)");
}

TEST_CASE("what does not parse is refused") {
    const auto* source = GENERATE("int g() { return 1; }", "int f(int x) { return x;",
                                  "#define A }\nint f(int x) { return x; }",
                                  "int f(int x) { return x; }\nint f(double x) { return 1; }",
                                  "int f(int x) { return R\"(})\"[0]; }", "int f(int x);", "");
    const auto found = definition_of(source, "f");
    REQUIRE_FALSE(found);
    CHECK(found.error().kind == Error::Kind::bad_input);
}

TEST_CASE("what could reach beyond its braces is no plain code") {
    CHECK(f("{ return x > 0 ? \"}{\"[0] : 1; /* } don't */ }").is_plain);
    const auto* body = GENERATE(
        "{\n#include \"/etc/passwd\"\n}", "{ asm(\".incbin\"); return 1; }", "{ __asm__(\"\"); return 1; }",
        "{ _Pragma(\"x\") return 1; }", "{ [[gnu::used]] int y; return 1; }",
        "{ return 1; %> struct S { S(); } s; <% }", "{ return '}'; }", "{ return u8'x'; }",
        "{ // a\\\n return 1; }", "{ return x; // \\\n}\n}", "{ return 1 <: 1; }");
    INFO(body);
    CHECK_FALSE(f(body).is_plain);
}

TEST_CASE("a draft stands before the end of the namespace, marked, and changes nothing else") {
    const auto draft = with_draft(mistakes, "f", f("{\n    return x + 1;\n}"), As::code);
    REQUIRE(draft);
    CHECK(draft->name == "drafted_f");
    CHECK(draft->line == 7);
    const auto at = mistakes.find("}  // namespace student");
    CHECK(draft->text.starts_with(mistakes.substr(0, at)));
    CHECK(draft->text.ends_with(mistakes.substr(at)));
    CHECK_THAT(draft->text,
               ContainsSubstring("// TO WRITE: ") &&
                   ContainsSubstring("struct MISTAKE(drafted_f,\n               \"TO WRITE: ") &&
                   ContainsSubstring("    int f(int x) override {\n        return x + 1;\n    }\n};\n"));
    const auto next = with_draft(draft->text, "f", f("{ return 2; }"), As::code);
    REQUIRE(next);
    CHECK(next->name == "drafted_f_2");
    CHECK(next->text.starts_with(draft->text.substr(0, draft->text.size() - (mistakes.size() - at))));
}

TEST_CASE("as a comment nothing of it is code") {
    const auto draft =
        with_draft(mistakes, "f", f("{ // \\\n asm(\"\"); // \xe2\x80\xae\n return 1; }"), As::comment);
    REQUIRE(draft);
    const auto begin = draft->text.find("struct MISTAKE(");
    const auto body = draft->text.substr(draft->text.find("{\n", begin) + 2);
    for (std::size_t at = 0; body.substr(at, 2) != "};"; at = body.find('\n', at) + 1) {
        const auto line = body.substr(at, body.find('\n', at) - at);
        INFO(line);
        CHECK(line.starts_with("    //"));
        CHECK_FALSE(line.ends_with('\\'));
    }
    CHECK(draft->text.find("\xe2\x80\xae") == std::string::npos);
}

TEST_CASE("a catalogue is read as a student's file by macros in the place of its header") {
    const auto text = as_students(mistakes);
    CHECK(text.find("worker/catalogue.hpp") == std::string::npos);
    CHECK_THAT(text, ContainsSubstring("#define MISTAKE(name, hint) MISTAKE_OF(name, Right, hint)"));
    CHECK_FALSE(with_draft("int x;", "f", f("{ return 1; }"), As::code));
}

}  // namespace
}  // namespace halfspace::engine
