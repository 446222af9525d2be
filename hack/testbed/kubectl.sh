# shellcheck shell=bash
# Which kubectl to use: nothing is installed for it.

# The first release that takes --validate=strict and --validate=ignore.
OLDEST_KUBECTL=25

# find_kubectl prints the path of the machine's kubectl, of the one beside the control plane that KUBEBUILDER_ASSETS names, or of the cache's:
# the first that is new enough. It returns 1 where there is none.
find_kubectl() {
    local candidate
    for candidate in "$(type -P kubectl)" "${KUBEBUILDER_ASSETS:+$KUBEBUILDER_ASSETS/kubectl}" "$CACHE/kubectl/kubectl"; do
        if is_new_kubectl "$candidate"; then
            realpath --no-symlinks "$candidate"
            return
        fi
    done
    return 1
}

is_new_kubectl() {
    local minor
    [[ -n $1 && -x $1 ]] || return 1
    minor=$("$1" version --client --output=json 2>/dev/null | sed -n 's/^ *"minor": "\([0-9]*\).*/\1/p') || return 1
    ((${minor:-0} >= OLDEST_KUBECTL))
}

# provide_kubectl prints which one to use, and makes the cache's where there is no other.
provide_kubectl() {
    find_kubectl && return
    with_lock "$CACHE/kubectl.lock" build_kubectl >&2
    find_kubectl
}

# build_kubectl makes the part where the machine needs it, and makes it again when it is damaged. Call it under its lock.
build_kubectl() {
    local found
    found=$(find_kubectl) || found=
    [[ -z $found || $found == "$CACHE/"* ]] || return 0
    is_debian || fail "there is no kubectl of version 1.$OLDEST_KUBECTL or newer on the PATH." "Install one; only on Debian it is made from its packages."
    run_stage kubectl kubectl.sh "kubectl 1.32"
}
