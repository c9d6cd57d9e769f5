#!/bin/bash
# The report's pages as people see them, in a real browser: pages.sh BUILD GRADED [PICTURES]
#
# pages/check.mjs looks at them with axe-core, on a screen, a phone and paper, and goes through them by keyboard. Without a browser,
# or without node and what npm brings, the test is skipped, and says so. PICTURES keeps screenshots.
set -u
build=$(readlink -f -- "$1")
graded=$2
here=$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT

skip() {
  printf 'skipped: %s\n' "$*"
  exit 77
}

browser=
for name in chromium chromium-browser google-chrome-stable google-chrome; do
  [ -n "$browser" ] || browser=$(command -v "$name")
done
[ -n "$browser" ] || skip 'no browser here. Debian has one: apt-get install chromium'
command -v node >/dev/null && command -v npm >/dev/null || skip 'no node or no npm here'
packages=$build/tests/scenarios/pages
mkdir -p "$packages"
if ! cmp -s "$here/pages/package.json" "$packages/package.json" || [ ! -d "$packages/node_modules/axe-core" ]; then
  cp "$here/pages/package.json" "$packages/package.json"
  (cd "$packages" && timeout 300 npm install --no-audit --no-fund --no-package-lock >"$stage/npm" 2>&1) ||
    skip "npm cannot install axe-core and playwright-core: $(tail -n 3 "$stage/npm")"
fi

# With all that is told and with pictures, if those can be had: so nothing is missing on the pages.
cp -r "$here/../../exercises" "$stage/exercises"
sed -i 's/^\[policy\]$/&\nfeedback = "all"/' "$stage/exercises/course.toml"
"$build/bin/halfspace" report --course "$stage/exercises" --kit "$build/kit" --gradebook "$graded" --out "$stage/report" \
  --pictures >"$stage/log" 2>&1 || { cat "$stage/log"; exit 1; }
cd "$packages" && node "$here/pages/check.mjs" "$stage/report" "$browser" "${@:3}" || exit 1

# It does see what is wrong: a page with faults of each kind.
page=$(find "$stage/report/students" -name '*.html' -print -quit)
cp -r "$stage/report" "$stage/spoilt"
spoilt=$stage/spoilt/${page#"$stage/report/"}
find "$stage/spoilt/students" -name '*.html' ! -path "$spoilt" -delete
sed -i -e 's/--quiet: #575f68/--quiet: #c8c8c8/' -e 's/:focus-visible { outline: 3px/:focus-visible { outline: 0px/' \
  -e 's|<main id="main">|<main id="elsewhere"><p style="width: 500px">wide</p><img src="nothing.png">|' "$spoilt"
if node "$here/pages/check.mjs" "$stage/spoilt" "$browser" >"$stage/spoilt.log"; then
  echo 'NOT OK: a spoilt page passes'
  exit 1
fi
for what in color-contrast image-alt 'px of content' 'focus is not to be seen' 'no #main'; do
  grep -q -- "$what" "$stage/spoilt.log" || { echo "NOT OK: nobody saw: $what"; cat "$stage/spoilt.log"; exit 1; }
done
