// What a compiler says about a stranger's file.
#include "base/text.hpp"
#include "explain/diagnostics.hpp"
#include "fuzz/check.hpp"
#include "fuzz/targets.hpp"

namespace fuzz {
namespace {

using namespace halfspace;

bool is_plain(const std::string& text) {
    for (const unsigned char c : text) {
        if ((c < 0x20 && c != '\n') || c == 0x7f) return false;
    }
    return !first_line_not_utf8(text);
}

}  // namespace

int diagnostics(const std::uint8_t* data, std::size_t size) {
    const std::string_view all(reinterpret_cast<const char*>(data), size);
    const std::size_t middle = all.find('\0');  // output, NUL, source
    const std::string_view file =
        middle == std::string_view::npos ? std::string_view("int x;\n") : all.substr(middle + 1);
    const auto output = explain::parse_gxx_output(all.substr(0, middle), "/work/dense.cpp");
    const explain::Source source{"04_dense", "dense.cpp",         "dense.hpp",      file,
                                 {"tensor"}, {"tensor", "dense"}, {"dense_forward"}};
    for (const std::string& text :
         {explain::explain_errors(output, source), explain::explain_warnings(output, source)}) {
        FUZZ_CHECK(text.size() <= explain::max_diagnostics);
        FUZZ_CHECK(is_plain(text));
    }
    explain::functions_of_contract(file);
    return 0;
}

int text(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const std::string plain = plain_text(bytes);
    FUZZ_CHECK(is_plain(plain));
    FUZZ_CHECK(plain.size() <= 4 * size);
    FUZZ_CHECK(plain_text(plain) == plain);
    for (const std::size_t most : {std::size_t{3}, std::size_t{10}, plain.size()}) {
        const std::string cut = shortened(plain, most);
        FUZZ_CHECK(cut.size() <= most);
        FUZZ_CHECK(is_plain(cut));
    }
    return 0;
}

}  // namespace fuzz
