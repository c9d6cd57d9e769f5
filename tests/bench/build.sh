#!/bin/bash
# What building costs, in processor time, beside precompiling the students' header in the same run: the release preset from
# nothing, and each exercise alone: build.sh
set -euo pipefail
checkout=$(dirname -- "$(dirname -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")")")
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT
. "$checkout/tests/bench/measure.sh"
log=$build/log

header() {
  g++ "@$checkout/grader/compile/flags.rsp" -I "$checkout/lib/include" -x c++-header "$checkout/grader/compile/student.hpp" \
    -o "$build/student.hpp.gch"
}

# A line about a command: its cost beside the header's, which is measured before it and after it, since machines drift.
compare() {  # WHAT COMMAND...
  local what=$1 before=$header
  shift
  measure "$@"
  local of_it=$cpu for_it=$wall
  measure header
  header=$cpu
  awk -v what="$what" -v cpu="$of_it" -v wall="$for_it" -v base="$before" -v after="$header" \
    'BEGIN { printf "  %-44s %7.1f %7.1f  %6.2f\n", what, cpu, wall, 2 * cpu / (base + after) }'
}

printf '%-46s %7s %7s  %6s\n' 'building' 'cpu s' 'wall s' 'ratio'
measure header
header=$cpu
compare "precompiling the students' header" header
cmake -G Ninja -S "$checkout" -B "$build/release" -DCMAKE_BUILD_TYPE=Release -DHALFSPACE_TESTS=OFF >"$build/log" 2>&1
compare 'the release preset from nothing' ninja -C "$build/release" -j "$(nproc)"
for manifest in "$checkout"/exercises/*/exercise.toml; do
  exercise=$(basename -- "$(dirname -- "$manifest")")
  rm -rf "$build/release/kit/$exercise"/*
  find "$build/release/exercises" -path "*_$exercise*" -name '*.o' -delete
  compare "one exercise: $exercise" ninja -C "$build/release" -j 1
done
