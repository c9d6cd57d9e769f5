#include "app/options.hpp"

#include <filesystem>

#include "sandbox/unsafe.hpp"

namespace halfspace::app {

void add_colour(CLI::App& command, Common& common) {
    command.add_option("--colour,--color", common.colour, "auto, always or never")
        ->check(CLI::IsMember({"auto", "always", "never"}))
        ->capture_default_str()
        ->type_name("WHEN");
}

void add_jobs(CLI::App& command, Common& common) {
    command.add_option("--jobs,-j", common.jobs, "how many at once; default: one for each core")
        ->check(CLI::Range(1, 256).description("1-256"))
        ->type_name("N");
}

void add_course(CLI::App& command, Common& common) {
    command
        .add_option_function<std::string>(
            "--course",
            [&common](const std::string& folder) {
                // "course/exercises/" and "." name the folder too.
                auto path = std::filesystem::absolute(folder).lexically_normal();
                if (!path.has_filename()) path = path.parent_path();
                common.paths.exercises = folder;
                common.paths.solutions = path.parent_path() / "solutions";
            },
            "another folder of exercises;\nsolutions beside it")
        ->type_name("FOLDER");
}

void add_kit(CLI::App& command, Common& common) {
    command
        .add_option_function<std::string>(
            "--kit", [&common](const std::string& folder) { common.paths.kit = folder; },
            "the kit that was built for that course")
        ->type_name("FOLDER");
}

void add_unsafe(CLI::App& command, Common& common) {
    command.add_flag_callback(
        "--unsafe",
        [&common] {
            common.paths.programs = sandbox::without_sandbox;
            // What is compiled without a sandbox is nothing for others to run.
            common.paths.cache /= "unsafe";
        },
        "without a sandbox:\nyour own code, on your own machine");
}

void refuse_unsafe(CLI::App& command) {
    const auto refuse = [name = command.get_name()] {
        throw CLI::ValidationError(
            name + " runs other people's code: never without a sandbox. See halfspace doctor");
    };
    command.add_flag_callback("--unsafe", refuse)->group("");  // not in the help
}

}  // namespace halfspace::app
