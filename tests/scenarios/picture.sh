#!/bin/bash
# The picture in README.md shows what the program prints today: picture.sh BUILD
set -eu
checkout=$(dirname -- "$(dirname -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")")")
drawn=$(mktemp)
trap 'rm -f "$drawn"' EXIT
"$checkout/tests/support/picture.sh" "$1" >"$drawn"
if ! diff -u "$checkout/.readme/check.svg" "$drawn"; then
  echo 'The picture is out of date. Look at the change, then: tests/support/picture.sh .build/dev > .readme/check.svg'
  exit 1
fi
