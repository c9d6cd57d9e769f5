#pragma once
// All that this process has started, and what that has started.

namespace halfspace {

/// Kills them all: for who is about to end at once, and cannot wait for each. (They die with their parents anyway, but for those
/// that are just being made: bubblewrap's second process waits for its first one before it ties itself to it.) Without /proc
/// nothing is done. Gives how many there were.
int kill_descendants();

}  // namespace halfspace
