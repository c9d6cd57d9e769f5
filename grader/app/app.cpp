#include "app/app.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <iostream>

#include "app/command.hpp"
#include "course/spelling.hpp"

namespace halfspace::app {
namespace {

void add_common(CLI::App& command, Common& common) {
    command.add_option("--colour,--color", common.colour, "auto, always or never")
        ->check(CLI::IsMember({"auto", "always", "never"}))
        ->capture_default_str();
    command.add_option("--jobs,-j", common.jobs, "how many to judge at once; default: one for each core")
        ->check(CLI::Range(1, 256));
    command.add_option_function<std::string>(
        "--course",
        [&common](const std::string& folder) {
            // "course/exercises/" and "." name the folder too.
            auto path = std::filesystem::absolute(folder).lexically_normal();
            if (!path.has_filename()) path = path.parent_path();
            common.layout.exercises = folder;
            common.layout.solutions = path.parent_path() / "solutions";
        },
        "another folder of exercises, its solutions in ../solutions");
    command.add_option_function<std::string>(
        "--kit", [&common](const std::string& folder) { common.layout.kit = folder; },
        "the kit that was built for that course");
}

/// What is wrong with the arguments. CLI11 says only that a command is required when it knows none by that
/// name.
std::string explanation(const CLI::App& app, const CLI::ParseError& error, int argc, char** argv) {
    const std::string first = argc > 1 ? argv[1] : "";
    if (first.empty() || first[0] == '-' || !app.get_subcommands().empty()) return error.what();
    std::vector<std::string> names;
    for (const auto* command : app.get_subcommands({})) names.push_back(command->get_name());
    return fmt::format("there is no command '{}'{}", first, course::suggestion(first, names));
}

}  // namespace

int run(int argc, char** argv) {
    CLI::App app("Halfspace: exercises on artificial neurons, and their autograder", "halfspace");
    app.require_subcommand(1);
    app.set_version_flag("--version", std::string("halfspace ") + HALFSPACE_VERSION);
    app.set_help_all_flag("--help-all", "help on every command");
    Common common = defaults();
    int code = all_passed;

    CheckOptions check_options;
    auto* check_command = app.add_subcommand("check", "check your own files with the public checks");
    check_command->add_option("EX", check_options.exercises, "exercises, such as 04_dense; none: all");
    check_command->callback([&] { code = check(common, check_options); });

    auto* list_command =
        app.add_subcommand("list", "the course's exercises, their points and what comes first");
    list_command->callback([&] { code = list(common); });

    GradeOptions grade_options;
    auto* grade_command = app.add_subcommand("grade", "grade a class against the hidden tests");
    grade_command
        ->add_option("PATH", grade_options.folders,
                     "folders of the shape <student>/<stage>.cpp or <student>/<stage>/<file>.cpp")
        ->required();
    grade_command->add_option("--out", grade_options.out, "folder for results.json; made if missing")
        ->required();
    grade_command->add_option("--secret", grade_options.secret_file,
                              "file with the course's secret, from which random inputs are derived; "
                              "default: .secret in the solutions, made at first use");
    grade_command->callback([&] { code = grade(common, grade_options); });

    VerifyOptions verify_options;
    auto* verify_command = app.add_subcommand(
        "verify", "prove that each exercise's tests judge right and wrong answers rightly");
    verify_command->add_option("EX", verify_options.exercises, "exercises; none: all");
    verify_command->add_option("--seeds", verify_options.seeds, "under how many seeds")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    verify_command->callback([&] { code = verify(common, verify_options); });

    auto* prepare_command =
        app.add_subcommand("prepare", "compile the catalogue of mistakes now, so that no check waits for it");
    prepare_command->callback([&] { code = prepare(common); });

    auto* doctor_command = app.add_subcommand("doctor", "what this machine's sandbox is made of");
    doctor_command->callback([&] { code = doctor(common); });

    for (auto* command :
         {check_command, list_command, grade_command, verify_command, prepare_command, doctor_command}) {
        add_common(*command, common);
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& asked) {  // --help
        return app.exit(asked);
    } catch (const CLI::ParseError& error) {
        fmt::print(stderr, "halfspace: {}\nTry 'halfspace --help'.\n", explanation(app, error, argc, argv));
        return bad_input;
    } catch (const std::exception& error) {
        return explain(Error::fault(error.what()));
    }
    return code;
}

}  // namespace halfspace::app
