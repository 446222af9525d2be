#!/usr/bin/env bash
# kube-apiserver compiled, with etcd beside it: the layout that KUBEBUILDER_ASSETS names.
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$HERE/testbed/stage.sh"

target=$1
version=v1.20.2
use_go "$CACHE/build/go/goroot" "$CACHE/build/kubernetes"

# In GOPATH mode a variable's full name carries the vendor folder; with the short one the server says v0.0.0-master.
component=k8s.io/kubernetes/vendor/k8s.io/component-base/version
client=k8s.io/kubernetes/vendor/k8s.io/client-go/pkg/version
flags="-s -w"
for package in "$component" "$client"; do
    flags+=" -X $package.gitVersion=$version -X $package.gitMajor=1 -X $package.gitMinor=20 -X $package.gitTreeState=clean"
done
go build -ldflags "$flags" -o "$target/kube-apiserver" k8s.io/kubernetes/cmd/kube-apiserver

cp "$CACHE/build/etcd/etcd" "$target/etcd"
[[ $("$target/kube-apiserver" --version) == "Kubernetes $version" ]]
stamp "$target" kube-apiserver etcd
