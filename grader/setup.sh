# shellcheck shell=bash
# Set-up shared by grader/run, exercises/check and tests/run, for bash 5 on Debian 12 or later:
#   set_up release|dev      installs the packages that are missing, configures and builds .build/<preset>.
# It says what it does on stderr (stdout belongs to the program that follows), keeps whole logs in .build/*.log, and
# on failure prints the one thing that went wrong and exits 3. Nothing here needs /proc, git or a network unless
# something has to be installed: so no <(process substitution), which needs /dev/fd.

umask 022  # the sandbox's unprivileged user must be able to read what is built

root=$(dirname -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")")
os_release=/etc/os-release
sources_folder=/etc/apt/sources.list.d
catch2_minimum=3.4
packages=(
  g++ cmake ninja-build pkgconf mold bubblewrap catch2
  libxtensor-dev libxtensor-blas-dev libopenblas-serial-dev libfmt-dev libcli11-dev nlohmann-json3-dev
  libtomlplusplus-dev libexpected-dev libseccomp-dev libssl-dev libmsgpack-cxx-dev libutf8proc-dev libarchive-dev
  gnuplot-nox
)
[ ! -d "$root/grader/gradebook" ] || packages+=(
  libcsv-dev libyaml-cpp-dev libsqlitecpp-dev zlib1g-dev libkainjow-mustache-dev)  # students grade nobody

# ninja 1.11 takes an apostrophe in the compiler's list of headers for the end of a name, and would build everything again
# each time: there, make builds.
generator=() builder=ninja
case $root in
  *\'*)
    generator=(-G 'Unix Makefiles') builder=make
    packages+=(make) ;;
esac

say() { printf '%s\n' "$*" >&2; }

fail() {  # MESSAGE [LOG]
  say "set-up: $1"
  [ -z "${2:-}" ] || say "(the whole log: $root/$2)"
  exit 3
}

# --- progress ------------------------------------------------------------------------------------------------------

live() { [ -t 2 ] && [ "${TERM:-dumb}" != dumb ]; }

# Reads a tool's output from stdin into LOG, and shows how far it is: a line that rewrites itself on a terminal,
# a plain line every 15 seconds elsewhere. Understands ninja's [3/17], make's [ 12%] and apt's status lines.
follow() {  # LABEL LOG
  local line progress='' shown='' last=$SECONDS
  while IFS= read -r line || [ -n "$line" ]; do
    case $line in
      dlstatus:* | pmstatus:*)
        progress=${line#*:*:} progress=${progress%%.*}
        [ "${line%%:*}" = dlstatus ] && progress="downloading $progress %" || progress="unpacking $progress %" ;;
      *)
        printf '%s\n' "$line" >>"$2" 2>/dev/null
        [[ $line =~ ^\[\ *([0-9]+(/[0-9]+|%))\]\  ]] && progress=${BASH_REMATCH[1]} ;;
    esac
    [ "$progress" != "$shown" ] || continue
    if live; then
      printf '\r\033[K%s %s' "$1" "$progress" >&2
    elif ((SECONDS - last >= 15)); then
      say "$1 $progress"
      last=$SECONDS
    else
      continue
    fi
    shown=$progress
  done
}

announce() {  # LABEL
  if live; then printf '\r\033[K%s ...' "$1" >&2; else say "$1 ..."; fi
}

unannounce() { if live; then printf '\r\033[K' >&2; fi; }

# Runs COMMAND with its output in LOG and a progress line. Returns its status.
step() {  # LABEL LOG COMMAND...
  local label=$1 log=$2
  shift 2
  LC_ALL=C.UTF-8 "$@" 2>&1 </dev/null 9>&- | follow "$label" "$log"
  return "${PIPESTATUS[0]}"
}

step_done() {  # LABEL SECONDS
  unannounce
  say "$1 ... $2 s"
}

step_failed() {  # LABEL LOG
  unannounce
  say "$1 ... failed"
  fail "$(reason "$2")" "$2"
}

# The one thing in LOG that says what went wrong.
reason() {  # LOG
  local line kind=''
  if line=$(grep -m1 -E 'No space left on device|enough free space' -- "$1"); then
    kind="the disk is full:"
  elif ! printf '%65536s' '' 2>/dev/null >"$1.probe" || ! rm "$1.probe"; then
    kind="the disk is full:" line="nothing can be written beside $1"
  elif line=$(grep -m1 -E 'Temporary failure resolving|Could not resolve|Could not connect|Unable to connect|Network is unreachable|[Cc]onnection (refused|timed out|failed)' -- "$1"); then
    kind="the network or the package mirror cannot be reached:"
  elif line=$(grep -m1 -E 'Killed signal|out of memory|Cannot allocate memory' -- "$1"); then
    kind="the machine ran out of memory:"
  elif line=$(grep -m1 -E '^E: |: (fatal )?error: |^(c\+\+|g\+\+|cc1plus|ninja|mold|ld|collect2): .*(error|fatal|undefined)|undefined (symbol|reference)' -- "$1"); then
    :
  elif line=$(awk '/^CMake Error/ && seen++ || /^(Call Stack|--|CMake Warning)/ && seen || seen && ++n > 8 { exit } seen' "$1") && [ -n "$line" ]; then
    :
  else
    echo "the last lines were:"
    grep -v '^[[:space:]]*$' -- "$1" | tail -n 3
    return
  fi
  # shellcheck disable=SC2086  # on one line, with single spaces
  set -f && echo $kind $line && set +f
}

# --- packages ------------------------------------------------------------------------------------------------------

# One line per installed package that we need, with its version: also tells one machine from another.
installed_packages() {
  dpkg-query -W -f '${db:Status-Abbrev}${Package} ${Version}\n' "${packages[@]}" 2>/dev/null | grep '^ii ' || true
}

# The packages of which the list of installed_packages has none (or too old a one), one a line.
missing_packages() {  # INSTALLED
  local package version
  for package in "${packages[@]}"; do
    case $'\n'$1 in
      *$'\nii '"$package "*) ;;
      *) echo "$package" && continue ;;
    esac
    if [ "$package" = catch2 ]; then
      version=${1#*"ii catch2 "}
      dpkg --compare-versions "${version%%$'\n'*}" ge "$catch2_minimum" || echo catch2
    fi
  done
}

# Sets `as_root`, the words to put before a command; fails with what to do by hand if there is no way to be root.
find_root() {  # MISSING...
  local by_hand="apt-get install --no-install-recommends $*"
  as_root=()
  [ "$(id -u)" != 0 ] || return 0
  command -v sudo >/dev/null || fail "these packages are missing: $*
Installing them needs root, and there is no sudo here. As root:  $by_hand"
  if ! sudo -n true 2>/dev/null; then
    [ -t 2 ] || fail "these packages are missing: $*
Installing them needs root, and sudo asks for a password. By hand:  sudo $by_hand"
    say "Installing packages needs root: sudo may ask for your password."
    sudo -v || fail "sudo refused. By hand:  sudo $by_hand"
  fi
  as_root=(sudo)
}

# The words that run apt-get without questions, as root, through the user's proxy if there is one.
apt() {
  local variable settings=(DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8)
  for variable in http_proxy https_proxy no_proxy; do
    [ -z "${!variable:-}" ] || settings+=("$variable=${!variable}")
  done
  # The status lines join the output on a descriptor of their own: sudo closes it, and without one dpkg falls silent.
  # shellcheck disable=SC2016
  "${as_root[@]}" env "${settings[@]}" bash -c 'exec apt-get -o APT::Status-Fd=3 "$@" 3>&1' apt-get \
    -o DPkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 "$@"
}

# Fetches the package lists. Waits while another apt holds them. A mirror that fails is an error only if what we
# need cannot be installed after all: an unrelated source may be broken, or the lists at hand may do.
refresh() {
  local tries=60
  until apt update -o APT::Update::Error-Mode=any >.build/update.log 2>&1; do
    if ((tries-- == 0)) || ! grep -q 'Could not get lock' .build/update.log; then break; fi
    sleep 2
  done
  cat .build/update.log
}

# The newest version of Catch2 on offer, if it is new enough.
catch2_on_offer() {
  apt-cache madison catch2 2>/dev/null | awk -F ' *[|] *' '$3 ~ /Packages$/ { print $2 }' | while read -r version; do
    dpkg --compare-versions "$version" ge "$catch2_minimum" && echo "$version" && break
  done
}

# shellcheck source=/dev/null
system_name() { (. "$os_release" && echo "$PRETTY_NAME"); }

# Prints the entry FILE:NUMBER of apt's configuration as a deb822 stanza for SUITE. Everything else that it says
# (mirrors, components, key, options) is kept. NUMBER is a line of a .list file or a stanza of a .sources file.
source_for_suite() {  # FILE:NUMBER SUITE
  local file=${1%:*} number=${1##*:} line option
  printf 'Types: deb\nSuites: %s\n' "$2"
  if [[ $file == *.sources ]]; then
    awk -v want="$number" '
      /^#/ { next }
      /^[ \t]*$/ { inside = 0; next }
      !inside { inside = 1; stanza++ }
      /^[^ \t]/ { field = tolower($0); sub(/[ \t]*:.*/, "", field); keep = field !~ /^(types|suites|enabled)$/ }
      stanza == want && keep' "$file"
    return
  fi
  line=$(sed -n "${number}p" "$file")
  [[ ${line%%#*} =~ ^[[:space:]]*deb[[:space:]]+(\[([^]]*)\][[:space:]]*)?([^[:space:]]+)[[:space:]]+[^[:space:]]+[[:space:]]+(.*)$ ]] || return 1
  printf 'URIs: %s\nComponents: %s\n' "${BASH_REMATCH[3]}" "${BASH_REMATCH[4]}"
  for option in ${BASH_REMATCH[2]}; do
    option=${option/#arch=/Architectures=} option=${option/#lang=/Languages=} option=${option/#target=/Targets=}
    printf '%s: %s\n' "${option%%=*}" "$(tr , ' ' <<<"${option#*=}")"
  done
}

# Debian 12 has Catch2 3 in its backports suite only. Adds that suite from the mirrors this machine already uses,
# the first that has it; leaves no file behind if none does.
add_backports() {
  local suite entry entries added=$sources_folder/halfspace-backports.sources
  # shellcheck source=/dev/null
  suite=$(. "$os_release" && [ "$ID" = debian ] && echo "${VERSION_CODENAME:-}")
  [ -n "$suite" ] || return 0
  # shellcheck disable=SC2016  # apt-get fills in these names
  apt-get indextargets --format '$(CODENAME) $(COMPONENT) $(SOURCESENTRY)' 'Created-By: Packages' >.build/targets
  ! grep -q "^$suite-backports main " .build/targets || return 0
  mapfile -t entries <<<"$(awk -v suite="$suite" '$1 == suite && $2 == "main" && !seen[$3]++ { print $3 }' .build/targets)"
  for entry in "${entries[@]}"; do
    source_for_suite "$entry" "$suite-backports" >.build/backports.sources || continue
    "${as_root[@]}" install -m 644 .build/backports.sources "$added"
    refresh
    if [ -n "$(catch2_on_offer)" ]; then
      echo "Added the suite $suite-backports, for Catch2: $added"
      return 0
    fi
    "${as_root[@]}" rm -f "$added"
  done
}

# The whole installation, with its output on stdout.
install_packages() {  # MISSING...
  local package version wanted=()
  refresh
  "${as_root[@]}" dpkg --configure -a || true  # after an interrupted installation
  for package in "$@"; do
    if [ "$package" = catch2 ]; then
      [ -n "$(catch2_on_offer)" ] || add_backports
      version=$(catch2_on_offer)
      if [ -z "$version" ]; then
        echo "E: Catch2 $catch2_minimum or newer is needed, and no package source of this machine ($(system_name)) offers it"
        return 1
      fi
      package=catch2=$version
    fi
    wanted+=("$package")
  done
  apt install --yes --no-install-recommends --fix-broken "${wanted[@]}"
}

# --- building ------------------------------------------------------------------------------------------------------

# Jobs for the compiler: one per processor, as far as there is memory for it (a heavy file takes over 1 GB).
build_jobs() {
  local processors memory
  processors=$(nproc)
  memory=$(awk '/^MemAvailable:/ { print int($2 / 1500000) }' /proc/meminfo 2>/dev/null)
  [ -n "$memory" ] && ((memory < processors)) && processors=$((memory > 0 ? memory : 1))
  echo "$processors"
}

# True if .build/PRESET was built here, with these packages, and no source is newer than that build.
is_current() {  # PRESET MADE_WITH
  local build=.build/$1 path sources=()
  [ -x "$build/bin/halfspace" ] && [ -e "$build/ready" ] && [ "$(<"$build/made_with")" = "$2" ] || return 1
  for path in CMakeLists.txt CMakePresets.json lib grader exercises solutions; do
    [ ! -e "$path" ] || sources+=("$path")
  done
  # What students write in exercises/, and what is remembered there, is no part of the build.
  [ -z "$(find "${sources[@]}" -newer "$build/ready" ! \( -path 'exercises*' ! -name '*.hpp' ! -name '*.toml' \
    ! -name checks.cpp ! -name plot.cpp ! -name CMakeLists.txt \) -print -quit)" ]
}

configure() {  # PRESET LABEL LOG
  if [ -e ".build/$1" ]; then  # what an interrupted or older run left may be in the way: then from nothing
    : >"$3"
    step "$2" "$3" cmake --preset "$1" "${generator[@]}" && return
    rm -rf ".build/$1"
  fi
  : >"$3"
  step "$2" "$3" cmake --preset "$1" "${generator[@]}" || step_failed "$2" "$3"
}

# Installs what is missing, and sets `installed`. Runs in $root.
install_missing() {
  local missing start label log
  installed=$(installed_packages)
  mapfile -t missing <<<"$(missing_packages "$installed")"
  if ! command -v apt-get >/dev/null; then
    say "This is no Debian: building with what is installed. Needed are: ${packages[*]}"
  elif [ -n "${missing[0]}" ]; then
    find_root "${missing[@]}"
    label="[1/3] Installing ${missing[*]}" log=.build/packages.log start=$SECONDS
    ((${#missing[@]} < 4)) || label="[1/3] Installing ${#missing[@]} packages and what they need"
    : >"$log"
    announce "$label"
    step "$label" "$log" install_packages "${missing[@]}" || step_failed "$label" "$log"
    step_done "$label" $((SECONDS - start))
    grep '^Added the suite' "$log" >&2 || true
    installed=$(installed_packages)
  fi
}

# The first part alone: for a container's image, before there is anything to build.
set_up_packages() {
  (
    CDPATH='' cd -- "$root" && mkdir -p .build || fail "cannot write in $root"
    install_missing
  ) || exit
}

# Installs, configures, builds: each only as far as needed. Runs in $root, holding .build/lock.
set_up_locked() {  # PRESET
  local preset=$1 build=.build/$1 installed made_with start label log
  install_missing

  made_with=$root$'\n'$installed
  [ "$preset" = dev ] || ! is_current "$preset" "$made_with" || return 0
  # A build of another place or with other versions cannot be continued.
  if [ -e "$build/made_with" ] && [ "$(<"$build/made_with")" != "$made_with" ] ||
    { [ -e "$build/CMakeCache.txt" ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$build/CMakeCache.txt"; }; then
    rm -rf "$build" || fail "cannot remove the old build in $root/$build"
  fi
  if [ ! -e "$build/build.ninja" ] && [ ! -e "$build/Makefile" ]; then
    label="[2/3] Configuring" start=$SECONDS
    announce "$label"
    configure "$preset" "$label" ".build/configure-$preset.log"
    step_done "$label" $((SECONDS - start))
  fi
  if ! printf '%s\n' "$made_with" >"$build/made_with" || ! touch "$build/started"; then
    fail "cannot write in $root/$build"
  fi
  label="[3/3] Building" log=.build/build-$preset.log start=$SECONDS
  : >"$log"
  if live || [ ! -e "$build/ready" ]; then announce "$label"; fi  # often there is nothing to build after all
  NINJA_STATUS='[%f/%t] ' step "$label" "$log" "$builder" -C "$build" -j "$(build_jobs)" || step_failed "$label" "$log"
  if ! grep -qE '^\[.*(Building|Linking|Kit: )' "$log"; then
    unannounce
  else
    step_done "$label" $((SECONDS - start))
  fi
  mv "$build/started" "$build/ready"  # as old as the start of the build: an edit made meanwhile counts as newer
}

set_up() {  # PRESET
  (
    CDPATH='' cd -- "$root" || fail "cannot enter $root"
    case $root in
      *[\"\\\$\;]*) fail "CMake cannot build in a folder whose path has one of \" \\ \$ ; in it. Move the checkout: $root" ;;
    esac
    if [ "$1" = release ] && is_current "$1" "$root"$'\n'"$(installed_packages)"; then exit 0; fi
    mkdir -p .build
    : >>.build/lock || fail "cannot write in $root/.build"
    exec 9>>.build/lock
    trap 'say ""; exit 130' INT
    flock -n 9 || {
      say "Another set-up of this checkout is running: waiting for it."
      flock 9
    }
    set_up_locked "$1"
  ) || exit
}
