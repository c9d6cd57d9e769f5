#pragma once
// Options of several commands.

#include <CLI/CLI.hpp>

#include "app/command.hpp"

namespace halfspace::app {

void add_colour(CLI::App& command, Common& common);
void add_jobs(CLI::App& command, Common& common);
void add_course(CLI::App& command, Common& common);
void add_kit(CLI::App& command, Common& common);
/// --unsafe, for a student's own code.
void add_unsafe(CLI::App& command, Common& common);
/// --unsafe, where it is refused.
void refuse_unsafe(CLI::App& command);

}  // namespace halfspace::app
