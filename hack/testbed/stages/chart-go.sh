#!/usr/bin/env bash
# Go and the libraries with which Helm renders charts: sprig, YAML as Kubernetes reads it, JSON Schema. Their dependencies
# are named too, since nothing is installed that would bring them.
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$HERE/testbed/stage.sh"

target=$1
sprig=(masterminds-{sprig,goutils,semver} google-uuid huandu-xstrings imdario-mergo mitchellh-{copystructure,reflectwalk} shopspring-decimal spf13-cast)
schema=(xeipuuv-gojson{schema,pointer,reference})
github=("${sprig[@]/#/golang-github-}" "${schema[@]/#/golang-github-}")
unpack_go bookworm 1.19 "$target" "${github[@]/%/-dev}" golang-golang-x-crypto-dev golang-k8s-sigs-yaml-dev golang-gopkg-yaml.v{2,3}-dev
stamp "$target" goroot/bin/go gopath/src/github.com/Masterminds/sprig/functions.go
