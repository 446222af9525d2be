#!/usr/bin/env bash
# kubectl from Debian trixie, unpacked and not installed. It needs no newer libc than bookworm's, whose own kubectl is 1.20.
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$HERE/testbed/stage.sh"

target=$1
unpack_packages trixie "$target/package" kubectl
mv "$target/package/usr/bin/kubectl" "$target/kubectl"
rm -rf "$target/package"
"$target/kubectl" version --client | grep '^Client Version: v1\.'
stamp "$target" kubectl
