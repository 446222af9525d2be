# shellcheck shell=bash
# Which kube-apiserver and etcd to use, in the order that controller-runtime's envtest has made usual.

uses_existing_cluster() { [[ ${USE_EXISTING_CLUSTER:-} == true ]]; }

# existing_kubeconfig prints the file that reaches the existing cluster, once it has answered.
existing_kubeconfig() {
    local kubectl
    kubectl=$(provide_kubectl)
    "$kubectl" get --raw /readyz --request-timeout=10s >/dev/null ||
        fail "USE_EXISTING_CLUSTER is true, and the cluster of KUBECONFIG=${KUBECONFIG:-} does not answer" \
            "Let KUBECONFIG name the file of a running cluster, or unset USE_EXISTING_CLUSTER."
    printf '%s\n' "${KUBECONFIG:-$HOME/.kube/config}"
}

control_plane_location() { if uses_existing_cluster; then existing_kubeconfig; else find_control_plane; fi; }

# find_control_plane prints the folder with kube-apiserver and etcd, or returns 1.
find_control_plane() {
    local name
    if [[ -n ${KUBEBUILDER_ASSETS:-} ]]; then
        for name in kube-apiserver etcd; do
            [[ -x $KUBEBUILDER_ASSETS/$name ]] || fail "KUBEBUILDER_ASSETS=$KUBEBUILDER_ASSETS has no $name" \
                "Let it name a folder that setup-envtest downloaded, or unset it."
        done
        realpath "$KUBEBUILDER_ASSETS"
    elif is_complete control-plane; then
        printf '%s\n' "$CACHE/control-plane"
    else
        return 1
    fi
}

# provide_control_plane makes sure that find_control_plane succeeds, without a closer look at what is there.
provide_control_plane() {
    need_tools curl=curl openssl=openssl
    find_control_plane >/dev/null || with_lock "$CACHE/control-plane.lock" build_control_plane
}

# build_control_plane makes the part, and makes it again when it is damaged. Call it under its lock.
build_control_plane() {
    [[ -z ${KUBEBUILDER_ASSETS:-} ]] || return 0
    need_tools curl=curl openssl=openssl
    if is_intact control-plane; then
        say "control plane: in the cache"
        return
    fi
    require_debian "the control plane" KUBEBUILDER_ASSETS
    need_tools rsync=rsync make=make xz=xz-utils
    run_stage build/etcd etcd.sh "etcd 3.4"
    run_stage build/go go.sh "Go 1.15"
    run_stage build/kubernetes kubernetes-source.sh "Kubernetes 1.20 source"
    run_stage control-plane control-plane.sh "kube-apiserver 1.20"
    discard "$CACHE/build"
}
