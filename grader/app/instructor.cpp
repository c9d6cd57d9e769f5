#include "app/instructor.hpp"

#include "app/options.hpp"

namespace halfspace::app {

void InstructorCommands::add(CLI::App& app, Common& common, int& code) {
    auto* grade_command = app.add_subcommand("grade", "grade a class against the hidden tests");
    grade_command
        ->add_option("PATH", grade_options_.folders,
                     "folders that hold <student>/<exercise>.cpp,\n<student>/<exercise>/<file>.cpp or\n"
                     "<student>.zip; or such a zip itself")
        ->required()
        ->type_name("");
    grade_command->add_option("--out", grade_options_.out, "folder for results.json; made if missing")
        ->required()
        ->type_name("FOLDER");
    grade_command
        ->add_option("--secret", grade_options_.secret_file,
                     "the course's secret; default: solutions/.secret")
        ->type_name("FILE");
    grade_command->callback([this, &common, &code] { code = grade(common, grade_options_); });

    auto* verify_command = app.add_subcommand("verify", "prove that the tests tell right from wrong answers");
    verify_command->add_option("EX", verify_options_.exercises, "exercises; none: all")->type_name("");
    verify_command->add_option("--seeds", verify_options_.seeds, "under how many seeds")
        ->check(CLI::Range(1, 1000).description("1-1000"))
        ->capture_default_str()
        ->type_name("N");
    verify_command->callback([this, &common, &code] { code = verify(common, verify_options_); });

    auto* new_command = app.add_subcommand("new", "make a new exercise from a template");
    new_command->add_option("EX", new_options_.exercise, "its number and name, such as 14_perceptron")
        ->required()
        ->type_name("");
    new_command->callback([this, &common, &code] { code = new_exercise(common, new_options_); });

    auto* handout_command = app.add_subcommand("handout", "pack what students get into one zip");
    handout_command->add_option("--out", handout_options_.out, "the zip to write")
        ->required()
        ->type_name("FILE");
    handout_command->callback([this, &common, &code] { code = handout(common, handout_options_); });

    for (auto* command : {grade_command, verify_command, new_command, handout_command})
        add_course(*command, common);
    for (auto* command : {grade_command, verify_command, handout_command}) add_kit(*command, common);
    for (auto* command : {grade_command, verify_command}) {
        refuse_unsafe(*command);
        add_jobs(*command, common);
        add_colour(*command, common);
    }
}

}  // namespace halfspace::app
