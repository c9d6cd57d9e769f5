#!/bin/bash
# shellcheck disable=SC2016  # the stand-ins are scripts of their own
# grader/run in a miniature checkout: the first run installs and builds, the next ones do only what is needed.
. "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/setup_stage.sh"
course="$stage/the course"
mkdir -p "$course"/{grader/sample_class,lib,exercises,solutions,elsewhere}
cp "$checkout"/grader/{run,setup.sh} "$course/grader/"
touch "$course"/{CMakeLists.txt,CMakePresets.json,lib/neuron.cpp}

stand_in id <<<'cat "$stage/uid"'
stand_in nproc <<<'echo 2'
stand_in dpkg-query <<<'cat "$stage/installed"'
stand_in apt-cache <<<'echo "catch2 | 3.7.1-1 | http://mirror.test/debian trixie/main amd64 Packages"'
stand_in apt-get <<'END'
[[ " $* " == *" install "* ]] || exit 0
for word; do echo "ii ${word%=*} ${word#*=}"; done >>"$stage/installed"
END
stand_in cmake <<'END'
mkdir -p ".build/${*: -1}"
echo "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" >".build/${*: -1}/CMakeCache.txt"
touch ".build/${*: -1}/build.ninja"
END
stand_in ninja <<'END'
[ ! -e "$stage/broken" ] || { echo 'lib/neuron.cpp:1:1: error: broken'; exit 1; }
[ ! -e "$stage/idle" ] || { echo 'ninja: no work to do.'; exit 0; }
echo '[1/1] Linking'
sleep 0.2
[ ! -e "$stage/editing" ] || { rm "$stage/editing" && touch lib/neuron.cpp; }
mkdir -p "$2/bin"
printf '#!/bin/bash\necho "halfspace in ${PWD##*/}:" "${@@Q}"\nexit 1\n' >"$2/bin/halfspace"
chmod +x "$2/bin/halfspace"
END

# Runs grader/run from another folder. Its stdout, stderr and status are in $out, $err, $status, the calls in $calls.
run() {
  : >"$stage/calls"
  out=$(cd "$course/elsewhere" && CDPATH=$course ../grader/run "$@" 2>"$stage/err")
  status=$?
  err=$(<"$stage/err") calls=$(grep -E '^(apt-get|cmake|ninja|sudo|dpkg --configure)' "$stage/calls")
}

: >"$stage/installed"
echo 1000 >"$stage/uid"
run list
expect 'no root and no sudo: what is missing, and the command' "$status $err" \
  '3 set-up: these packages are missing: g++ *As root:  apt-get install --no-install-recommends g++ *msgpack*'
expect 'no root and no sudo: nothing is tried' "$calls" ''

stand_in sudo <<<'[ "$1" != -n ]'
run list
expect 'sudo asks for a password and nobody is there: the command' "$status $err" '3 *By hand:  sudo apt-get install *'

echo 0 >"$stage/uid"
run list 'two words' ''
expect 'the first run installs, configures and builds' "$calls" 'apt-get *update*apt-get *install *g++ *catch2=3.7.1-1 *cmake --preset release*ninja -C .build/release*'
expect 'and says so in a few plain lines' "$err" '?1/3? Installing 21 packages*?2/3? Configuring*?3/3? Building ... ? s'
expect 'then runs the program where the user is, with the arguments as they are' "$out" "halfspace in elsewhere: 'list' 'two words' ''"
expect 'and keeps its exit code' "$status" 1

run
expect 'the second run does nothing' "$calls$err" ''
expect 'without arguments the sample class is graded' "$out" "*'grade' '$course/grader/sample_class' '--out' '$course/.build/sample_report'"

touch "$course/lib/neuron.cpp"
run list
expect 'a newer source: only a build' "$calls" 'ninja *'
touch "$course/lib/neuron.cpp" "$stage/idle" && run list
expect 'a file that is no part of the build: not a word' "$calls$err" 'ninja -C .build/release -j 2'
rm "$stage/idle"
touch "$course/lib/added.cpp" && run list
rm "$course/lib/added.cpp" && run list
expect 'a source that is gone: a build' "$calls" 'ninja *'

touch "$course/lib/neuron.cpp" "$stage/editing"
run list
run list
expect 'a source edited while it was built: built once more' "$calls" 'ninja *'

touch "$course/lib/neuron.cpp" "$stage/broken"
run list
expect 'a build that fails: the error, exit 3, no program' "$status $out $err" '3  ?3/3? Building*set-up: lib/neuron.cpp:1:1: error: broken*'
run list
expect 'and again: the program of before is not run' "$status $out" '3 '
rm "$stage/broken" && run list
expect 'mended: a build' "$status $calls" '1 ninja *'

grep -v '^ii mold ' "$stage/installed" >"$stage/kept" && cp "$stage/kept" "$stage/installed"
run list
expect 'one package is gone: that one is installed' "$calls" '*--fix-broken mold'$'\n''*'
sed -i 's/^ii catch2 .*/ii catch2 2.13.10-1/' "$stage/installed"
run list
expect 'Catch2 is too old: it is installed anew' "$calls" '*install *catch2=3.7.1-1*'
sed -i '/^ii catch2 2/d; s/^ii g++ .*/ii g++ 4:14/' "$stage/installed"
run list
expect 'another compiler: built from nothing, nothing installed' "$calls" 'cmake *ninja *'

mv "$course" "$stage/moved" && course=$stage/moved
run list
expect 'the checkout was moved: built from nothing, nothing installed' "$status $calls" '1 cmake *ninja *'

: >"$stage/calls"
touch "$course/lib/neuron.cpp"
"$course/grader/run" a >"$stage/a" 2>&1 &
"$course/grader/run" b >"$stage/b" 2>&1
wait
expect 'two at once: one builds, both run' "$(grep -c ^ninja "$stage/calls") $(cat "$stage/a" "$stage/b")" '1 *halfspace in *halfspace in *'
expect 'two at once: the other says that it waits' "$(cat "$stage/a" "$stage/b")" '*Another set-up of this checkout is running*'
finish
