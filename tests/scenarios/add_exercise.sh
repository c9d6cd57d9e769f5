#!/bin/bash
# Adds an exercise as README.md says under "Adding an exercise", and has it judged: add_exercise.sh BUILD
#
# The exercise is add_exercise/. Three things differ from a person's way: the course is one of its own instead of the
# checkout's, so that no file of the checkout changes; its build takes lib and grader from BUILD (HALFSPACE_BUILT), as
# a second build in the checkout's folder would find them built; and halfspace is told where course and kit lie.
set -u
build=$(readlink -f -- "$1")
here=$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")
checkout=$(dirname -- "$(dirname -- "$here")")
new=14_perceptron
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
export HALFSPACE_CACHE=$stage/cache
failures=0

expect() {  # WHAT GOT WANTED (a pattern)
  # shellcheck disable=SC2053
  if [[ $2 == $3 ]]; then
    echo "ok: $1"
  else
    printf 'NOT OK: %s\n--- got\n%s\n--- wanted\n%s\n---\n' "$1" "$2" "$3"
    failures=$((failures + 1))
  fi
}

must() {  # WHAT COMMAND...
  local what=$1
  shift
  "$@" >"$stage/log" 2>&1 && echo "ok: $what" && return
  printf 'NOT OK: %s\n' "$what" && cat "$stage/log"
  exit 1
}

halfspace() {  # ARGUMENTS... : $out holds stdout and stderr, then "exit N"
  local kit=(--kit "$stage/build/kit")
  [ "$1" != list ] || kit=()
  out=$("$build/bin/halfspace" "$@" --course "$stage/exercises" "${kit[@]}" 2>&1 </dev/null; echo "exit $?")
}

# --- the README's list of files is the example's ---------------------------------------------------------------------
section=$(sed -n '/^## Adding an exercise/,/^## [^A]/p' "$checkout/README.md")
mapfile -t patterns <<<"$(grep -oE "^\| \`(exercises|solutions)/[^\`]+\`" <<<"$section" | grep -oE '(exercises|solutions)/[^`]+')"
[ "${#patterns[@]}" -gt 5 ] || { echo 'NOT OK: README.md lists no files under "Adding an exercise"'; exit 1; }
for pattern in "${patterns[@]}"; do
  expect "the example has $pattern" "$(compgen -G "$here/add_exercise/$pattern" || true)" '?*'
done
while IFS= read -r file; do
  known=no
  for pattern in "${patterns[@]}" exercises/course.toml; do
    # shellcheck disable=SC2053
    [[ $file == $pattern ]] && known=yes
  done
  expect "the README names $file" "$known" yes
done <<<"$(cd "$here/add_exercise" && find . -type f -printf '%P\n')"

# --- built -----------------------------------------------------------------------------------------------------------
cp -r "$here/add_exercise/." "$stage"
# At first with a check that gives its points to whoever returns the first argument.
hidden=$stage/solutions/$new/hidden.cpp
cp "$hidden" "$stage/hidden.cpp"
cat >>"$hidden" <<'EOF'

TEST_CASE("a gift", "[update]") {
    CHECK_THAT(subject::update({1, 2}, {3, 4}, 1), IsClose(nn::Vector{1, 2}));
}
EOF
kind=$(sed -n 's/^CMAKE_BUILD_TYPE:[^=]*=//p' "$build/CMakeCache.txt")
must 'configured' cmake -S "$checkout" -B "$stage/build" -G Ninja -DCMAKE_BUILD_TYPE="$kind" -DHALFSPACE_BUILT="$build" \
  -DHALFSPACE_EXERCISES="$stage/exercises" -DHALFSPACE_SOLUTIONS="$stage/solutions" -DHALFSPACE_TESTS=ON
must 'built' cmake --build "$stage/build" -j 2
must 'the reference passes, linked directly' ctest --test-dir "$stage/build" -R "^direct/$new/" --no-tests=error
must 'the program for the debugger is built' cmake --build "$stage/build" --target "debug_$new"
expect 'and in it the starter fails' "$("$stage/build/bin/debug_$new" 2>&1; echo "exit $?")" '*test cases: 2 | 2 failed*exit [1-9]*'

# --- proven, checked, graded -----------------------------------------------------------------------------------------
halfspace list
expect 'it is in the list' "$out" "*$new *4 points*The perceptron's rule*exit 0"
halfspace verify "$new"
expect 'a check that gives points away is found' "$out" "*WRONG echoes, hidden check 4 'a gift': passes it*$new: 1 wrong*exit 1"
mv "$stage/hidden.cpp" "$hidden"
touch "$hidden"
must 'built again' cmake --build "$stage/build" -j 2
halfspace verify "$new"
expect 'it is proven' "$out" "*$new, hidden checks*mistake *always_updates *N*$new: proven*exit 0"
halfspace check "$new"
expect 'the starter is not implemented' "$out" '*not implemented *a point on the wrong side*0 of 2 checks pass*exit 1'
cp "$stage/solutions/$new/mistakes/label_not_in_step.cpp" "$stage/exercises/$new/perceptron.cpp"
halfspace check "$new"
expect 'a mistake is named' "$out" '*FAILED*LIKELY:*none taken away*1 of 2 checks pass*exit 1'
cp "$stage/solutions/$new/correct/loops.cpp" "$stage/exercises/$new/perceptron.cpp"
halfspace check "$new"
expect 'a right answer passes' "$out" '*2 of 2 checks pass*exit 0'

# --- one test source, two linkages: a debugger's program says what the grader says -----------------------------------
mapfile -t names <<<"$("$stage/build/bin/debug_$new" --list-tests --verbosity quiet)"
for source in "$stage/solutions/$new"/{reference,mistakes/label_not_in_step}.cpp; do
  cp "$source" "$stage/exercises/$new/perceptron.cpp"
  cmake --build "$stage/build" --target "debug_$new" >"$stage/log" 2>&1 || cat "$stage/log"
  halfspace check "$new"
  said=$(tr -s ' \n' ' ' <<<"$out")  # long names are wrapped
  for name in "${names[@]}"; do
    "$stage/build/bin/debug_$new" "${name//,/\\,}" >"$stage/log" 2>&1 && direct=passed || direct=FAILED
    expect "$(basename "$source"), linked directly: '$name' $direct" "$said" "* $direct $name *"
  done
done

mkdir -p "$stage/class/"{ann,ben}
cp "$stage/solutions/$new/reference.cpp" "$stage/class/ann/$new.cpp"
cp "$stage/solutions/$new/mistakes/always_updates.cpp" "$stage/class/ben/$new.cpp"
halfspace grade "$stage/class" --out "$stage/report"
expect 'a class is graded' "$out" '*ann*4*ben*exit 1'
expect 'with points for the right checks only' "$(grep -oE '"(student|score)": *[^,]*' "$stage/report/results.json" | tr '\n' ' ')" \
  '*"student": "ann"*"score": 4*"student": "ben"*"score": 2.6*'

[ "$failures" = 0 ] || { echo "$failures expectations not met"; exit 1; }
