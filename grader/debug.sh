# shellcheck shell=bash disable=SC2154  # root is setup.sh's
# exercises/check EX --debug: the student's file and its public checks as one program, in gdb, at the call that fails.
#   debug EX          builds it, looks for the first check that fails, starts gdb there
#   debug_build EX    builds it

# The exercise that is meant: 04_dense, dense, 4, dense.cpp, exercises/04_dense/dense.cpp, or `.` in its folder.
debug_exercise() {  # WORD
  local word=$1 folder name found=''
  [ "$word" != . ] || word=$PWD
  word=${word%/} word=${word##*/} word=${word%.cpp}
  for folder in "$root"/exercises/*/exercise.toml; do
    folder=${folder%/*} name=${folder##*/}
    [[ $name == "$word" || ${name#*_} == "$word" || ($word =~ ^[0-9]+$ && $((10#${name%%_*})) == $((10#$word))) ]] && found=$name
  done
  [ -n "$found" ] || { say "halfspace: there is no exercise '$1'. See exercises/list" && exit 2; }
  echo "$found"
}

debug_build() {  # EXERCISE
  local log=$root/.build/debug-$1.log
  cmake --build "$root/.build/release" --target "debug_$1" >"$log" 2>&1 && return
  say "It does not compile for the debugger. exercises/check $1 says what to mend; g++ says:"
  grep -E -m5 'error|warning' "$log" >&2 || tail -n 5 "$log" >&2
  exit 1
}

debug() {  # EXERCISE
  local program=$root/.build/release/bin/debug_$1 events name function
  command -v gdb >/dev/null || { say "gdb, the debugger, is missing: sudo apt-get install gdb" && exit 2; }
  say "Building $1 for the debugger (the first time up to a minute) ..."
  debug_build "$1"
  # The last check that began before the first that failed ended. (One that never ends is ended here.)
  events=$(timeout 20 "$program" --abort --reporter xml --colour-mode none 2>/dev/null)
  if grep -q '<OverallResultsCases.* failures="0"' <<<"$events"; then
    say "All checks pass in it: there is no failing call to stop at."
    exit 0
  fi
  name=$(grep -oE '<TestCase name="[^"]*"' <<<"$events" | tail -n 1 | sed 's/^<TestCase name="//; s/"$//')
  function=$(grep -oE '<TestCase name="[^"]*" tags="\[[A-Za-z_0-9]+\]' <<<"$events" | tail -n 1 | sed 's/.*tags="\[//; s/\]$//')
  name=$(sed 's/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g; s/&apos;/'\''/g; s/&amp;/\&/g' <<<"$name")
  [ -n "$function" ] || fail "the checks did not begin: $program"
  say "$(fold -s -w 80 <<<"The first check that fails: $name")"
  say "Stopped at each call of $function in it."
  say "n: next line, p x: print x, c: go on, q: quit."
  # Catch2 reads a comma, a bracket and a star in a name as its own.
  name=$(sed 's/[][\\,*"]/\\&/g' <<<"$name")
  exec gdb -q -iex 'set confirm off' -iex 'set debuginfod enabled off' \
    -iex "source $root/grader/debug.py" -ex 'set breakpoint pending on' \
    -ex "break student::$function" -ex run ${DEBUG_COMMANDS:+-batch -ex "$DEBUG_COMMANDS"} \
    --args "$program" --break "$name"
}
