#!/bin/bash
# Debian 12 needs its backports suite for Catch2: the set-up derives it from the machine's own sources.
. "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/setup_stage.sh"
. "$checkout/grader/setup.sh"
cd "$stage" || exit 1
mkdir .build added sources.list.d
sources_folder=$stage/added os_release=$stage/os-release as_root=()
printf 'ID=debian\nVERSION_CODENAME=bookworm\nPRETTY_NAME="Debian 12"\n' >os-release

cat >sources.list <<'END'
# the first mirror has a path, a key and a port
deb-src http://mirror.test/pub/debian bookworm main
deb [arch=amd64,arm64 signed-by=/keys/debian.gpg]  http://mirror.test:8080/pub/debian   bookworm	main contrib  # ours
deb https://plain.test/debian/ bookworm main
END
cat >sources.list.d/debian.sources <<'END'
# Types: deb
# URIs: http://commented.test/out

Types: deb deb-src
Enabled: no
URIs: http://disabled.test/debian
Suites: bookworm
Components: main

# our own
Types: deb
# the two of them
URIs: http://one.test/debian http://two.test/debian
Suites: bookworm bookworm-updates
Components: main non-free-firmware
Signed-By:
 -----BEGIN PGP PUBLIC KEY BLOCK-----
 .
 mQINBGPL0BUBEADmW5NdOOHwPIJlgPu6JDcKw/NZJPR8lsD3K87ZM18gzyQZJD+w
 -----END PGP PUBLIC KEY BLOCK-----

Types: deb
URIs: http://security.test/debian-security
Suites: bookworm-security
Components: main
END

expect 'a one-line source with options, port and path' "$(source_for_suite sources.list:3 bookworm-backports)" \
  'Types: deb
Suites: bookworm-backports
URIs: http://mirror.test:8080/pub/debian
Components: main contrib*
Architectures: amd64 arm64
signed-by: /keys/debian.gpg'
expect 'a plain one-line source' "$(source_for_suite sources.list:4 bookworm-backports)" \
  'Types: deb
Suites: bookworm-backports
URIs: https://plain.test/debian/
Components: main'
expect 'a deb822 source, counted as apt counts: comments are no stanza, disabled ones are' \
  "$(source_for_suite sources.list.d/debian.sources:2 bookworm-backports)" \
  'Types: deb
Suites: bookworm-backports
URIs: http://one.test/debian http://two.test/debian
Components: main non-free-firmware
Signed-By:
 -----BEGIN PGP PUBLIC KEY BLOCK-----
 .
 mQINBGPL0BUBEADmW5NdOOHwPIJlgPu6JDcKw/NZJPR8lsD3K87ZM18gzyQZJD+w
 -----END PGP PUBLIC KEY BLOCK-----'

# apt-get: `indextargets` prints ./targets; `update` "fetches" the suite if the source that was added names a mirror
# of ./good. apt-cache: offers Catch2 3 once it was fetched.
stand_in apt-get <<'END'
case " $* " in
  *" indextargets "*) cat "$stage/offered" ;;
  *" update "*)
    while read -r mirror; do
      grep -sq "URIs:.*$mirror" "$stage/added/halfspace-backports.sources" && touch "$stage/fetched"
    done <"$stage/good"
    true ;;
esac
END
stand_in apt-cache <<'END'
echo '    catch2 | 2.13.10-1 | http://mirror.test/pub/debian bookworm/main amd64 Packages'
[ ! -e "$stage/fetched" ] ||
  echo '    catch2 | 3.7.1-0.5~bpo12+1 | http://mirror.test/pub/debian bookworm-backports/main amd64 Packages'
echo '    catch2 | 3.8.0-1 | http://mirror.test/pub/debian sid/main Sources'
END
cat >offered <<END
bookworm-security main $stage/sources.list.d/debian.sources:3
bookworm-updates main $stage/sources.list.d/debian.sources:2
bookworm contrib $stage/sources.list:3
bookworm main $stage/sources.list:3
bookworm main $stage/sources.list:4
bookworm main $stage/sources.list.d/debian.sources:2
END
added=$sources_folder/halfspace-backports.sources

expect 'an old Catch2 and a source package are no offer' "$(catch2_on_offer)" ''

printf 'plain.test\none.test\n' >good
expect 'the suite is added, in one line that says where' "$(add_backports)" "Added the suite bookworm-backports, for Catch2: $added"
expect 'from the first mirror that has it' "$(cat "$added")" $'Types: deb\nSuites: bookworm-backports\nURIs: https://plain.test/debian/\nComponents: main'
expect 'Catch2 3 is on offer now' "$(catch2_on_offer)" '3.7.1-0.5~bpo12+1'

rm -f fetched "$added"
echo nowhere.test >good
expect 'no mirror has it: nothing is said' "$(add_backports)" ''
expect 'no mirror has it: nothing is left' "$(ls_added=("$sources_folder"/*) && echo "${ls_added[@]##*/}")" '[*]'
expect 'no mirror has it: the installation says so' "$(install_packages catch2)" '*E: Catch2 3.4 or newer is needed, and no package source of this machine (Debian 12) offers it'

printf 'plain.test\n' >good
echo "bookworm-backports main $stage/other.list:1" >>offered
expect 'a suite that is offered already is not added again' "$(add_backports)$([ -e "$added" ] && echo added)" ''

sed -i '$d' offered
sed -i 's/ID=debian/ID=ubuntu/' os-release
expect 'another distribution is left alone' "$(add_backports)$([ -e "$added" ] && echo added)" ''
finish
