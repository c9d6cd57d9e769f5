#!/bin/bash
# What students get: packed, unpacked, built and used as on a machine that has nothing else: handout.sh BUILD
#
# A course of one exercise, so that it is built in minutes. In all that students must never see stands a marker, which is
# looked for in the zip and in all that is built from it.
set -u
build=$(readlink -f -- "$1")
checkout=$(dirname -- "$(dirname -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")")")
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
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
  printf 'NOT OK: %s\n' "$what" && tail -n 60 "$stage/log"
  exit 1
}

# --- a course full of markers -----------------------------------------------------------------------------------------
course=$stage/course
exercise=01_neuron
mkdir -p "$course/exercises/.git/objects/ab" "$course/solutions" "$course/exercises/$exercise/.vscode"
cp -r "$checkout/exercises/$exercise" "$checkout/exercises/README.md" "$course/exercises"
cp -r "$checkout/solutions/$exercise" "$course/solutions"
printf 'title = "One neuron"\n\n[[exercises]]\nid = "%s"\npoints = 8\n' "$exercise" >"$course/exercises/course.toml"
mkdir -p "$course/exercises/.git/objects/ab"
for place in exercises/.git/objects/ab/cdef "exercises/$exercise/.secret" "exercises/$exercise/draft.cpp" \
  "exercises/$exercise/neuron.cpp~" "exercises/$exercise/notes.txt" "exercises/$exercise/.vscode/notes.md" solutions/.secret; do
  echo "// MARKER_file ${place##*/}" >"$course/$place"
done
cat >>"$course/solutions/$exercise/mistakes.cpp" <<'END'
// MARKER_comment in the mistakes
namespace student {
[[gnu::used]] static int MARKER_static_function(int n) { return n + 1; }
[[gnu::used]] inline int MARKER_inline_function(int n) { return n + 2; }
template <class T>
T MARKER_template(T n) { return n + 3; }
template int MARKER_template<int>(int);
struct Helper {
    virtual ~Helper() = default;
    virtual int MARKER_member() { return MARKER_static_function(4); }
};
[[gnu::used]] inline Helper MARKER_variable;
int MARKER_global = 5;
}  // namespace student
END
sed -i 's/^TEST_CASE("/TEST_CASE("MARKER_hidden: /' "$course/solutions/$exercise/hidden.cpp"
for file in "$course/solutions/$exercise"/correct/*.cpp; do
  printf '// MARKER_comment\n[[gnu::used]] static const char* const text = "MARKER_text";\n' >>"$file"
done
grep -q MARKER_hidden "$course/solutions/$exercise/hidden.cpp" || { echo 'NOT OK: no check to mark'; exit 1; }

kind=$(sed -n 's/^CMAKE_BUILD_TYPE:[^=]*=//p' "$build/CMakeCache.txt")
must 'the course configures' cmake -S "$checkout" -B "$stage/build" -G Ninja -DCMAKE_BUILD_TYPE="$kind" \
  -DHALFSPACE_BUILT="$build" -DHALFSPACE_EXERCISES="$course/exercises" -DHALFSPACE_SOLUTIONS="$course/solutions" -DHALFSPACE_TESTS=OFF
must 'and builds' cmake --build "$stage/build" -j 2
expect 'the markers are in what is compiled' "$(grep -lc MARKER_hidden "$stage/build/kit/$exercise/hidden")" "*hidden"

# --- packed -----------------------------------------------------------------------------------------------------------
handout() { "$build/bin/halfspace" handout --course "$course/exercises" --kit "$stage/build/kit" --out "$1" 2>&1; echo "exit $?"; }
expect 'handout packs' "$(cd "$stage" && handout one.zip)" 'Wrote one.zip: 1 exercise, * files, *README.md.'$'\n''exit 0'
sleep 2.1  # the time that a zip holds counts in two seconds
expect 'handout packs again' "$(cd "$stage" && TZ=Asia/Tokyo handout two.zip)" '*exit 0'
expect 'the same bytes' "$(cmp "$stage/one.zip" "$stage/two.zip" && echo same)" same
starter=$(<"$course/exercises/$exercise/neuron.cpp")
cp "$course/solutions/$exercise/correct/loops.cpp" "$course/exercises/$exercise/neuron.cpp"
expect 'a solved exercise is handed out as its starter' "$(cd "$stage" && handout no.zip; cmp one.zip no.zip && echo same)" '*exit 0'$'\n''same'
mv "$course/exercises/$exercise/.starter.cpp" "$stage/kept"
expect 'without a starter that is kept it is not' "$(cd "$stage" && handout no.zip)" '*neuron.cpp is not the*untouched starter*exit 2'
mv "$stage/kept" "$course/exercises/$exercise/.starter.cpp"

(cd "$stage" && cmake -E tar xf one.zip) || { echo 'NOT OK: it does not unpack'; exit 1; }
given=$stage/halfspace
has_marker() { grep -rla 'MARKER_' "$@" | sed "s|^$stage/||"; }
expect 'no marker in the zip' "$(has_marker "$stage/one.zip")" ''
expect 'no marker in what it holds' "$(has_marker "$given")" ''
expect 'no path of this machine' "$(grep -rlaF -e "$checkout" -e "$stage" "$given")" ''
expect 'no solutions, tests, class, history' \
  "$(cd "$given" && find . \( -name solutions -o -name tests -o -name sample_class -o -name template -o -name '.git' -o -name '.secret' \
     -o -name 'hidden*' -o -path '*app/grade.cpp' -o -name 'verify.*' -o -name 'new*' -o -path '*grader/handout*' \))" ''
hint=$("$stage/build/kit/$exercise/catalogue" list | head -n 1 | cut -f 2)
expect 'the hints are there' "$(grep -caF "$hint" "$given/grader/handed_out/$exercise.mistakes.o")" '[1-9]*'
expect 'no debugging information' "$(readelf -S "$given/grader/handed_out/$exercise.mistakes.o" | grep -c debug)" 0
symbols=$(nm --defined-only "$given/grader/handed_out/$exercise.mistakes.o" | awk '$2 ~ /[A-Z]/ { print $3 }' | c++filt | sort | tr '\n' ' ')
expect 'two names are left' "$symbols" 'worker::entries() worker::right_player() '
while IFS= read -r page; do
  while IFS= read -r link; do
    link=${link%%#*}
    [ -z "$link" ] || [ -e "$(dirname -- "$page")/$link" ] || expect "${page#"$given/"} links to" "$link" 'something that is there'
  done <<<"$(grep -oE '\]\([^)]+\)' "$page" | sed 's/^](//; s/)$//' | grep -v '^https\?:')"
done <<<"$(find "$given" -name '*.md')"

# --- used -------------------------------------------------------------------------------------------------------------
run() { out=$(cd "$given" && unset HALFSPACE_CACHE && "$@" 2>&1 </dev/null; echo "exit $?"); }
run exercises/check 01_neuron
expect 'the one command sets it up and checks' "$out" '*still to write*exit 1'
expect 'no marker in what is built' "$(has_marker "$given")" ''
expect 'the checks are not compiled again' "$(ls -d "$given"/.build/release/exercises/CMakeFiles/suite_* 2>/dev/null)" ''
run grader/run --help
expect 'no command of the instructor' "$(grep -cE '^  (grade|verify|new|handout) ' <<<"$out")" 0
expect 'those of the student' "$(grep -cE '^  (check|plot|list|handin|doctor) ' <<<"$out")" 5
run grader/run grade submissions --out x
expect 'grade is no command there' "$out" "*there is no command 'grade'*exit 2"

neuron=$given/exercises/$exercise/neuron.cpp
sed '/MARKER/d' "$course/solutions/$exercise/correct/loops.cpp" >"$neuron"
run exercises/check 01_neuron
expect 'a right answer passes' "$out" '*exit 0'
run exercises/handin --name 'Ann Marker'
expect 'it is packed to hand in' "$out" '*01_neuron *all * pass*Upload this file*Ann Marker.zip'$'\n''exit 0'
sed -i 's/return sum + b;/return sum;/' "$neuron"
run exercises/check 01_neuron
expect 'a mistake is named' "$out" '*LIKELY:*exit 1'

# --- and graded -------------------------------------------------------------------------------------------------------
mkdir "$stage/class" && cp "$given/Ann Marker.zip" "$stage/class"
echo 'a secret only for this test' >"$stage/secret"
grade() { out=$("$build/bin/halfspace" grade "$@" --out "$stage/report" --secret "$stage/secret" --course "$course/exercises" \
  --kit "$stage/build/kit" 2>&1 </dev/null; echo "exit $?"); }
grade "$stage/class"
expect 'grade takes the zip' "$out" '*Ann Marker *8*exit 0'
expect 'and has nothing to note' "$(grep -c '^note' <<<"$out")" 0
echo '// changed' >>"$course/exercises/$exercise/neuron.hpp"
mkdir "$stage/class/Bob" && printf '%s\n' "$starter" >"$stage/class/Bob/01_neuron.cpp"
grade "$stage/class"
expect 'tests of another version are refused' "$(tr '\n' ' ' <<<"$out")" '*neuron.hpp has changed*exit 2*'
must 'and built again' cmake --build "$stage/build" -j 2
grade "$stage/class"
expect 'an older version and an untouched starter are noted' "$(tr '\n' ' ' <<<"$out" | tr -s ' ')" \
  '*Ann Marker.zip: 01_neuron answers another version*Bob: the untouched starter: 01_neuron*'
[ "$failures" = 0 ] || { echo "$failures failures"; exit 1; }
