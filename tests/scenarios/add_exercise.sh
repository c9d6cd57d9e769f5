#!/bin/bash
# Writes an exercise as solutions/README.md says, and has it judged: add_exercise.sh BUILD
#
# `halfspace new` makes 14_perceptron from the template; then add_exercise/ takes the template's place, as an author would
# fill it in. Three things differ from a person's way: the course is one of its own instead of the checkout's, so that no
# file of the checkout changes; its build takes lib and grader from BUILD (HALFSPACE_BUILT), as a second build in the
# checkout's folder would find them built; and halfspace is told where course and kit lie.
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
  [[ $1 != list && $1 != new ]] || kit=()
  out=$("$build/bin/halfspace" "$@" --course "$stage/exercises" "${kit[@]}" 2>&1 </dev/null; echo "exit $?")
}

compile() {  # [--target TARGET] : as an author does; a warning is one too many
  must "built${*:+ $*}" cmake --build "$stage/build" -j 2 "$@"
  expect 'without a warning' "$(grep -n 'warning:' "$stage/log" || true)" ''
}

# --- the page's files are the example's, and what it quotes stands there ----------------------------------------------
page=$checkout/solutions/README.md
mapfile -t patterns <<<"$(grep -oE "^\| \`(exercises|solutions)/[^\`]+\`" "$page" | grep -oE '(exercises|solutions)/[^`]+')"
[ "${#patterns[@]}" -gt 5 ] || { echo 'NOT OK: solutions/README.md lists no files'; exit 1; }
for pattern in "${patterns[@]}"; do
  expect "the example has $pattern" "$(compgen -G "$here/add_exercise/$pattern" || true)" '?*'
done
while IFS= read -r file; do
  known=no
  for pattern in "${patterns[@]}"; do
    # shellcheck disable=SC2053
    [[ $file == $pattern ]] && known=yes
  done
  expect "the page names $file" "$known" yes
done <<<"$(cd "$here/add_exercise" && find exercises solutions -type f)"

sources=$(cat "$here"/add_exercise/*/"$new"/*.cpp)
quotes=0
while IFS= read -r -d '~' quote; do
  quotes=$((quotes + 1))
  expect "the example has what the page quotes, $quotes" "$([[ $sources == *"$quote"* ]] && echo yes || echo "$quote")" yes
done < <(awk '/^```/ { if (inside) printf "~"; inside = $0 == "```cpp"; next } inside' "$page")
[ "$quotes" -ge 3 ] || { echo 'NOT OK: solutions/README.md quotes no code'; exit 1; }

# What this script runs, in another way.
expect "the page's commands" "$(awk '/^```/ { inside = $0 == "```sh"; next } inside { sub(/ +#.*/, ""); print }' "$page")" \
  "grader/run new $new
grader/run verify $new
exercises/check $new"

# --- new: from the template -------------------------------------------------------------------------------------------
mkdir "$stage/exercises"
echo 'title = "A course of one exercise"' >"$stage/exercises/course.toml"
mkdir -p "$stage/other/exercises"
cp "$stage/exercises/course.toml" "$stage/other/exercises"
expect 'a new exercise says what is to be done' \
  "$(cd "$stage/other" && "$build/bin/halfspace" new "$new" --course exercises/ 2>&1; echo "exit $?")" \
  "Made $new, with a small function in it. Replace, in this order:

exercises/$new/
    perceptron.hpp          the contract: what each function promises
    README.md               the idea, for students
    exercise.toml           title, summary, points, hints
    perceptron.cpp          the starter: every function throws
    checks.cpp              public checks, small enough to follow
solutions/$new/
    mistakes.cpp            a right answer, and typical mistakes
    hidden.cpp              hidden checks: random and special cases
    correct/expression.cpp  a right answer in another style
    correct/standard.cpp    and one more
exercises/course.toml
    its points, and what it requires

It builds already. What is still to be written, and what is wrong, says

    grader/run verify $new \\\\
      --course exercises/ --kit <its build>/kit

solutions/README.md goes through all of it.
exit 0"
rm -r "$stage/other"
halfspace new perceptron
expect 'a name without a number is refused' "$out" "halfspace: 'perceptron' is no name for an exercise: *like 14_perceptron"$'\n''exit 2'
for name in 14__ 14_mistakes 14_checks "14_$(printf 'a%.0s' {1..80})"; do
  halfspace new "$name"
  expect "a name that later commands could not use is refused: ${name:0:20}" "$out" "halfspace:*'$name'*take*a*"$'\n''exit 2'
done
expect 'and nothing is made' "$(cd "$stage" && find . ! -name log | sort | tr '\n' ' ')" '. ./exercises ./exercises/course.toml '
halfspace new "$new"
expect 'a new exercise is made' "$out" "Made $new*perceptron.hpp *the contract*verify $new*solutions/README.md*exit 0"
# (A picture is not for every exercise, so the template has none.)
expect 'and its files named in the order of the page' \
  "$(sed -nE "s|^$stage/([a-z]+)/$new/\$|\1/$new/|p; s|^    ([A-Za-z_/]+\.[a-z]+)  .*|\1|p" <<<"$out" |
     awk '/\/$/ { folder = $0; next } { sub(/correct\/.*/, "correct/*.cpp"); print folder $0 }' | uniq)" \
  "$(printf '%s\n' "${patterns[@]//\*/\\*}" | grep -v '/plot\.cpp$')"
expect 'it is the last of course.toml' "$(<"$stage/exercises/course.toml")" "title = *

\[\[exercises\]\]
id = \"$new\"
points = 1
requires = \[\]  # *"
listing() { (cd "$stage" && find exercises solutions -type f -exec md5sum {} + | sort -k2); }
made=$(listing)
halfspace new "$new"
expect 'it is not made twice' "$out" "halfspace: *course.toml:*'$new' is there*already*exit 2"
expect 'and stays as it is' "$(listing)" "$made"

kind=$(sed -n 's/^CMAKE_BUILD_TYPE:[^=]*=//p' "$build/CMakeCache.txt")
must 'configured' cmake -S "$checkout" -B "$stage/build" -G Ninja -DCMAKE_BUILD_TYPE="$kind" -DHALFSPACE_BUILT="$build" \
  -DHALFSPACE_EXERCISES="$stage/exercises" -DHALFSPACE_SOLUTIONS="$stage/solutions" -DHALFSPACE_TESTS=ON
compile
must "the template's right answer passes, linked directly" ctest --test-dir "$stage/build" -R "^direct/$new/" --no-tests=error
halfspace verify "$new"
wanted=$(cd "$checkout/grader/template" && grep -rn 'TO WRITE: ' . |
  sed -E "s|^\./([a-z]+)/|TO WRITE \1/$new/|; s|NAME|perceptron|; s|:[^:]*TO WRITE: |: |; s| *-->$||" | sort)
lines=$(wc -l <<<"$wanted")
expect 'the template has places to write' "$((lines >= 8 && lines <= 12))" 1
expect 'they are listed, one line each' "$(grep '^TO WRITE' <<<"$out" | sort)" "$wanted"
expect 'within 80 columns' "$(awk 'length > 80' <<<"$out")" ''
expect 'nothing is wrong with it' "$(grep -E 'WRONG|note:|: proven' <<<"$out" || true)" ''
expect 'and it is not proven' "$out" "*$new: $lines to write"$'\n\n''0 of 1 exercise proven: *exit 1'
halfspace check "$new"
expect 'its starter is not implemented' "$out" '*not implemented*0 of 2 checks pass*exit 1'

# --- written ----------------------------------------------------------------------------------------------------------
for side in exercises solutions; do
  rm -r "${stage:?}/$side/$new"
  cp -r "$here/add_exercise/$side/$new" "$stage/$side"
done
sed -i 's/^points = 1$/points = 4/' "$stage/exercises/course.toml"
# At first with all that verify knows to be wrong with files, and a check that gives its points to whoever returns the
# first argument.
hidden=$stage/solutions/$new/hidden.cpp
mistakes=$stage/solutions/$new/mistakes.cpp
cp "$hidden" "$mistakes" "$stage"
cat >>"$hidden" <<'END'

TEST_CASE("a gift", "[update]") {
    CHECK_THAT(subject::update({1, 2}, {3, 4}, 1), IsClose(nn::Vector{1, 2}));
}
END
cat >>"$mistakes" <<'END'

namespace student {
struct never_updates : Right {
    bool is_right(const nn::Vector&, const nn::Vector&, int) override { return true; }
};
}  // namespace student
END
mkdir "$stage/solutions/$new/mistakes"
cp "$here/add_exercise/students/always_updates.cpp" "$stage/solutions/$new/mistakes"
touch "$stage/exercises/$new/notes.txt"
compile
must 'the right answer passes, linked directly' ctest --test-dir "$stage/build" -R "^direct/$new/" --no-tests=error
compile --target "debug_$new"
expect 'and in the program for the debugger the starter fails' "$("$stage/build/bin/debug_$new" '~[panel]' 2>&1; echo "exit $?")" \
  '*test cases: 2 | 2 failed*exit [1-9]*'
halfspace verify "$new"
expect 'a check that gives points away is found' "$out" "*WRONG echoes_1, hidden check 4 'a gift': passes it*"
expect 'a stray file is found' "$out" "*WRONG exercises/$new/notes.txt: a stray file: nothing reads it*"
expect 'in the solutions, too' "$out" "*WRONG solutions/$new/mistakes/always_updates.cpp: a stray file: nothing reads it*"
expect 'a mistake that is not listed is found' "$out" \
  "*WRONG solutions/$new/mistakes.cpp:$(grep -n 'struct never_updates' "$mistakes" | cut -d: -f1): the mistake 'never_updates' is written but not listed*"
expect 'and nothing else' "$out" "*$new: 4 wrong*exit 1"
rm -r "$stage/exercises/$new/notes.txt" "$stage/solutions/$new/mistakes"

cp "$stage/mistakes.cpp" "$mistakes"
sed -n '/^struct MISTAKE(always_updates/,/^};/p' "$stage/mistakes.cpp" | sed '1i namespace student {' >>"$mistakes"
echo '}' >>"$mistakes"
expect 'a mistake that is listed twice does not compile' \
  "$(cmake --build "$stage/build" --target "catalogue_$new" 2>&1; echo "exit $?")" \
  '*mistakes.cpp:*error: redefinition of *always_updates*exit [1-9]*'

cp "$stage/hidden.cpp" "$hidden"
cp "$stage/mistakes.cpp" "$mistakes"
compile
must 'the right answer passes, linked directly' ctest --test-dir "$stage/build" -R "^direct/$new/" --no-tests=error

# --- proven, checked, graded ------------------------------------------------------------------------------------------
halfspace list
expect 'it is in the list' "$out" "*$new *4 points*The perceptron's rule*exit 0"
halfspace verify "$new"
expect 'it is proven' "$out" "*$new, hidden checks*mistake *always_updates *N*boundary_left_alone *N*label_not_in_step *N*$new: proven*exit 0"
expect 'without a word against it' "$(grep -E 'WRONG|TO WRITE|note:' <<<"$out" || true)" ''
halfspace check "$new"
expect 'the starter is not implemented' "$out" '*not implemented*a point on the wrong side*0 of 2 checks pass*exit 1'
cp "$here/add_exercise/students/label_not_in_step.cpp" "$stage/exercises/$new/perceptron.cpp"
halfspace check "$new"
expect 'a mistake is named' "$out" '*FAILED*LIKELY:*none taken away*1 of 2 checks pass*exit 1'
cp "$stage/solutions/$new/correct/loops.cpp" "$stage/exercises/$new/perceptron.cpp"
halfspace check "$new"
expect 'a right answer passes' "$out" '*2 of 2 checks pass*exit 0'

# --- one test source, two linkages: a debugger's program says what the grader says ------------------------------------
mapfile -t names <<<"$("$stage/build/bin/debug_$new" --list-tests --verbosity quiet '~[panel]')"
expect 'the program for the debugger has the public checks' "${#names[@]}" 2
for source in "$stage/solutions/$new/correct/loops.cpp" "$here/add_exercise/students/label_not_in_step.cpp"; do
  cp "$source" "$stage/exercises/$new/perceptron.cpp"
  cmake --build "$stage/build" --target "debug_$new" >"$stage/log" 2>&1 || cat "$stage/log"
  halfspace check "$new"
  said=$(tr -s ' \n' ' ' <<<"$out")  # long names are cut in the middle
  for name in "${names[@]}"; do
    "$stage/build/bin/debug_$new" "${name//,/\\,}" >"$stage/log" 2>&1 && direct=passed || direct=FAILED
    expect "$(basename "$source"), linked directly: '$name' $direct" "$said" "* $direct ${name:0:30}*"
  done
done

mkdir -p "$stage/class/"{ann,ben}
cp "$stage/solutions/$new/correct/one_formula.cpp" "$stage/class/ann/$new.cpp"
cp "$here/add_exercise/students/always_updates.cpp" "$stage/class/ben/$new.cpp"
halfspace grade "$stage/class" --out "$stage/report"
expect 'a class is graded' "$out" '*ann*4*ben*exit 1'
expect 'with points for the right checks only' "$(grep -oE '"(student|score)": *[^,]*' "$stage/report/results.json" | tr '\n' ' ')" \
  '*"student": "ann"*"score": 4*"student": "ben"*"score": 2.6*'

[ "$failures" = 0 ] || { echo "$failures expectations not met"; exit 1; }
