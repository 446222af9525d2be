#!/usr/bin/env bash
# Go 1.15, the release that Kubernetes 1.20 was made for. A kube-apiserver built with Go 1.19 crashes on the
# first custom resource (reflect2 1.0.1) and then refuses empty strings.
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$HERE/testbed/stage.sh"

target=$1
unpack_go bullseye 1.15 "$target"
stamp "$target" goroot/bin/go
