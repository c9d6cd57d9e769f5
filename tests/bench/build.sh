#!/bin/bash
# What building costs, in processor time, beside precompiling the students' header in the same run: the release preset from
# nothing, and each exercise alone: build.sh
set -euo pipefail
checkout=$(dirname -- "$(dirname -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")")")
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT
TIMEFORMAT='%U %S %R'

# Sets `cpu` and `wall`, in seconds.
measure() {  # COMMAND...
  local user system
  { read -r user system wall < <({ time "$@" >"$build/log" 2>&1 || cat "$build/log" >&2; } 2>&1 | tail -n 1); }
  cpu=$(awk -v a="$user" -v b="$system" 'BEGIN { print a + b }')
}

header() {
  g++ "@$checkout/grader/compile/flags.rsp" -I "$checkout/lib/include" -x c++-header "$checkout/grader/compile/student.hpp" \
    -o "$build/student.hpp.gch"
}

say() {  # WHAT
  awk -v what="$1" -v cpu="$cpu" -v wall="$wall" -v base="$base" \
    'BEGIN { printf "  %-44s %7.1f %7.1f  %6.2f\n", what, cpu, wall, cpu / base }'
}

printf '%-46s %7s %7s  %6s\n' 'building' 'cpu s' 'wall s' 'ratio'
times=()
for _ in 1 2 3; do
  measure header
  times+=("$cpu $wall")
done
read -r base wall <<<"$(printf '%s\n' "${times[@]}" | sort -n | sed -n 2p)"
cpu=$base
say "precompiling the students' header"
cmake -G Ninja -S "$checkout" -B "$build/release" -DCMAKE_BUILD_TYPE=Release -DHALFSPACE_TESTS=OFF >"$build/log" 2>&1
measure ninja -C "$build/release"
say 'the release preset from nothing'
for manifest in "$checkout"/exercises/*/exercise.toml; do
  exercise=$(basename -- "$(dirname -- "$manifest")")
  rm -rf "$build/release/kit/$exercise"/*
  find "$build/release/exercises" -path "*_$exercise*" -name '*.o' -delete
  measure ninja -C "$build/release" -j 1
  say "one exercise: $exercise"
done
