#include "app/instructor.hpp"

#include "app/options.hpp"

namespace halfspace::app {

void InstructorCommands::add(CLI::App& app, Common& common, int& code) {
    auto* grade_command = app.add_subcommand("grade", "grade a class against the hidden tests");
    grade_command
        ->add_option("PATH", grade_options_.folders,
                     "what was handed in: a folder of students' folders\nor archives, a student's hand-in, "
                     "clones, or a\ndownload "
                     "of Canvas, Moodle or Gradescope, packed\nor not")
        ->required()
        ->type_name("");
    grade_command
        ->add_option("--out", grade_options_.out, "folder for gradebook and results.json; made if missing")
        ->required()
        ->type_name("FOLDER");
    grade_command
        ->add_option("--secret", grade_options_.secret_file,
                     "the course's secret; default: solutions/.secret")
        ->type_name("FILE");
    grade_command
        ->add_option("--roster", grade_options_.roster,
                     "a CSV of the class: names, ids, logins, addresses;\nCanvas's, Moodle's and Classroom's "
                     "own will do")
        ->type_name("FILE");
    grade_command
        ->add_option("--extensions", grade_options_.extensions,
                     "a CSV of single students' due times: who, due, and\nperhaps exercise; without a due, "
                     "it is taken back")
        ->type_name("FILE");
    grade_command
        ->add_option("--student", grade_options_.student,
                     "grade this one alone: a name, id, login or address")
        ->type_name("NAME");
    grade_command->add_flag("--new-times", grade_options_.new_times,
                            "files that come again unchanged came when is said now,\nand not when they came "
                            "first: the known times are wrong");
    grade_command->callback([this, &common, &code] { code = grade(common, grade_options_); });

    auto* regrade_command =
        app.add_subcommand("regrade", "who changes after a change of tests, points or policy; and change it");
    regrade_command
        ->add_option("--gradebook", regrade_options_.gradebook, "the folder that grade wrote, by --out")
        ->required()
        ->type_name("FOLDER");
    auto* what = regrade_command->add_option_group("what to do");
    what->add_flag("--preview", regrade_options_.preview, "show who would change, and through what");
    what->add_flag("--apply", regrade_options_.apply, "change it");
    what->add_flag("--undo", regrade_options_.undo, "take the last --apply back");
    what->add_option("--override", regrade_options_.override_with,
                     "grade this file instead of the student's, until the\nstudent hands in another one")
        ->type_size(2)
        ->expected(1)
        ->type_name("STUDENT FILE");
    what->add_option("--override-off", regrade_options_.override_off,
                     "grade the student's own file again, or nothing\nif there was nothing")
        ->type_size(2)
        ->expected(1)
        ->type_name("STUDENT EX");
    what->require_option(1);
    regrade_command->add_flag("--all", regrade_options_.all, "every student who changes, not only 50");
    regrade_command
        ->add_option("--secret", regrade_options_.secret_file,
                     "the course's secret; default: solutions/.secret")
        ->type_name("FILE");
    regrade_command->callback([this, &common, &code] { code = regrade(common, regrade_options_); });

    auto* export_command = app.add_subcommand("export", "grades as other systems read them");
    export_command->add_option("FORMAT", export_options_.format, "canvas, moodle, gradescope, csv or junit")
        ->required()
        ->check(CLI::IsMember({"canvas", "moodle", "gradescope", "csv", "junit"}).description(""))
        ->type_name("");
    export_command
        ->add_option("--into", export_options_.into,
                     "the file that Canvas or Moodle exported:\nit comes back with the grades filled in")
        ->type_name("FILE");
    export_command
        ->add_option("--column", export_options_.columns,
                     "whose a column is: 04_dense='Homework 1',\n04_dense+05_graph='...' for their sum, or "
                     "total='...'\nfor all points; others go by name")
        ->type_name("EX=HEADING");
    export_command->add_flag("--scale", export_options_.scale,
                             "convert points where the file has another maximum");
    export_command->add_option("--out", export_options_.out, "the file to write; of gradescope a new folder")
        ->required()
        ->type_name("FILE");
    export_command->callback([this, &common, &code] { code = export_grades(common, export_options_); });

    auto* report_command = app.add_subcommand("report", "the class and each student as pages for a browser");
    report_command->add_flag(
        "--pictures", report_options_.pictures,
        "with what each student's functions draw:\nruns their code again, in the sandbox");
    report_command->add_option("--out", report_options_.out, "the folder to write; made if missing")
        ->required()
        ->type_name("FOLDER");
    report_command->callback([this, &common, &code] { code = report_pages(common, report_options_); });

    auto* similar_command =
        app.add_subcommand("similar", "files that look alike: a place to look, not a verdict");
    similar_command->add_option("EX", similar_options_.exercises, "exercises; none: all")->type_name("");
    similar_command
        ->add_option("--at-least", similar_options_.at_least, "percent of a file that is in the other one")
        ->check(CLI::Range(1, 100).description("1-100"))
        ->capture_default_str()
        ->type_name("N");
    similar_command->add_option("--out", similar_options_.out, "a CSV of all pairs to write")
        ->type_name("FILE");
    similar_command->callback([this, &common, &code] { code = similar(common, similar_options_); });

    auto* groups_command =
        app.add_subcommand("groups", "wrong answers that nothing explains, grouped by what they do");
    groups_command->add_option("EX", groups_options_.exercises, "exercises; none: all")->type_name("");
    groups_command->callback([this, &common, &code] { code = groups(common, groups_options_); });

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

    auto* new_mistake_command =
        app.add_subcommand("new-mistake", "draft a mistake for the catalogue from a student's file");
    new_mistake_command->add_option("EX", new_mistake_options_.exercise, "an exercise, such as 04_dense")
        ->required()
        ->type_name("");
    new_mistake_command
        ->add_option("FUNCTION", new_mistake_options_.function,
                     "one of its functions; none: the one that is wrong\nwithout a name")
        ->type_name("");
    new_mistake_command
        ->add_option("--from", new_mistake_options_.student, "a student: name, id, login or address")
        ->required()
        ->type_name("STUDENT");
    new_mistake_command->callback(
        [this, &common, &code] { code = new_mistake(common, new_mistake_options_); });

    auto* handout_command = app.add_subcommand("handout", "pack what students get into one zip");
    handout_command->add_option("--out", handout_options_.out, "the zip to write")
        ->required()
        ->type_name("FILE");
    handout_command->callback([this, &common, &code] { code = handout(common, handout_options_); });

    for (auto& [command, gradebook] : {std::pair{export_command, &export_options_.gradebook},
                                       {report_command, &report_options_.gradebook},
                                       {similar_command, &similar_options_.gradebook},
                                       {groups_command, &groups_options_.gradebook},
                                       {new_mistake_command, &new_mistake_options_.gradebook}})
        command->add_option("--gradebook", *gradebook, "the folder that 'grade --out' wrote")
            ->required()
            ->type_name("FOLDER");

    for (auto* command : {grade_command, regrade_command, export_command, report_command, similar_command,
                          groups_command, verify_command, new_command, new_mistake_command, handout_command})
        add_course(*command, common);
    for (auto* command : {grade_command, regrade_command, report_command, groups_command, verify_command,
                          new_mistake_command, handout_command})
        add_kit(*command, common);
    for (auto* command : {grade_command, regrade_command, report_command, groups_command, verify_command}) {
        refuse_unsafe(*command);
        add_jobs(*command, common);
    }
    for (auto* command : {similar_command, new_mistake_command}) refuse_unsafe(*command);
    for (auto* command : {grade_command, regrade_command, similar_command, groups_command, verify_command})
        add_colour(*command, common);
}

}  // namespace halfspace::app
