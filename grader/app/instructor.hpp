#pragma once
// The commands that grade, prove and make: students get none of them, and this header is how app.cpp knows.

#include <CLI/CLI.hpp>

#include "app/command.hpp"

namespace halfspace::app {

/// Holds what is asked of them; outlives the parsing.
class InstructorCommands {
  public:
    void add(CLI::App& app, Common& common, int& code);

  private:
    GradeOptions grade_options_;
    ExportOptions export_options_;
    ReportOptions report_options_;
    RegradeOptions regrade_options_;
    SimilarOptions similar_options_;
    GroupsOptions groups_options_;
    VerifyOptions verify_options_;
    NewOptions new_options_;
    NewMistakeOptions new_mistake_options_;
    HandoutOptions handout_options_;
};

}  // namespace halfspace::app
