#pragma once
// Where a process of the sandbox finds itself before bubblewrap starts: in its control groups, and below a "/" that
// bubblewrap can work with.

#include <vector>

#include "base/process.hpp"

namespace halfspace::sandbox {

/// Outlives the start of the process whose Launch has its step.
struct Entry {
    std::vector<int> doors;  ///< open cgroup.procs files of the control groups to enter
    bool reroot = false;  ///< a private mount namespace whose "/" is a mount point and has /proc (needs root)

    Launch::Step step();
};

/// True for root that may make namespaces and mounts. Root in a container often may not: it goes the way of all other users.
bool is_full_root();

/// True if "/" is no mount point or /proc is missing: bubblewrap then needs Entry::reroot.
bool needs_reroot();

}  // namespace halfspace::sandbox
