#!/usr/bin/env bash
# Builds everything, runs every test once, and ends with one line that counts what the runners reported.
# With --ci the checks that go beyond tests are run as well: formatting, and the targets of the Makefile named below.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export TEST_RESULTS=$PWD/artifacts/test-results

# The official Kubernetes client is not made for trimming, so there is no image with it, and the tests start what the build has made.
official=${OfficialClients:-false}
if [[ $official == true ]]; then
    unset ROLE_OPERATOR_PROGRAM
else
    export ROLE_OPERATOR_PROGRAM=$PWD/artifacts/publish/role-operator
fi

# Suites that mostly wait: for leases, backoffs and restarts, or for servers. They share the processors with the others, which compute.
WAITING=(RoleOperator.Integration.Tests RoleOperator.Fault.Tests RoleOperator.Leadership.Tests)
SERVED=(RoleOperator.Chart.Tests RoleOperator.Docs.Tests RoleOperator.Telemetry.Tests)

# Projects that are part of a check of its own. The target runs the project's tests by hack/test-project.sh, once.
declare -A TARGETS=([RoleOperator.Chart.Tests]=chart [RoleOperator.Image.Tests]=image-check [RoleOperator.Docs.Tests]=docs-check)

# Checks that are no suites, each a target of the Makefile.
CHECKS=(testbed-check demo)

ci=false
case ${1:-} in
    "") ;;
    --ci) ci=true ;;
    *) echo "Usage: hack/test.sh [--ci]" >&2 && exit 2 ;;
esac

say() { printf '\n== %s\n' "$*"; }

# The last line is printed however this ends: a step before the tests that fails is one failure.
summary() {
    local status=$? passed=0 failed=0 skipped=0 p f s group
    trap - EXIT
    for group in $(jobs -p); do kill -- "-$group" 2>/dev/null || true; done
    for counts in "$TEST_RESULTS"/*.counts; do
        [[ -f $counts ]] || continue
        read -r p f s <"$counts"
        passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
    done
    [[ $status -eq 0 || $failed -gt 0 ]] || failed=1
    [[ $failed -eq 0 || $status -ne 0 ]] || status=1
    for report in "$TEST_RESULTS"/*.failed; do
        [[ ! -f $report ]] || { printf '\n== failed: ' && head -n 200 "$report"; }
    done
    printf '\n%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
    exit "$status"
}
rm -rf "$TEST_RESULTS"
mkdir -p "$TEST_RESULTS"
trap summary EXIT

# A project is a suite when it has a test; the others under tests/ are benchmarks, fixtures and the simulator.
mapfile -t projects < <(grep -rlE --include='*.cs' --exclude-dir=bin --exclude-dir=obj '^ *\[(Fact|Theory)' tests | cut -d/ -f2 | sort -u)
served=() computing=()
for project in "${projects[@]}"; do
    [[ $official != true || $project != RoleOperator.Image.Tests ]] || continue
    if [[ " ${WAITING[*]} " == *" $project "* ]]; then continue; fi
    if [[ " ${SERVED[*]} " == *" $project "* ]]; then served+=("$project"); else computing+=("$project"); fi
done

check() { # a target that is no suite: the claims that it prints are counted, or where it prints none, the target itself
    local status=0 passed failed log=$TEST_RESULTS/$1.log
    make --no-print-directory "$1" >"$log" 2>&1 </dev/null || status=1
    cat "$log"
    passed=$(grep -c '^PASS ' "$log" || true) failed=$(grep -c '^FAIL ' "$log" || true)
    if [[ $status -eq 0 && $passed -eq 0 ]]; then passed=1; fi
    if [[ $status -ne 0 && $failed -eq 0 ]]; then failed=1; fi
    echo "$passed $failed 0" >"$TEST_RESULTS/$1.counts"
    printf '%-34s %5d passed, %d failed\n' "make $1" "$passed" "$failed"
    [[ $failed -eq 0 ]] || { echo "make $1" && grep -A 20 '^FAIL ' "$log" || tail -n 20 "$log"; } >"$TEST_RESULTS/$1.failed"
    return "$status"
}

run() { # one suite, through its check's target where it has one, or one of the other checks
    if [[ " ${CHECKS[*]} " == *" $1 "* ]]; then
        check "$1"
    elif [[ $ci == true && -n ${TARGETS[$1]:-} ]]; then
        make --no-print-directory "${TARGETS[$1]}"
    else
        hack/test-project.sh "$1"
    fi
}

failures() { # whether the suite's own counts have any
    local passed failed=0 skipped
    [[ ! -f $TEST_RESULTS/$1.counts ]] || read -r passed failed skipped <"$TEST_RESULTS/$1.counts"
    [[ $failed -gt 0 ]]
}

lane() { # suites one after the other; each suite's output comes in one piece
    local project output status=0
    set +m # what it starts stays in its own group
    for project in "$@"; do
        output=$TEST_RESULTS/$project.out
        if ! run "$project" >"$output" 2>&1; then
            status=1
            # A target can fail beside its tests as well.
            failures "$project" || {
                echo "0 1 0" >"$TEST_RESULTS/$project-check.counts"
                { echo "the check of $project, whose tests pass" && tail -n 20 "$output"; } >"$TEST_RESULTS/$project-check.failed"
            }
        fi
        flock "$TEST_RESULTS/.lock" cat "$output"
    done
    return "$status"
}

say "restore and build"
lock=(--locked-mode)
[[ $official != true ]] || lock=() # the lock files describe the build with the stand-ins
dotnet restore RoleOperator.sln "${lock[@]}"
dotnet build RoleOperator.sln --no-restore

if [[ $official == true ]]; then
    say "no image with the official clients: nothing is published, RoleOperator.Image.Tests is left out"
else
    say "publish the program that the tests start"
    hack/publish.sh
fi

if [[ $ci == true ]]; then
    say "formatting"
    dotnet format RoleOperator.sln --no-restore --verify-no-changes --severity warn

    say "the CRDs are those of the C# types"
    dotnet run --no-build --project src/generators/CrdGenerator -- check crds
fi

[[ $ci == false ]] || computing+=("${CHECKS[@]}")

say "tests"
status=0
set -m # each lane in a process group of its own, so that what it started ends with it
lane "${WAITING[@]}" & waiting=$!
lane "${served[@]}" & serving=$!
lane "${computing[@]}" & rest=$!
for running in "$waiting" "$serving" "$rest"; do wait "$running" || status=1; done
exit "$status"
