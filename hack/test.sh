#!/usr/bin/env bash
# Builds everything, runs every test once, and ends with one line that counts what the runners reported.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
RESULTS=artifacts/test-results
rm -rf "$RESULTS"

say() { printf '\n== %s\n' "$*"; }

say "restore and build"
dotnet restore RoleOperator.sln --locked-mode
dotnet build RoleOperator.sln --no-restore

say "formatting"
dotnet format RoleOperator.sln --no-restore --verify-no-changes --severity warn

say "the CRDs are those of the C# types"
dotnet run --no-build --project src/generators/CrdGenerator -- check crds

# One project after another: on two cores, more at once only makes bounded waits longer.
say "tests"
status=0
dotnet test RoleOperator.sln --no-build -m:1 --logger trx --results-directory "$RESULTS" || status=$?

counters() { cat "$RESULTS"/*.trx 2>/dev/null | grep -o '<Counters [^>]*' || true; }

count() { # an attribute of the <Counters> elements, summed over all result files
    counters | awk -v name="$1" 'match($0, " " name "=\"[0-9]+") { n += substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 3) } END { print n + 0 }'
}

total=$(count total) passed=$(count passed) failed=$(count failed)
if [[ $status -eq 0 && $total -eq 0 ]]; then
    echo "No test was run." >&2
    status=1
fi
printf '\n%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$((total - passed - failed))"
exit "$status"
