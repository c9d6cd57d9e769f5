#!/bin/bash
# Prints the picture of README.md, made from a real run: tests/support/picture.sh .build/dev > .readme/check.svg
# The run is a check of .readme/dense.cpp as a student's exercises/04_dense/dense.cpp.
set -euo pipefail
build=$(readlink -f -- "$1")
checkout=$(dirname -- "$(dirname -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")")")
course=$(mktemp -d)
trap 'rm -rf "$course"' EXIT
cp -r "$checkout/exercises" "$course/exercises"
ln -s "$checkout/solutions" "$course/solutions"
cp "$checkout/.readme/dense.cpp" "$course/exercises/04_dense/dense.cpp"
{
  printf '\033[1m$ exercises/check 04_dense\033[0m\n'
  status=0
  "$build/bin/halfspace" check 04_dense --course "$course/exercises" --colour always </dev/null || status=$?
  [ "$status" = 1 ]  # some checks fail, and nothing else goes wrong
} >"$course/run"
LC_ALL=C awk -v title="A run of exercises/check 04_dense: two checks fail, and the likely cause is named" \
  -f "$checkout/tests/support/terminal_svg.awk" "$course/run"
