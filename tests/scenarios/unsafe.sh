#!/bin/bash
# Where no sandbox can be had: what is said, and --unsafe: unsafe.sh BUILD
set -u
build=$(readlink -f -- "$1")
checkout=$(dirname -- "$(dirname -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")")")
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
cp -r "$checkout/exercises" "$stage/exercises"
ln -s "$checkout/solutions" "$stage/solutions"
run() { out=$("$build/bin/halfspace" "$@" --course "$stage/exercises" 2>&1 </dev/null; echo "exit $?"); }
dense=$stage/exercises/04_dense/dense.cpp
sed 's/nn::matmul(x, nn::transpose(weight)) + bias;/nn::matmul(x, nn::transpose(weight));/' \
  "$checkout/solutions/04_dense/correct/products.cpp" >"$dense"

# A bubblewrap that is forbidden what it needs, as in a container.
mkdir "$stage/bin"
printf '#!/bin/sh\necho "bwrap: No permissions to create new namespace" >&2\nexit 1\n' >"$stage/bin/bwrap"
chmod +x "$stage/bin/bwrap"
PATH=$stage/bin:$PATH
run check 04_dense
expect 'no sandbox: whose fault, and the way out' "$out" \
  '*grader fault, not yours: *No*permissions*'$'\n''*own machine? *--unsafe*'$'\n''exit 3'
run check 04_dense --unsafe
expect '--unsafe says what it is, checks, and names the mistake' "$out" \
  'WITHOUT A SANDBOX*LIKELY: This is what you get without the bias*exit 1'
expect 'within 80 columns' "$(sed 's|…|.|g' <<<"$out" | awk 'length > 80')" ''
sed -i 's/nn::matmul(x, nn::transpose(weight));/nn::matmul(x, nn::transpose(weight)) + bias;/' "$dense"
run check 04_dense --unsafe
expect 'a right answer passes' "$out" 'WITHOUT A SANDBOX*exit 0'
run plot 04_dense --unsafe
expect 'plot knows it' "$out" 'WITHOUT A SANDBOX*two layers*exit 0'
echo 'int broken = ;' >>"$dense"
run check 04_dense --unsafe
expect 'an error is told as ever' "$out" 'WITHOUT A SANDBOX*dense.cpp:*exit 1'
expect 'with no path of this machine' "$(grep -c "$stage\|halfspace-unsafe" <<<"$out")" 0
expect 'what is compiled so is kept apart' "$(ls "$stage/cache")" 'unsafe'
expect 'nothing is left behind' "$(ls -d "${TMPDIR:-/tmp}"/halfspace-unsafe-* 2>/dev/null)" ''
mkdir -p "$stage/class/ann" && cp "$dense" "$stage/class/ann/04_dense.cpp"
run grade "$stage/class" --out "$stage/report" --unsafe
expect 'grade refuses' "$out" "*grade runs other people's code: never without a sandbox*exit 2"
run verify 04_dense --unsafe
expect 'verify refuses' "$out" "*verify runs other people's code: never without a sandbox*exit 2"
[ "$failures" = 0 ] || { echo "$failures failures"; exit 1; }
