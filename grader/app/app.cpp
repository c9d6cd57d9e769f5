#include "app/app.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <iostream>

#include "app/command.hpp"
#include "course/spelling.hpp"

namespace halfspace::app {
namespace {

// Options of several commands.

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
            "another folder of exercises; solutions beside it")
        ->type_name("FOLDER");
}

void add_kit(CLI::App& command, Common& common) {
    command
        .add_option_function<std::string>(
            "--kit", [&common](const std::string& folder) { common.paths.kit = folder; },
            "the kit that was built for that course")
        ->type_name("FOLDER");
}

/// What is wrong with the arguments. CLI11 says only that a command is required when it knows none by that name.
std::string explanation(const CLI::App& app, const CLI::ParseError& error, int argc, char** argv) {
    const std::string first = argc > 1 ? argv[1] : "";
    std::vector<std::string> names;
    for (const auto* command : app.get_subcommands({})) names.push_back(command->get_name());
    if (first.empty()) return fmt::format("which command? One of: {}", fmt::join(names, ", "));
    if (first[0] == '-' || !app.get_subcommands().empty()) return error.what();
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
    check_command
        ->add_option("EX", check_options.exercises,
                     "exercises, such as 04_dense, dense.cpp or 4;\nnone: the first one that is not done")
        ->type_name("");
    check_command->add_flag("--every", check_options.every, "all exercises of the course");
    check_command->add_flag("--all", check_options.all, "every failed check in full, not only the first");
    check_command->callback([&] { code = check(common, check_options); });

    PlotOptions plot_options;
    auto* plot_command = app.add_subcommand("plot", "draw what your own file computes");
    plot_command->add_option("EX", plot_options.exercise, "an exercise, such as 02_activations")
        ->required()
        ->type_name("");
    plot_command
        ->add_option("--out", plot_options.out, "a picture in place of text: its name ends in .svg or .png")
        ->type_name("FILE");
    plot_command->callback([&] { code = plot(common, plot_options); });

    ListOptions list_options;
    auto* list_command = app.add_subcommand("list", "the exercises, how far you are, and what comes next");
    list_command->add_option("EX", list_options.exercise, "one exercise; none: the course")->type_name("");
    list_command->callback([&] { code = list(common, list_options); });

    HintOptions hint_options;
    auto* hint_command = app.add_subcommand("hint", "the next hint, each says more than the one before");
    hint_command->add_option("EX", hint_options.exercise, "an exercise, such as 04_dense")
        ->required()
        ->type_name("");
    hint_command->add_option("FUNCTION", hint_options.function, "one of its functions; none: where to begin")
        ->type_name("");
    hint_command->callback([&] { code = hint(common, hint_options); });

    ResetOptions reset_options;
    auto* reset_command = app.add_subcommand("reset", "put the starter back; your file is kept beside it");
    reset_command->add_option("EX", reset_options.exercise, "an exercise, such as 04_dense")
        ->required()
        ->type_name("");
    reset_command->add_flag("--yes", reset_options.yes, "without being asked");
    reset_command->callback([&] { code = reset(common, reset_options); });

    WatchOptions watch_options;
    auto* watch_command = app.add_subcommand("watch", "check whenever a file is saved");
    watch_command->add_option("EX", watch_options.exercise, "where to begin; none: where you are")
        ->type_name("");
    watch_command->callback([&] { code = watch(common, watch_options); });

    GradeOptions grade_options;
    auto* grade_command = app.add_subcommand("grade", "grade a class against the hidden tests");
    grade_command
        ->add_option("PATH", grade_options.folders,
                     "folders that hold <student>/<exercise>.cpp or\n<student>/<exercise>/<file>.cpp")
        ->required()
        ->type_name("");
    grade_command->add_option("--out", grade_options.out, "folder for results.json; made if missing")
        ->required()
        ->type_name("FOLDER");
    grade_command
        ->add_option("--secret", grade_options.secret_file, "the course's secret; default: solutions/.secret")
        ->type_name("FILE");
    grade_command->callback([&] { code = grade(common, grade_options); });

    VerifyOptions verify_options;
    auto* verify_command = app.add_subcommand("verify", "prove that the tests tell right from wrong answers");
    verify_command->add_option("EX", verify_options.exercises, "exercises; none: all")->type_name("");
    verify_command->add_option("--seeds", verify_options.seeds, "under how many seeds")
        ->check(CLI::Range(1, 1000).description("1-1000"))
        ->capture_default_str()
        ->type_name("N");
    verify_command->callback([&] { code = verify(common, verify_options); });

    NewOptions new_options;
    auto* new_command = app.add_subcommand("new", "make a new exercise from a template");
    new_command->add_option("EX", new_options.exercise, "its number and name, such as 14_perceptron")
        ->required()
        ->type_name("");
    new_command->callback([&] { code = new_exercise(common, new_options); });

    auto* doctor_command = app.add_subcommand("doctor", "what this machine's sandbox is made of");
    doctor_command->callback([&] { code = doctor(common); });

    for (auto* command : {check_command, plot_command, list_command, hint_command, reset_command,
                          watch_command, grade_command, verify_command, new_command}) {
        add_course(*command, common);
    }
    for (auto* command : {check_command, plot_command, watch_command, grade_command, verify_command}) {
        add_kit(*command, common);
    }
    for (auto* command : {grade_command, verify_command}) add_jobs(*command, common);
    for (auto* command : {check_command, plot_command, list_command, hint_command, watch_command,
                          grade_command, verify_command, doctor_command}) {
        add_colour(*command, common);
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
