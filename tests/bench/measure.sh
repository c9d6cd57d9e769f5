# shellcheck shell=bash
# For benchmarks: sets `cpu` and `wall`, in seconds, of a command, whose output goes to the file $log, and to stderr if it fails.
TIMEFORMAT='%U %S %R'
measure() {  # COMMAND...
  local user system
  { read -r user system wall < <({ time "$@" >"$log" 2>&1 || cat "$log" >&2; } 2>&1 | tail -n 1); }
  cpu=$(awk -v a="$user" -v b="$system" 'BEGIN { print a + b }')
}
