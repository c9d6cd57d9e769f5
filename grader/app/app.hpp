#pragma once

namespace halfspace::app {

/// The whole program: parses, runs one command, returns the exit code: 0 all passed, 1 checks failed, 2 usage
/// or bad input, 3 grader fault.
int run(int argc, char** argv);

}  // namespace halfspace::app
