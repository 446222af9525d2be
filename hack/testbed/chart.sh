# shellcheck shell=bash
# The chart renderer, compiled from hack/chart: one binary for each state of its sources.

chart_renderer_part() { printf 'chart-renderer/%s\n' "$(cat "$HERE"/chart/*.go "$STAGES"/chart-*.sh | sha256sum | cut -c 1-16)"; }

chart_renderer_location() { printf '%s\n' "$CACHE/$(chart_renderer_part)/chart-renderer"; }

# build_chart_renderer makes the part, and makes it again when it is damaged. Call it under its lock.
build_chart_renderer() {
    local part
    part=$(chart_renderer_part)
    if is_intact "$part"; then
        say "chart renderer: in the cache"
        return
    fi
    is_debian || fail "the chart renderer can only be built on Debian, from its packages."
    run_stage chart-build/go chart-go.sh "Go 1.19 with sprig"
    run_stage "$part" chart-renderer.sh "chart renderer"
    discard "$CACHE/chart-build"
}

# render_chart ARGUMENT... runs the renderer of the sources as they are.
render_chart() {
    is_complete "$(chart_renderer_part)" || with_lock "$CACHE/chart.lock" build_chart_renderer </dev/null >&2
    exec "$(chart_renderer_location)" "$@"
}
