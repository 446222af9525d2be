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
. "$HERE/testbed/prometheus.sh"
. "$HERE/testbed/chart.sh"

build() {
    case ${1:-all} in
        all)
            build kube
            build moto
            build prometheus
            build chart
            ;;
        kube)
            uses_existing_cluster || with_lock "$CACHE/control-plane.lock" build_control_plane
            printf 'kube: %s\n' "$(control_plane_location)"
            ;;
        moto)
            uses_existing_aws || with_lock "$CACHE/moto.lock" build_moto
            printf 'moto: %s\n' "$(moto_location)"
            ;;
        prometheus)
            with_lock "$CACHE/prometheus.lock" build_prometheus
            printf 'prometheus: %s\n' "$(find_prometheus)"
            ;;
        chart)
            with_lock "$CACHE/chart.lock" build_chart_renderer
            printf 'chart: %s\n' "$(chart_renderer_location)"
            ;;
        *) fail "build what? '$1' is none of kube, moto, prometheus and chart" ;;
    esac
}

start() {
    [[ -n ${2:-} ]] || fail "$1 needs a folder" "hack/testbed.sh help lists the commands."
    [[ -z ${3:-} || $1 == *-kube && $3 == --audit-log || $1 == *-apiserver && $3 == --audit-log ]] \
        || fail "$1 has no option '$3'" "hack/testbed.sh help lists the options."
    case $1 in
        start-moto) uses_existing_aws || provide_moto ;;
        start-prometheus) provide_prometheus ;;
        *)
            if uses_existing_cluster; then
                say "using the cluster of KUBECONFIG, nothing is started"
                existing_kubeconfig
                return
            fi
            provide_control_plane
            ;;
    esac
    mkdir -p "$2"
    in_folder "$@"
}

# in_folder COMMAND DIR [OPTION...] runs the command's function with the absolute DIR, one at a time for a DIR.
# Where there is no folder, there is nothing to stop or to tell.
in_folder() {
    local folder
    [[ -n ${2:-} ]] || fail "$1 needs a folder" "hack/testbed.sh help lists the commands."
    [[ -d $2 ]] || return 0
    folder=$(realpath "$2")
    with_lock "$folder/.lock" "${1/-/_}" "$folder" "${@:3}"
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
        start-kube | start-apiserver | start-moto | start-prometheus) start "$command" "$@" ;;
        stop-kube | stop-apiserver | stop-moto | stop-prometheus) in_folder "$command" "$@" ;;
        env) in_folder print-env "$@" ;;
        boto3) run_with_boto3 ;;
        chart) render_chart "$@" ;;
        help | -h | --help) cat "$HERE/testbed/help.txt" ;;
        *) fail "unknown command '$command'" "hack/testbed.sh help lists the commands." ;;
    esac
}

main "$@"
exit
