#!/bin/bash
# What editors and the debugger make of the exercises: editors.sh BUILD
#
# clangd reads every starter without an error, by the flags that set-up writes; `check --debug` stops gdb in the student's
# function. Without clangd, or gdb, that part is skipped, and the test says so.
set -u
build=$(readlink -f -- "$1")
checkout=$(dirname -- "$(dirname -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")")")
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
failures=0 skipped=0

bad() {
  printf 'NOT OK: %s\n' "$*"
  failures=$((failures + 1))
}

if command -v clangd >/dev/null; then
  cd "$checkout" || exit 1  # where .clangd lies
  for file in exercises/*/*.cpp; do
    name=${file%/*} name=${name#*_}
    [[ $file == */"$name.cpp" ]] || continue
    clangd --check="$file" >"$stage/log" 2>&1
    # "E[12:34:56] [code] Line 3: ...": an error in the text. Other lines with E tell of clangd's own tries at every place.
    if errors=$(grep -E '^E\[[^]]*\] \[' "$stage/log"); then bad "$file: $errors"; else echo "ok: clangd reads $file"; fi
    grep -q 'Compile command from CDB' "$stage/log" || bad "$file: $(tail -n 5 "$stage/log")"
    grep -q "generic fallback\|Failed to find compilation database" "$stage/log" && bad "$file: has no flags of its own"
  done
  # It does see errors: a starter with one.
  folder=exercises/04_dense
  mkdir -p "$stage/$folder" && cp "$folder"/dense.* "$stage/$folder" && cp .clangd "$stage"
  sed -i 's/throw nn::NotImplementedError("dense_forward")/return x/' "$stage/$folder/dense.cpp"
  mkdir -p "$stage/.build/editor"
  sed "s|$checkout/exercises|$stage/exercises|g" .build/editor/compile_commands.json >"$stage/.build/editor/compile_commands.json"
  (cd "$stage" && clangd --check="$folder/dense.cpp" >"$stage/log" 2>&1)
  grep -qE '^E\[[^]]*\] \[undeclared_var_use' "$stage/log" || bad "clangd does not see an error: $(grep '^E' "$stage/log")"
else
  echo 'skipped: no clangd here'
  skipped=1
fi

for file in "$checkout"/.vscode/*.json "$checkout/grader/handout/files/devcontainer.json"; do
  # shellcheck disable=SC2016
  echo 'file(READ ${FILE} text)
string(JSON type TYPE "${text}")' >"$stage/json.cmake"
  cmake -DFILE="$file" -P "$stage/json.cmake" >"$stage/log" 2>&1 || bad "$file is no JSON: $(<"$stage/log")"
done

if command -v gdb >/dev/null; then
  # As exercises/check --debug does it, with this build in place of the release's and a file that has an error.
  mkdir -p "$stage/root/.build" "$stage/root/grader"
  ln -s "$build" "$stage/root/.build/release"
  ln -s "$checkout/exercises" "$stage/root/exercises"
  ln -s "$checkout/grader/debug.py" "$stage/root/grader/debug.py"
  out=$(
    exec 2>&1
    say() { printf '%s\n' "$*" >&2; }
    fail() { say "$1"; exit 3; }
    root=$stage/root
    # shellcheck source=/dev/null
    . "$checkout/grader/debug.sh"
    for word in 04_dense dense 4 dense.cpp exercises/04_dense/dense.cpp "$checkout/exercises/04_dense/"; do
      echo "$word: $(debug_exercise "$word")"
    done
    (cd "$checkout/exercises/04_dense" && echo ".: $(debug_exercise .)")
    (debug_exercise nothing)
    echo "exit $?"
    DEBUG_COMMANDS=backtrace
    debug 04_dense </dev/null
  )
  [ "$(grep -c ': 04_dense$' <<<"$out")" = 7 ] || bad "names of an exercise: $out"
  [[ $out == *"there is no exercise 'nothing'"*'exit 2'* ]] || bad "a name of none: $out"
  [[ $out == *'The first check that fails: '*'Stopped at each call of dense_forward'* ]] || bad "the first check: $out"
  [[ $out == *'Breakpoint 1, student::dense_forward ('*'dense.cpp:'*'#0 '*'student::dense_forward'* ]] || bad "gdb does not stop there: $out"
  cat >"$stage/arrays.cpp" <<'END'
#include <nn/tensor.hpp>
void f(const nn::Vector& x, const nn::Matrix& w, const nn::Matrix& none) {}
int main() { f({1, 2.5}, {{1, 2}, {3, 4}, {5, 1.0 / 3}}, nn::Matrix::from_shape({0, 3})); }
END
  "${CXX:-g++}" -std=c++20 -O0 -g -w -I"$checkout/lib/include" "$stage/arrays.cpp" -o "$stage/arrays" || bad 'arrays.cpp does not compile'
  out=$(gdb -q -batch -iex 'set debuginfod enabled off' -iex "source $checkout/grader/debug.py" -ex 'break f' -ex run \
    -ex 'p x' -ex 'p w' -ex 'p none' "$stage/arrays" 2>&1)
  [[ $out == *'$1 = (2) [1, 2.5]'*'$2 = (3, 2) [[1, 2], [3, 4], [5, 0.333333]]'*'$3 = (0, 3) []'* ]] ||
    bad "gdb does not print arrays as their numbers: $out"
else
  echo 'skipped: no gdb here'
  skipped=1
fi
[ "$failures" = 0 ] || { echo "$failures failures"; exit 1; }
[ "$skipped" = 0 ] || exit 77
