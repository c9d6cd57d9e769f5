#!/bin/bash
# A failed set-up names the one thing that went wrong, out of a long log.
. "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/setup_stage.sh"
. "$checkout/grader/setup.sh"
cd "$stage" || exit 1

reason_of() { cat >log && reason log; }

expect 'apt: no network' "$(reason_of <<'END'
Err:1 http://mirror.test/debian bookworm InRelease
  Temporary failure resolving 'mirror.test'
Reading package lists...
E: Failed to fetch http://mirror.test/debian/dists/bookworm/InRelease  Temporary failure resolving 'mirror.test'
E: Unable to locate package mold
END
)" "the network or the package mirror cannot be reached: *resolving 'mirror.test'"

expect 'apt: an unknown package' "$(reason_of <<'END'
Reading package lists...
Building dependency tree...
E: Unable to locate package libexpected-dev
E: Unable to locate package mold
END
)" 'E: Unable to locate package libexpected-dev'

expect 'apt: disk full comes before what follows from it' "$(reason_of <<'END'
E: Sub-process /usr/bin/dpkg returned an error code (1)
dpkg: error processing archive g++.deb (--unpack):
 cannot copy extracted data for './usr/bin/x' to '/usr/bin/x.dpkg-new': failed to write (No space left on device)
END
)" 'the disk is full:*No space left on device)'

expect 'the first compiler error' "$(reason_of <<'END'
[3/17] Building CXX object a.cpp.o
[4/17] Building CXX object b.cpp.o
FAILED: b.cpp.o
/usr/bin/c++ -Werror=error -c b.cpp
lib/src/b.cpp: In function 'int f()':
lib/src/b.cpp:7:3: error: 'x' was not declared in this scope
lib/src/b.cpp:9:3: error: 'y' was not declared in this scope
ninja: build stopped: subcommand failed.
END
)" "lib/src/b.cpp:7:3: error: 'x' was not declared in this scope"

expect 'the linker' "$(reason_of <<'END'
[5/17] Linking CXX executable bin/halfspace
FAILED: bin/halfspace
mold: error: undefined symbol: nn::dot(int)
collect2: error: ld returned 1 exit status
END
)" 'mold: error: undefined symbol: nn::dot(int)'

expect 'memory' "$(reason_of <<'END'
FAILED: a.cpp.o
c++: fatal error: Killed signal terminated program cc1plus
END
)" 'the machine ran out of memory: *'

expect 'CMake' "$(reason_of <<'END'
-- The CXX compiler identification is GNU 12.2.0
CMake Error at CMakeLists.txt:14 (find_package):
  Could not find a configuration file for package "Catch2" that is compatible
  with requested version "3.4".

-- Configuring incomplete, errors occurred!
END
)" 'CMake Error at CMakeLists.txt:14 (find_package): Could not find a configuration file for package "Catch2" that is compatible with requested version "3.4".*'

expect 'CMake: only the first of several errors' "$(reason_of <<'END'
CMake Error at solutions/CMakeLists.txt:47 (add_library):
  Cannot find source file:

    solutions/02_activations/hidden.cpp


CMake Error at solutions/CMakeLists.txt:15 (add_library):
  No SOURCES given to target: hidden
END
)" 'CMake Error at solutions/CMakeLists.txt:47 (add_library): Cannot find source file: solutions/02_activations/hidden.cpp'

expect 'anything else: the last lines' "$(printf '1\n2\n3\n\n4\n\n' | reason_of)" $'the last lines were:\n2\n3\n4'
finish
