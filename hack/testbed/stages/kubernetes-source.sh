#!/usr/bin/env bash
# The Kubernetes 1.20.2 tree as a GOPATH, with the OpenAPI definitions that its build expects generated.
# The original tarball of Debian's source package holds all of it, vendor/ included.
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$HERE/testbed/stage.sh"

target=$1
download_source bookworm "$target" kubernetes
tree="$target/src/k8s.io/kubernetes"
mkdir -p "$tree"
tar --extract --strip-components=1 --directory "$tree" --file "$target"/kubernetes_*.orig.tar.*
rm -f "$target"/kubernetes_*

use_go "$CACHE/build/go/goroot" "$target"
make -C "$tree" gen_openapi
generated=pkg/generated/openapi/zz_generated.openapi.go
stamp "$target" "src/k8s.io/kubernetes/$generated"
