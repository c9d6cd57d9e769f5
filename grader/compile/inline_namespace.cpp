#include "compile/inline_namespace.hpp"

#include <algorithm>
#include <regex>

namespace halfspace::compile {
namespace {

std::string lines_of(const std::string& text) {
    return std::string(static_cast<std::size_t>(std::ranges::count(text, '\n')), '\n');
}

}  // namespace

std::string without_inline_namespaces(const std::string& source) {
    // Bounded repeats: std::regex calls itself for each character of one.
    static const std::regex opening(
        R"((\binline\s{1,200}namespace\s{1,200}|\bnamespace\s{1,200}student\s{0,200}::\s{0,200}inline\s{1,200}))"
        R"(([A-Za-z_]\w{0,200})\s{0,200}\{)");
    std::string result;
    auto rest = source.begin();
    for (std::sregex_iterator it(source.begin(), source.end(), opening), end; it != end; ++it) {
        const std::smatch& match = *it;
        result.append(rest, source.begin() + match.position());
        // What stands in it is then in namespace student itself; v1::f still names it.
        result += match[1].str().starts_with("inline") ? "extern \"C++\" {" : "namespace student {";
        result += " namespace " + match[2].str() + " = ::student;" + lines_of(match.str());
        rest = source.begin() + match.position() + match.length();
    }
    return result.append(rest, source.end());
}

}  // namespace halfspace::compile
