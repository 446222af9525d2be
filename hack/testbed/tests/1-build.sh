# shellcheck shell=bash disable=SC2016 # the code in single quotes is evaluated later
# Builds that are interrupted, run twice at once, or meet damage. The stages are stand-ins of a moment each.

fake=$WORK/build
mkdir -p "$fake/stages" "$fake/cache"

# in_cache CODE runs code with the functions of the cache, in a session of its own.
in_cache() {
    XDG_CACHE_HOME=$fake/cache HERE=$HERE STAND_IN=$fake setsid --wait bash -euo pipefail -c "
        . \"\$HERE/testbed/output.sh\"
        . \"\$HERE/testbed/cache.sh\"
        STAGES=\$STAND_IN/stages
        $1"
}

cat >"$fake/stages/slow.sh" <<'STAGE'
set -euo pipefail
echo run >>"$STAND_IN/runs"
echo first >"$1/first"
echo $PPID >"$STAND_IN/half-way"
while [[ -e $STAND_IN/hold ]]; do sleep 0.05; done
echo second >"$1/second"
cd "$1" && sha256sum first second >.stamp
STAGE
printf 'echo why it failed\nexit 3\n' >"$fake/stages/broken.sh"

build_slow='with_lock "$CACHE/slow.lock" run_stage slow slow.sh "a slow stage"'
touch "$fake/hold"
in_cache "$build_slow" 2>>"$WORK/stderr.log" &
interrupted=$!
timeout 30 bash -c "until [[ -s $fake/half-way ]]; do sleep 0.05; done"
killed=$(<"$fake/half-way")
kill -KILL -- "-$killed"
wait "$interrupted" || true
claim "a build killed half-way leaves no part that looks whole" refute in_cache 'is_complete slow'

rm "$fake/hold"
claim "the next build makes it" in_cache "$build_slow"
claim "the part is whole then" in_cache 'is_intact slow && [[ ! -e $CACHE/partial/slow ]]'
claim "a build of what is there runs no stage" in_cache "$build_slow"
claim "two runs were needed, the killed one and the good one" test "$(wc -l <"$fake/runs")" = 2

echo damage >"$fake/cache/role-operator/slow/second"
in_cache "$build_slow" 2>>"$WORK/stderr.log" &
other=$!
claim "two builds at once of a damaged part both succeed" in_cache "$build_slow"
claim "... the other one too" wait "$other"
claim "one of them repaired it, the other waited" test "$(wc -l <"$fake/runs")" = 3

claim "a failed stage fails the build" refute in_cache 'run_stage broken broken.sh "a broken stage"'
claim "it shows the end of its log" grep --quiet 'why it failed' <(in_cache 'run_stage broken broken.sh "a broken stage"' 2>&1)

if ((EUID == 0)); then
    mkdir -p "$fake/outside" "$fake/cache/role-operator/partial/root/proc"
    touch "$fake/outside/precious"
    mount --bind "$fake/outside" "$fake/cache/role-operator/partial/root/proc"
    claim "a leftover with a mount in it is removed" in_cache 'discard "$CACHE/partial/root" && [[ ! -e $CACHE/partial/root ]]'
    claim "what was mounted there is untouched" test -e "$fake/outside/precious"
    ! mountpoint --quiet "$fake/cache/role-operator/partial/root/proc" || umount "$fake/cache/role-operator/partial/root/proc"
fi
