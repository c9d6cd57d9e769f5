#include "compile/inline_namespace.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

using halfspace::compile::without_inline_namespaces;

TEST_CASE("an inline namespace becomes transparent, and no line moves") {
    CHECK(without_inline_namespaces("namespace student {\ninline namespace v1 {\nint f();\n}}\n") ==
          "namespace student {\nextern \"C++\" { namespace v1 = ::student;\nint f();\n}}\n");
    CHECK(without_inline_namespaces("namespace student::inline v1 { int f(); }") ==
          "namespace student { namespace v1 = ::student; int f(); }");
    const std::string spread = "inline\nnamespace\n  v1\n{\nint f();\n}\n";
    const std::string same = without_inline_namespaces(spread);
    CHECK(std::ranges::count(same, '\n') == std::ranges::count(spread, '\n'));
    CHECK(same.find("extern") != std::string::npos);
}

TEST_CASE("all else stays as it is") {
    for (const std::string text : {"", "namespace student { inline int f() { return 1; } }",
                                   "namespace v1 {}", "inlined namespace v1 {", "namespace student::v1 {"}) {
        INFO(text);
        CHECK(without_inline_namespaces(text) == text);
    }
    const std::string hostile(1u << 20, ' ');
    CHECK(without_inline_namespaces("inline" + hostile) == "inline" + hostile);
}
