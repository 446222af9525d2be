#!/usr/bin/env bash
# Makes the program of the image in artifacts/publish: trimmed, compiled ahead, self-contained. The Dockerfile, CI and the integration tests all come here.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage() { echo "Usage: hack/publish.sh [--restore-only] [amd64|arm64]" >&2 && exit 2; }

restore_only=false
if [[ ${1:-} == --restore-only ]]; then
    restore_only=true
    shift
fi
case ${1:-amd64} in
    amd64) architecture=x64 ;;
    arm64) architecture=arm64 ;;
    *) usage ;;
esac
[[ $# -le 1 ]] || usage

# Folders of its own: developers' builds of the same projects keep theirs, so that neither makes the other start over.
# Analyzers are left to the build of the solution. The trimmer looks at the whole program here, which is more than its analyzer does.
flags=(-p:PublishProfile=Image -p:ImageArchitecture="$architecture" -p:RunAnalyzers=false --artifacts-path artifacts/image)
lock=(--locked-mode)
[[ ${OfficialClients:-} != true ]] || lock=()

dotnet restore src/RoleOperator "${flags[@]}" "${lock[@]}"
[[ $restore_only == false ]] || exit 0

rm -rf artifacts/publish
dotnet publish src/RoleOperator --no-restore --configuration Release "${flags[@]}" --output artifacts/publish
