#!/usr/bin/env bash
# Prometheus and promtool from Debian bookworm, unpacked and not installed: the package would start a service.
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$HERE/testbed/stage.sh"

target=$1
unpack_packages bookworm "$target/package" prometheus
mv "$target/package/usr/bin/prometheus" "$target/package/usr/bin/promtool" "$target"
rm -rf "$target/package"
"$target/prometheus" --version 2>&1 | grep '^prometheus, version 2\.'
"$target/promtool" --version 2>&1 | grep '^promtool, version 2\.'
stamp "$target" prometheus promtool
