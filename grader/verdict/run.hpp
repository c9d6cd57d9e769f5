#pragma once
// What the judge asks of a test program (trial/trial.main.cpp), and what it is told. The judge starts
//   hidden list    and gets one Suite
//   hidden run     with a Run on its stdin, and gets CheckResults, then what asking again showed, then what is said of
//                  those that failed, then an End; or in place of these, to record the run, what was asked, or how
//                  compared submissions answer. A panel
//                  comes behind its CheckResult, and nothing of it is asked again: a picture is no grade
// A third argument, `panels`, asks for the panels that plot.cpp adds to the program of checks.cpp, and for no check. All comes
// as events: lines of JSON (verdict/json.hpp) on a descriptor that no worker inherits.

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "verdict/check.hpp"

namespace halfspace::verdict {

inline constexpr const char* list_mode = "list";
inline constexpr const char* run_mode = "run";
inline constexpr const char* panels_only = "panels";
/// The descriptor of the test program on which it writes its events.
inline constexpr int events_fd = 3;

/// For one check, in which one worker runs; and for all.
struct Limits {
    double cpu_seconds = 2;
    double wall_seconds = 10;
    /// MiB of address space. OpenBLAS wants about 150; and a program that fills what it may is to run out of memory before
    /// it runs out of time, also where the kernel takes 15 microseconds for a page.
    double memory_mb = 256;
    /// For all checks of a submission together: seconds in which it could run. What is left then is not run.
    double submission_seconds = 20;
    /// So many checks may run out of time before the others are not run either; of one function two.
    int submission_time_outs = 6;

    bool operator==(const Limits&) const = default;
};

// ---- who is asked ----

/// A compiled submission: a program that answers in the sandbox.
struct Worker {
    std::string program;
};
/// A mistake of the exercise's catalogue, or its right solution: `catalogued_right`.
struct Catalogued {
    std::string name;
};
/// A call of a student's function, as it was recorded.
struct Asked {
    std::string function;
    std::string arguments;  ///< hexadecimal digits

    bool operator==(const Asked&) const = default;
};
/// One that knows nothing (trial/stub.hpp).
struct Stub {
    std::string name;
    std::vector<Asked> known = {};  ///< the calls whose answers `remembering_stub` has learnt
};
using Player = std::variant<Worker, Catalogued, Stub>;

inline constexpr const char* catalogued_right = "right";
inline constexpr const char* remembering_stub = "remembers";

/// What wrong answers are compared with.
struct Catalogue {
    std::string program;              ///< empty: nothing is diagnosed
    std::vector<Diagnosis> mistakes;  ///< in the program's order
};

/// Submissions that are asked what the run asks of a function.
struct Compared {
    std::string function;  ///< empty: none is
    std::vector<Worker> workers;
};

/// What to run.
struct Run {
    std::string seed;  ///< of the random inputs
    Player player = Worker{};
    Catalogue catalogue = {};
    std::string programs = {};  ///< the folder of the sandbox's own executables
    Limits limits = {};
    bool record = false;  ///< what is asked is wanted, and no names
    /// Of the catalogue: who is played after a Catalogued player, each as if in a run of its own, whose events come behind the
    /// End of the one before. Most of what such a run costs is the same for all of them.
    std::vector<Catalogued> others = {};
    /// Of the right solution's run: who gives wrong answers, and who gives the same, is wanted, and no names.
    Compared compared = {};
};

// ---- events ----

struct Suite {
    std::vector<std::string> functions;   ///< of the contract, in its order
    std::vector<Check> checks;            ///< in the order in which they run
    std::vector<std::string> stubs = {};  ///< the names that a Stub may have
};
/// A call of the check, asked again of another worker, got another answer: it failed.
struct Contradicted {
    std::string check;
    Status status = Status::failed;  ///< or timed_out, where asking again took too long
    std::string message;
};
/// For a check that failed before.
struct Diagnosed {
    std::string check;
    Diagnosis diagnosis;
};
/// For a check that failed before and was recognised as nothing.
struct Located {
    std::string check;
    std::string where;  ///< where its function is right and where wrong: a sentence
};
/// Compared submissions that answer alike in every call, and not always rightly.
struct Alike {
    std::vector<std::size_t> workers;  ///< by index
    std::string call;                  ///< an example: what was asked, what they answer, what is right
    std::string given;
    std::string right;

    bool operator==(const Alike&) const = default;
};
/// For a panel (a PANEL of plot.cpp) that passed just before.
struct Drawn {
    std::string check;
    Panel panel;
};
/// Ours: no result of the run counts.
struct Fault {
    std::string why;
};
/// The last event of a player's run; without it the run is a fault.
struct End {
    std::size_t checks = 0;  ///< how many ended
};
/// A CheckResult comes without function, weight and points: the judge knows them.
using Event =
    std::variant<Suite, CheckResult, Contradicted, Diagnosed, Located, Asked, Alike, Drawn, Fault, End>;

}  // namespace halfspace::verdict
