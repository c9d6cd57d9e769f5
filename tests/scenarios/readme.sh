#!/bin/bash
# Every command in README.md is known to work: readme.sh BUILD
#
# Each line of its ```sh blocks must have an entry below, and is run, or is covered in another way that is looked at here:
#   run      really run. grader/run and exercises/check are replaced by what they exec: halfspace of this build, as
#            tests/scenarios/setup_again.sh shows that they do.
#   ctest    run by the CTest of that name, which must exist.
#   lists    a run of tests: ctest lists at least one under that filter.
#   target   a long build, covered by the existence of the target in this build; "add an exercise" builds and runs a
#            debug_ program.
set -u
build=$(readlink -f -- "$1")
checkout=$(dirname -- "$(dirname -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")")")
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
mkdir -p "$stage/submissions/ann"
cp "$checkout/solutions/04_dense/correct/products.cpp" "$stage/submissions/ann/04_dense.cpp"
echo "a secret only for this test" >"$stage/secret"
# A student's own course, in which things are remembered.
cp -r "$checkout/exercises" "$stage/exercises"
rm -f "$stage/exercises/.notebook.json"
ln -s "$checkout/solutions" "$stage/solutions"
failures=0

bad() {
  printf 'NOT OK: %s\n' "$*"
  failures=$((failures + 1))
}

run() {  # EXIT_CODE PATTERN ARGUMENTS OF halfspace...
  local wanted=$1 pattern=$2 out status
  shift 2
  out=$(cd "$stage" && "$build/bin/halfspace" "$@" 2>&1 </dev/null)
  status=$?
  # shellcheck disable=SC2053
  [[ $status == "$wanted" && $out == $pattern ]] || bad "$command"$'\n'"exit $status, wanted $wanted and $pattern; got"$'\n'"$out"
}

ctest_exists() {  # NAME
  ctest --test-dir "$build" -N | grep -qF ": $1" || bad "$command: no test '$1' covers it"
}

lists() {  # FILTER
  ctest --test-dir "$build" -N -R "$1" | grep -qE 'Total Tests: [1-9]' || bad "$command: no test of that name"
}

target() {  # NAME
  ninja -C "$build" -t query "$1" >"$stage/log" 2>&1 || bad "$command: $(<"$stage/log")"
}

cover() {
  case $command in
    'grader/run') ctest_exists 'scenarios: set-up, again' && ctest_exists 'scenario/grading the class' ;;
    'tests/run') ;;  # what runs this test
    'exercises/check 04_dense') ctest_exists 'scenario/the picture of the README' ;;
    'exercises/check') run 1 'Going on with 01_neuron*still to write*' check --course "$stage/exercises" ;;
    'exercises/check --every') ctest_exists 'scenario/check alone goes on where the student is' ;;
    'exercises/watch') ctest_exists 'scenario/watch shows what to mend first' ;;
    'exercises/hint 04_dense') run 0 '04_dense, dense_forward: hint 1 of 3*' hint 04_dense --course "$stage/exercises" ;;
    'exercises/list') run 0 '*02_activations*04_dense*Next: 01_neuron*' list --course "$stage/exercises" ;;
    'exercises/reset 04_dense') run 0 '*is the starter already*' reset 04_dense --course "$stage/exercises" ;;
    'exercises/plot 04_dense') run 1 '*two layers*not implemented*' plot 04_dense ;;
    'exercises/check 04_dense --debug') ctest_exists 'scenario/editors' ;;
    'exercises/handin') run 2 '*no exercise is begun*' handin ;;
    'grader/run handout --out handout.zip') ctest_exists 'scenario/handout' && run 0 '*13 exercises*' handout --out handout.zip ;;
    'grader/run grade submissions --out report')
      run 1 '*ann*14*report/results.json' grade submissions --out report --secret secret ;;
    'grader/run regrade --gradebook report --preview')
      run 0 '*None of 1 student changes*' regrade --gradebook report --preview --secret secret ;;
    'grader/run report --gradebook report --out pages')
      run 0 'Wrote pages/index.html*1 student' report --gradebook report --out pages ;;
    'grader/run export csv --gradebook report --out grades.csv')
      run 0 'Wrote grades.csv' export csv --gradebook report --out grades.csv ;;
    'grader/run groups --gradebook report')
      ctest_exists 'scenario/what no catalogue knew' && run 0 'No wrong function is without a name.' groups --gradebook report ;;
    'grader/run similar --gradebook report') ctest_exists 'scenario/files that look alike' ;;
    'grader/run verify 04_dense') ctest_exists 'scenario/verify/04_dense' ;;
    'grader/run doctor') run 0 '*can run untrusted code*' doctor ;;
    'grader/run --help-all') run 0 '*--secret*--seeds*' --help-all ;;
    'tests/run -R sandbox') lists sandbox ;;
    'ctest --preset dev -R hyperplane') lists hyperplane && preset test ;;
    'cmake --build --preset dev --target debug_04_dense') target debug_04_dense && preset build ;;
    '.build/dev/bin/debug_04_dense "[dense_forward]"') ctest_exists 'scenario/add an exercise' ;;
    'cmake --build --preset dev --target bench') target bench && preset build ;;
    'cmake -G Ninja -S . -B .build/other -DHALFSPACE_BUILT='*) ctest_exists 'scenario/add an exercise' ;;
    'cmake --build .build/other') ctest_exists 'scenario/add an exercise' ;;
    'grader/run verify --course ~/course/exercises --kit .build/other/kit') ctest_exists 'scenario/add an exercise' ;;
    *) bad "$command: a command of README.md that nothing here covers" ;;
  esac
}

preset() {  # KIND
  (cd "$checkout" && cmake --list-presets="$1") | grep -q '"dev"' || bad "$command: no $1 preset dev"
}

commands=0
while IFS= read -r command; do
  commands=$((commands + 1))
  before=$failures start=$SECONDS
  cover
  [ "$failures" != "$before" ] || echo "ok ($((SECONDS - start)) s): $command"
done <<<"$(awk '/^```/ { inside = $0 == "```sh"; next } inside { sub(/ +#.*/, ""); if (sub(/ *\\$/, "")) { start = start $0; next }; if (start $0 != "") print start $0; start = "" }' "$checkout/README.md")"
[ "$commands" -ge 10 ] || bad "found only $commands commands in README.md"

# What it links to is there.
while IFS= read -r link; do
  [ -e "$checkout/$link" ] || bad "README.md links to $link, which does not exist"
done <<<"$(grep -oE '\]\([^)#]+\)' "$checkout/README.md" | sed 's/^](//; s/)$//' | grep -v '^https\?:')"

[ "$failures" = 0 ] || { echo "$failures failures"; exit 1; }
