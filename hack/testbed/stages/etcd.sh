#!/usr/bin/env bash
# etcd from Debian bookworm, unpacked and not installed: the package would start a service.
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$HERE/testbed/stage.sh"

target=$1
unpack_packages bookworm "$target/package" etcd-server
mv "$target/package/usr/bin/etcd" "$target/etcd"
rm -rf "$target/package"
"$target/etcd" --version | grep '^etcd Version: 3\.'
stamp "$target" etcd
