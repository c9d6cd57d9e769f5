#include "app/app.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <iostream>

#include "app/command.hpp"
#include "app/options.hpp"
#include "base/text.hpp"
#include "course/spelling.hpp"
#if __has_include("app/instructor.hpp")  // students get none of these commands
#include "app/instructor.hpp"
#endif

namespace halfspace::app {
namespace {

/// What is wrong with the arguments. CLI11 says only that a command is required when it knows none by that name.
std::string explanation(const CLI::App& app, const CLI::ParseError& error, int argc, char** argv) {
    const std::string first = argc > 1 ? argv[1] : "";
    std::vector<std::string> names;
    for (const auto* command : app.get_subcommands({})) names.push_back(command->get_name());
    if (first.empty()) return fmt::format("which command? One of: {}", fmt::join(names, ", "));
    if (first[0] == '-' || !app.get_subcommands().empty()) return error.what();
    return fmt::format("there is no command '{}'{}", first, course::suggestion(first, names));
}

/// What options do, in lines that fit beside their names into 80 columns, also where --help-all indents them.
class Columns : public CLI::Formatter {
  public:
    std::string make_option_desc(const CLI::Option* option) const override {
        return fmt::format("{}", fmt::join(wrap(option->get_description(), 46), "\n"));
    }
};

}  // namespace

int run(int argc, char** argv) {
    CLI::App app("Halfspace: exercises on artificial neurons, and their autograder", "halfspace");
    app.formatter(std::make_shared<Columns>());
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
        ->add_option("--out", plot_options.out, "a picture in place of text:\nits name ends in .svg or .png")
        ->type_name("FILE");
    plot_command->callback([&] { code = plot(common, plot_options); });

    ListOptions list_options;
    auto* list_command = app.add_subcommand("list", "exercises, how far you are, and what comes next");
    list_command->add_option("EX", list_options.exercise, "one exercise; none: the course")->type_name("");
    list_command->callback([&] { code = list(common, list_options); });

    HintOptions hint_options;
    auto* hint_command = app.add_subcommand("hint", "the next hint, each says more than the one before");
    hint_command
        ->add_option("EX", hint_options.exercise, "an exercise, such as 04_dense;\nnone: where you are")
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

    auto* doctor_command = app.add_subcommand("doctor", "what this machine's sandbox is made of");
    doctor_command->callback([&] { code = doctor(common); });

    HandinOptions handin_options;
    auto* handin_command = app.add_subcommand("handin", "check all exercises and pack your files to hand in");
    handin_command->add_option("--name", handin_options.name, "yours, as graders know you")
        ->type_name("NAME");
    handin_command->add_option("--out", handin_options.out, "the zip; default: handin.zip, or <name>.zip")
        ->type_name("FILE");
    handin_command->callback([&] { code = handin(common, handin_options); });

    for (auto* command : {check_command, plot_command, list_command, hint_command, reset_command,
                          watch_command, handin_command}) {
        add_course(*command, common);
        const std::string script = "exercises/" + command->get_name();
        command->footer("The script " + script + " builds what is missing and runs this.");
    }
    check_command->footer(
        "The script exercises/check builds what is missing and runs this. With --debug,\n"
        "exercises/check 04_dense --debug, it opens the debugger gdb at the call of your\n"
        "function that goes wrong.");
    for (auto* command : {check_command, plot_command, watch_command, handin_command}) {
        add_kit(*command, common);
        add_unsafe(*command, common);
    }
    for (auto* command : {check_command, plot_command, list_command, hint_command, watch_command,
                          handin_command, doctor_command})
        add_colour(*command, common);
#if __has_include("app/instructor.hpp")
    InstructorCommands instructor_commands;
    instructor_commands.add(app, common, code);
#endif
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& asked) {  // --help
        return app.exit(asked);
    } catch (const CLI::ParseError& error) {
        return explain(Error::bad_input(explanation(app, error, argc, argv) + "\nTry 'halfspace --help'."));
    } catch (const std::exception& error) {
        return explain(Error::fault(error.what()));
    }
    return code;
}

}  // namespace halfspace::app
