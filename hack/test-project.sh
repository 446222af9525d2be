#!/usr/bin/env bash
# Runs the tests of one project that is built already: one line with its counts and time, and all its output where something failed.
# A run that hangs is ended after TEST_LIMIT. The counts come from its result file; a project that ends badly or without results counts as one failure more.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
[[ $# -eq 1 && -d tests/$1 ]] || { echo "Usage: hack/test-project.sh PROJECT, a folder of tests/" >&2 && exit 2; }
project=$1
results=${TEST_RESULTS:-artifacts/test-results}
mkdir -p "$results"
trx=$results/$project.trx
log=$results/$project.log
rm -f "$trx" "$results/$project.counts" "$results/$project.failed"

status=0
begin=$SECONDS
# timeout is a process group of its own, which does not hear of a Ctrl-C, and passes on to all of it what it is told.
set -m
timeout --kill-after=30 "${TEST_LIMIT:-25m}" \
    dotnet test "tests/$project" --no-build --logger "trx;LogFileName=$project.trx" --results-directory "$results" >"$log" 2>&1 </dev/null &
trap 'kill "$!" 2>/dev/null || true; exit 130' INT TERM
wait "$!" || status=$?
trap - INT TERM

counter() { # an attribute of the result file's <Counters> element
    grep -o '<Counters [^>]*' "$trx" 2>/dev/null | grep -oE " $1=\"[0-9]+" | grep -oE '[0-9]+$' || echo 0
}
total=$(counter total) passed=$(counter passed) failed=$(counter failed)
skipped=$((total - passed - failed))
note=
if [[ $status -eq 124 || $status -eq 137 ]]; then
    failed=$((failed + 1)) note=', the test run took longer than its limit'
elif [[ $total -eq 0 ]]; then
    failed=$((failed + 1)) note=', no test was run'
elif [[ $status -ne 0 && $failed -eq 0 ]]; then
    failed=1 note=", the test run ended with $status"
elif [[ $status -eq 0 && $failed -gt 0 ]]; then
    note=', though the test run ended with 0'
fi

# What was still running when a host crashed is neither passed nor failed.
if [[ $skipped -gt 0 ]]; then note+=", $skipped not run"; fi
printf '%d %d %d\n' "$passed" "$failed" "$skipped" >"$results/$project.counts"
if [[ $failed -gt 0 ]]; then
    cat "$log"
    # What failed and with which message, for whoever sees no more than the end of the whole run.
    { echo "$project$note"; sed -n '/^  Failed /,/^  Stack Trace:/{/^  Stack Trace:/!p}' "$log"; } >"$results/$project.failed"
fi
printf '%-34s %5d passed, %d failed, %d skipped, %d s%s\n' "$project" "$passed" "$failed" "$skipped" $((SECONDS - begin)) "$note"
[[ $failed -eq 0 ]]
