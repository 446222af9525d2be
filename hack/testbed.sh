#!/usr/bin/env bash
# The local testbed, one command at a time; testbed/help.txt lists them.
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$HERE/testbed/output.sh"
. "$HERE/testbed/cache.sh"
. "$HERE/testbed/debian.sh"
. "$HERE/testbed/process.sh"
. "$HERE/testbed/control-plane.sh"
. "$HERE/testbed/kube.sh"
. "$HERE/testbed/moto.sh"

build() {
    case ${1:-all} in
        all)
            build kube
            build moto
            ;;
        kube)
            uses_existing_cluster || with_lock "$CACHE/control-plane.lock" build_control_plane
            printf 'kube: %s\n' "$(control_plane_location)"
            ;;
        moto)
            uses_existing_aws || with_lock "$CACHE/moto.lock" build_moto
            printf 'moto: %s\n' "$(moto_location)"
            ;;
        *) fail "build what? '$1' is neither kube nor moto" ;;
    esac
}

# in_folder DIR COMMAND... runs the command with the absolute DIR as its first argument, one at a time for a DIR.
in_folder() {
    local folder=$1 command=$2
    [[ -n $folder ]] || fail "a folder is missing" "hack/testbed.sh help lists the commands."
    mkdir -p "$folder"
    folder=$(realpath "$folder")
    with_lock "$folder/.lock" "$command" "$folder" "${@:3}"
}

# shellcheck disable=SC2317 # called by name
print_env() {
    if uses_existing_cluster; then
        printf 'export KUBECONFIG=%q\n' "$(existing_kubeconfig)"
    elif running_pid "$1" kube-apiserver >/dev/null; then
        printf 'export KUBECONFIG=%q\n' "$1/kubeconfig"
    fi
    if running_pid "$1" moto >/dev/null; then
        printf 'export %s\n' "AWS_ENDPOINT_URL=$(moto_url "$1")" \
            AWS_ACCESS_KEY_ID=testing AWS_SECRET_ACCESS_KEY=testing AWS_REGION=eu-west-1
    fi
}

# A function, so that bash has read all of it before a long build begins.
main() {
    local command=${1:-help}
    (($# == 0)) || shift
    case $command in
        build) build "$@" ;;
        start-kube | start-apiserver)
            build kube >/dev/null
            if uses_existing_cluster; then existing_kubeconfig; else in_folder "${1:-}" "${command/-/_}" "${@:2}"; fi
            ;;
        start-moto)
            build moto >/dev/null
            in_folder "${1:-}" start_moto
            ;;
        stop-kube | stop-apiserver | stop-moto) in_folder "${1:-}" "${command/-/_}" ;;
        env) in_folder "${1:-}" print_env ;;
        help | -h | --help) cat "$HERE/testbed/help.txt" ;;
        *) fail "unknown command '$command'" "hack/testbed.sh help lists the commands." ;;
    esac
}

main "$@"
exit
