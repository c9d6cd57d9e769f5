#include "compile/failure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>

namespace halfspace::compile {
namespace {

constexpr const char* runaway =
    "Look for an #include of the file itself, or a macro, template or constexpr that goes on without end.";

std::string too_long(const explain::Source& source, const sandbox::Limits& limits) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(limits.cpu).count();
    return fmt::format("{}: the compiler was stopped after {} seconds on this file. {}", source.file, seconds,
                       runaway);
}

std::string too_large(const explain::Source& source, const sandbox::Limits& limits) {
    return fmt::format("{}: the compiler was stopped because this file needs more than {} MiB of memory. {}",
                       source.file, limits.memory_bytes >> 20, runaway);
}

std::string too_big_a_program(const explain::Source& source, const sandbox::Limits& limits) {
    return fmt::format("{}: the compiled program would be larger than {} MiB: look for a huge global array.",
                       source.file, limits.file_bytes >> 20);
}

/// Limits that hit a program which g++ runs, which g++ itself then reports.
std::optional<std::string> limit_in(const explain::GxxOutput& output, const explain::Source& source,
                                    const sandbox::Limits& limits) {
    for (const explain::EarlyEnd& end : output.early_ends) {
        if (end.signal == "File size limit exceeded") return too_big_a_program(source, limits);
        if (end.signal == "CPU time limit exceeded" || end.signal == "Killed")
            return too_long(source, limits);
    }
    if (output.out_of_memory) return too_large(source, limits);
    if (output.internal_error || !output.early_ends.empty()) {
        return fmt::format(
            "{}: this file makes the compiler itself fail (an internal error). Take away what you wrote "
            "last, and say it more simply.",
            source.file);
    }
    return {};
}

/// True if g++ refuses the precompiled header: it then looks for student.hpp itself.
bool refuses_precompiled(const explain::GxxOutput& output) {
    const auto is_refusal = [](const explain::Message& message) {
        return message.kind == explain::Message::Kind::error && message.file.empty() &&
               message.text.starts_with(precompiled_header);
    };
    return std::ranges::any_of(output.messages, is_refusal);
}

bool names_text(const explain::GxxOutput& output, const explain::Source& source) {
    const auto is_of_text = [&](const explain::Message& message) {
        return message.kind == explain::Message::Kind::error &&
               (message.file == source.file || message.cause.line != 0);
    };
    return std::ranges::any_of(output.messages, is_of_text) || !output.undefined_symbols.empty() ||
           !output.duplicate_symbols.empty();
}

}  // namespace

Result<Failure> judge_failure(const sandbox::Outcome& ended, const explain::GxxOutput& output,
                              const explain::Source& source, const sandbox::Limits& limits) {
    if (const auto* failed = std::get_if<sandbox::SandboxFailed>(&ended)) {
        return fail(Error::fault("the compiler's sandbox: " + failed->why));
    }
    if (std::holds_alternative<sandbox::TimedOut>(ended))
        return Failure{{too_long(source, limits)}, false, false};
    if (std::holds_alternative<sandbox::MemoryExceeded>(ended))
        return Failure{{too_large(source, limits)}, false, false};
    if (refuses_precompiled(output)) {
        // Not a fault: a #line or an asm(".print") can forge this message. Where the kit is really at fault, an
        // empty file meets it too (compiler.cpp).
        return Failure{
            {"the precompiled header was made by another compiler: build again: grader/run or cmake --build"},
            false,
            false};
    }
    const std::string errors = explain::explain_errors(output, source);
    if (std::holds_alternative<sandbox::OutputExceeded>(ended)) {
        if (!errors.empty()) return Failure{{errors}, true, names_text(output, source)};
        return Failure{
            {fmt::format(
                "{}: the compiler was stopped because it had more than {} KiB to say about this file. {}",
                source.file, limits.output_bytes >> 10, runaway)},
            true,
            false};
    }
    if (std::holds_alternative<sandbox::Signaled>(ended)) {
        return fail(Error::fault("the compiler was " + sandbox::describe(ended)));
    }
    if (const auto limit = limit_in(output, source, limits)) return Failure{{*limit}, false, false};
    if (errors.empty()) {
        // An asm() can make the assembler or the linker give up without a message of a known form. An empty
        // file compiles with this very kit, so the kit is not what failed.
        return Failure{{fmt::format("{}: the compiler gave up on this file without naming an error ({}).",
                                    source.file, sandbox::describe(ended))},
                       false,
                       false};
    }
    return Failure{{errors}, true, names_text(output, source)};
}

}  // namespace halfspace::compile
