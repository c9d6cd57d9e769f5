// halfspace doctor: which layers of the sandbox this machine has, and what to do about those it lacks.
#include <fmt/format.h>
#include <unistd.h>

#include "app/command.hpp"
#include "base/text.hpp"
#include "sandbox/probe.hpp"

namespace halfspace::app {

int doctor(const Common& common) {
    const auto style = style_of(common, STDOUT_FILENO);
    const auto probe = sandbox::probe(sandbox::Programs::in(common.paths.programs));
    const std::string margin(9, ' ');
    for (const auto& layer : probe.layers) {
        const auto ink = layer.present  ? report::Ink::good
                         : layer.needed ? report::Ink::bad
                                        : report::Ink::warning;
        const char* word = layer.present ? "ok" : layer.needed ? "MISSING" : "absent";
        fmt::print("{}  {}\n", report::paint(style, ink, fmt::format("{:<7}", word)), layer.name);
        for (const auto& text : {layer.found, layer.advice}) {
            for (const auto& line : wrap(text, style.width - 9)) fmt::print("{}{}\n", margin, line);
        }
    }
    if (probe.usable()) {
        fmt::print("\nThis machine can run untrusted code.\n");
        return all_passed;
    }
    fmt::print(
        "\nThis machine cannot run untrusted code: nothing is graded here until the above is mended.\n"
        "Your own code can be checked all the same: exercises/check --unsafe\n");
    return grader_fault;
}

}  // namespace halfspace::app
