#!/usr/bin/env bash
# Go 1.15, the release that Kubernetes 1.20 was made for. A kube-apiserver built with Go 1.19 crashes on the
# first custom resource (reflect2 1.0.1) and then refuses empty strings.
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$HERE/testbed/stage.sh"

target=$1
unpack_packages bullseye "$target/packages" golang-1.15-go golang-1.15-src

# Debian splits GOROOT into two trees joined by absolute links; make it one folder again.
mv "$target/packages/usr/lib/go-1.15" "$target/goroot"
find "$target/goroot" -type l -delete
cp -r "$target/packages/usr/share/go-1.15/." "$target/goroot/"
rm -rf "$target/packages"
GOROOT="$target/goroot" "$target/goroot/bin/go" version | grep 'go1\.15'
stamp "$target" goroot/bin/go
