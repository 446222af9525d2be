#!/usr/bin/env bash
# The chart renderer of hack/chart, compiled.
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$HERE/testbed/stage.sh"

target=$1
use_go "$CACHE/chart-build/go/goroot" "$CACHE/chart-build/go/gopath"
cd "$HERE/chart"
unformatted=$(gofmt -l .)
[[ -z $unformatted ]] || fail "these files are not as gofmt writes them: $unformatted"
go vet .
go build -trimpath -ldflags "-s -w" -o "$target/chart-renderer" .
"$target/chart-renderer" help
stamp "$target" chart-renderer
