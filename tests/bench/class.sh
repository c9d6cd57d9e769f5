#!/bin/bash
# What a class costs, in processor time: from nothing; judged again, with all that was compiled still in the cache, as after a
# change of all hidden tests; and once more, when nothing has changed: class.sh [HALFSPACE]
set -euo pipefail
checkout=$(dirname -- "$(dirname -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")")")
halfspace=${1:-$checkout/.build/release/bin/halfspace}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
. "$checkout/tests/bench/measure.sh"
log=$folder/log
export HALFSPACE_CACHE=$folder/cache

grade() {  # SUBMISSIONS: 1 of halfspace is a verdict, too
  "$halfspace" grade "$1" --secret "$folder/secret" --out "$folder/report" --jobs "$(nproc)" || [ $? = 1 ]
}
print() {  # WHAT
  awk -v what="$1" -v cpu="$cpu" -v wall="$wall" -v base="$cold" \
    'BEGIN { printf "  %-44s %7.1f %7.1f  %6.3f\n", what, cpu, wall, cpu / base }'
}
compare() {  # WHAT SUBMISSIONS
  rm -rf "$folder/cache" "$folder/report"
  measure grade "$2"
  cold=$cpu
  print "$1, from nothing"
  for _ in 1 2 3; do
    rm -rf "$folder/report"
    measure grade "$2"
    print '  all judged again'
  done
  measure grade "$2"
  print '  nothing has changed'
}

head -c 32 /dev/urandom >"$folder/secret"
mkdir "$folder/right"
for solution in "$checkout"/solutions/*/correct/*.cpp; do  # each right answer is somebody's
  exercise=$(basename -- "$(dirname -- "$(dirname -- "$solution")")")
  student=$folder/right/$(find "$folder/right" -name "$exercise.cpp" | wc -l)
  mkdir -p "$student"
  cp "$solution" "$student/$exercise.cpp"
done
cp -r "$checkout/grader/sample_class" "$folder/sample"
cp -r "$folder/sample" "$folder/ending"
rm -rf "$folder/ending/Lukas Weiß"  # one file, which never ends: half of the time

printf '%-46s %7s %7s  %6s\n' 'a class' 'cpu s' 'wall s' 'ratio'
compare 'right answers' "$folder/right"
compare 'the sample class' "$folder/sample"
compare 'the same less that file' "$folder/ending"
