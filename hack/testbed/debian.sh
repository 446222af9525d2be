# shellcheck shell=bash
# Debian as a source of parts: the machine's own mirror, packages of other releases without installing them.

KEYRING=/usr/share/keyrings/debian-archive-keyring.gpg

is_debian() { [[ -r /etc/os-release ]] && (. /etc/os-release && [[ ${ID:-} == debian ]]); }

# require_debian WHAT VARIABLE: building WHAT needs Debian's packages; VARIABLE names the way around.
require_debian() {
    is_debian || fail "$1 can only be built on Debian, from its packages." "Set $2 instead; 'hack/testbed.sh help' says how."
}

# need_tool COMMAND=PACKAGE... installs the packages whose commands are missing.
need_tools() {
    local tool packages=()
    for tool; do
        command -v "${tool%%=*}" >/dev/null || packages+=("${tool#*=}")
    done
    ((${#packages[@]} > 0)) || return 0
    if ((EUID != 0)) || ! is_debian; then
        fail "these packages are missing: ${packages[*]}" "Install them, or run this once as root on Debian."
    fi
    say "installing ${packages[*]} ..."
    mkdir -p "$CACHE/logs"
    local log="$CACHE/logs/packages.log"
    if ! install_packages "${packages[@]}" >"$log" 2>&1; then
        printf 'testbed: error: installing %s failed\n' "${packages[*]}" >&2
        show_log_end "$log"
        exit 1
    fi
}

install_packages() {
    apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "$@"
}

# debian_mirror prints the address of the Debian archive that this machine's apt uses.
debian_mirror() {
    local uri
    uri=$(known_mirrors | head -n 1)
    if [[ -z $uri ]] && ((EUID == 0)); then
        # The origin of a source is known once its lists are there.
        apt-get update >&2
        uri=$(known_mirrors | head -n 1)
    fi
    # Cloud images name a file with mirrors, the first being the preferred one.
    if [[ $uri == mirror+file:* ]]; then
        uri=$(awk '/^(http|https):/ { print $1; exit }' "${uri#mirror+file:}")
    fi
    [[ -n $uri ]] || fail "no Debian mirror in the sources of apt" "Run 'apt-get update' and look at its errors."
    printf '%s\n' "${uri%/}"
}

known_mirrors() {
    # shellcheck disable=SC2016 # the variables are apt's
    apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 'Label: Debian' | sort --unique
}

# suite_apt FOLDER APT-COMMAND... runs apt with the lists and sources in FOLDER, not the machine's.
suite_apt() {
    local folder=$1
    shift
    "$1" -o "Dir::Etc::sourcelist=$folder/sources.list" -o Dir::Etc::sourceparts=- \
        -o "Dir::State::lists=$folder/lists" -o Dir::State::status=/dev/null -o "Dir::Cache=$folder/cache" -o APT::Sandbox::User=root \
        -o Acquire::Check-Valid-Until=false -o Acquire::Languages=none -o Acquire::Retries=3 "${@:2}"
}

# open_suite FOLDER TYPE SUITE prepares FOLDER for suite_apt; TYPE is deb or deb-src.
open_suite() {
    local mirror
    mirror=$(debian_mirror)
    mkdir -p "$1/lists/partial" "$1/cache/archives/partial"
    printf '%s [signed-by=%s] %s %s main\n' "$2" "$KEYRING" "$mirror" "$3" >"$1/sources.list"
    suite_apt "$1" apt-get update
}

# unpack_packages SUITE TARGET PACKAGE... unpacks binary packages below TARGET; nothing is installed.
unpack_packages() {
    local suite=$1 target=$2 work
    shift 2
    work="$target/.apt"
    open_suite "$work" deb "$suite"
    (cd "$work" && suite_apt "$work" apt-get download "$@")
    for package in "$work"/*.deb; do
        dpkg -x "$package" "$target"
    done
    rm -rf "$work"
}

# download_source SUITE TARGET PACKAGE puts the files of a source package into TARGET, checked by apt.
download_source() {
    local work="$2/.apt"
    open_suite "$work" deb-src "$1"
    (cd "$2" && suite_apt "$work" apt-get source --download-only "$3")
    rm -rf "$work"
}
