#!/bin/bash
# A checkout whose path has a space, a quote and a letter beyond ASCII: set up for real (only the packages are there
# already), run again without building anything, and a student's file checked after one edit: setup_path.sh
set -u
here=$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")
checkout=$(dirname -- "$(dirname -- "$here")")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
chmod 755 "$scratch"
copy="$scratch/für Anna's class"
mkdir "$copy"
failures=0
for name in CMakeLists.txt CMakePresets.json exercises grader lib solutions tests README.md LICENSE; do
  cp -r "$checkout/$name" "$copy/$name"
done
rm -f "$copy/solutions/.secret"
# One exercise goes through all that is asked here; the others would only take their time.
find "$copy/exercises" "$copy/solutions" -mindepth 1 -maxdepth 1 -type d ! -name 04_dense -exec rm -r {} +
printf 'title = "One exercise"\n\n[[exercises]]\nid = "04_dense"\npoints = 14\n' >"$copy/exercises/course.toml"

expect() {  # WHAT GOT WANTED (a pattern)
  # shellcheck disable=SC2053
  [[ $2 == $3 ]] && echo "ok: $1" && return
  printf 'NOT OK: %s\n--- got\n%s\n--- wanted\n%s\n---\n' "$1" "$2" "$3"
  failures=$((failures + 1))
}

out=$("$copy/grader/run" list 2>&1; echo "exit $?")
expect 'the set-up builds, and the program runs' "$out" '*Building*04_dense*exit 0'
out=$("$copy/grader/run" list 2>&1; echo "exit $?")
expect 'again nothing is built' "$out" '*04_dense*exit 0'
expect 'nor looked at' "$out" '[!\[]*'
built=$(stat -c %Y "$copy"/.build/release/kit/pch/student.hpp.gch "$copy"/.build/release/bin/halfspace)

rm "$copy/.build/build-release.log"
cp "$checkout/solutions/04_dense/correct/products.cpp" "$copy/exercises/04_dense/dense.cpp"
out=$("$copy/exercises/check" 04_dense 2>&1; echo "exit $?")
expect "a student's edit is checked" "$out" '*checks pass*exit 0'
expect 'and no build is started' "$(ls "$copy/.build/build-release.log" 2>/dev/null)" ''
expect 'neither the kit nor the program' \
  "$(stat -c %Y "$copy"/.build/release/kit/pch/student.hpp.gch "$copy"/.build/release/bin/halfspace)" "$built"
touch "$copy/lib/include/nn/hyperplane.hpp"
out=$("$copy/grader/run" list 2>&1; echo "exit $?")
expect 'a change of a header builds what includes it' "$out" '*Building*04_dense*exit 0'
expect 'and not all' "$(grep -c 'Building CXX object grader/CMakeFiles/hs_course' "$copy/.build/build-release.log")" 0
# Without the apostrophe it is ninja that builds.
mv "$copy" "$scratch/für Annas class"
copy="$scratch/für Annas class"
rm -rf "$copy/.build"
(cd "$copy" && cmake --preset release >"$scratch/log" 2>&1) || cat "$scratch/log"
parts=(kit_pch kit_nn kit_worker hs_base halfspace-launcher)
ninja -C "$copy/.build/release" "${parts[@]}" >"$scratch/log" 2>&1 || cat "$scratch/log"
expect 'ninja builds nothing twice' "$(ninja -C "$copy/.build/release" "${parts[@]}" 2>&1)" '*no work to do*'
mkdir "$scratch/with \"quotes\""
cp -r "$copy"/{CMakeLists.txt,CMakePresets.json,grader} "$scratch/with \"quotes\"/"
out=$("$scratch/with \"quotes\"/grader/run" list 2>&1; echo "exit $?")
expect 'a path that CMake cannot take is refused with the way out' "$out" 'set-up: CMake cannot build*Move the checkout: *exit 3'
[ "$failures" = 0 ] || exit 1
