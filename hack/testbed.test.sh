#!/usr/bin/env bash
# Checks the testbed itself: one line a claim, exit status 1 when one is false. Takes about a minute when the
# testbed is built; leaves nothing behind.
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
unset USE_EXISTING_CLUSTER AWS_ENDPOINT_URL KUBECONFIG

WORK=$(mktemp -d)
FAILED=0
touch "$WORK/stderr.log"
testbed() { timeout 900 "$HERE/testbed.sh" "$@" 2>>"$WORK/stderr.log"; }

# claim TEXT COMMAND... passes when the command succeeds.
claim() {
    local text=$1
    shift
    if "$@" >"$WORK/claim.log" 2>&1; then
        printf 'PASS  %s\n' "$text"
    else
        printf 'FAIL  %s\n' "$text"
        sed 's/^/      | /' "$WORK/claim.log"
        FAILED=$((FAILED + 1))
    fi
}

refute() { ! "$@"; }

# own_processes prints the pids of the processes that belong to a folder of this run.
own_processes() { grep --files-with-matches --fixed-strings --text "TESTBED_FOLDER=$WORK/" /proc/[0-9]*/environ 2>/dev/null | cut -d / -f 3; }

clean_up() {
    local pid
    for pid in $(own_processes); do
        kill -KILL "$pid" || true
    done
    rm -rf --one-file-system "$WORK"
}
trap clean_up EXIT

for file in "$HERE"/testbed/tests/*.sh; do
    printf -- '-- %s\n' "$(basename "$file" .sh)"
    # shellcheck source=/dev/null
    . "$file"
done

claim "no process is left" test -z "$(own_processes)"
if ((FAILED > 0)); then
    printf '%d claims failed; the messages of the testbed:\n' "$FAILED"
    tail -n 30 "$WORK/stderr.log"
    exit 1
fi
