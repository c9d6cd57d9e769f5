# shellcheck shell=bash disable=SC2016,SC2034  # stand-ins are scripts of their own; $checkout is for who sources this
# What the tests of the set-up share: a folder that is removed at the end, a PATH with stand-ins for every tool that
# changes the machine, and expectations. The stand-ins write their calls to $stage/calls.

checkout=$(dirname -- "$(dirname -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")")")
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
failures=0

command -v dpkg >/dev/null || exit 77  # its comparison of versions is used for real

expect() {  # WHAT GOT WANTED (a pattern)
  # shellcheck disable=SC2053  # a pattern is wanted
  if [[ $2 == $3 ]]; then
    echo "ok: $1"
  else
    printf 'NOT OK: %s\n--- got\n%s\n--- wanted\n%s\n---\n' "$1" "$2" "$3"
    failures=$((failures + 1))
  fi
}

finish() {
  [ "$failures" = 0 ] && exit 0
  echo "$failures expectations not met"
  exit 1
}

stand_in() {  # NAME < body
  { printf '#!/bin/bash\nstage=%q\necho "%s $*" >>"$stage/calls"\n' "$stage" "$1" && cat; } >"$stage/bin/$1"
  chmod +x "$stage/bin/$1"
}

# No folder of the machine is on PATH: a tool that has no stand-in and is not named here cannot be reached.
mkdir "$stage/bin"
for tool in awk bash cat chmod cp dirname env find flock grep head install mkdir mktemp mv readlink rm sed sleep tail touch tr; do
  ln -s "$(command -v "$tool")" "$stage/bin/$tool"
done
dpkg=$(command -v dpkg)
stand_in dpkg <<<"[ \"\$1\" != --compare-versions ] || exec $dpkg \"\$@\""
PATH=$stage/bin
: >"$stage/calls"
