# shellcheck shell=bash
# Prometheus: which one to use, and one server whose configuration, data, port, log and pid are in one folder.

# find_prometheus prints the folder with prometheus and promtool, or returns 1.
find_prometheus() {
    local path
    if path=$(command -v promtool) && command -v prometheus >/dev/null; then
        dirname "$path"
    elif is_complete prometheus; then
        printf '%s\n' "$CACHE/prometheus"
    else
        return 1
    fi
}

# provide_prometheus makes sure that find_prometheus succeeds.
provide_prometheus() {
    need_tools curl=curl
    find_prometheus >/dev/null || with_lock "$CACHE/prometheus.lock" build_prometheus
}

# build_prometheus makes the part, and makes it again when it is damaged. Call it under its lock.
build_prometheus() {
    ! command -v promtool prometheus >/dev/null || return 0
    require_debian Prometheus "PATH to one with prometheus and promtool"
    run_stage prometheus prometheus.sh "Prometheus 2"
}

# start_prometheus FOLDER serves FOLDER/prometheus.yml.
start_prometheus() {
    local folder=$1
    [[ -f $folder/prometheus.yml ]] || fail "$folder has no prometheus.yml" "Write the scrape configuration there first."
    if ! running_pid "$folder" prometheus >/dev/null; then
        start_listening "$folder" prometheus 60 prometheus_is_ready "$(find_prometheus)/prometheus" \
            --config.file="$folder/prometheus.yml" --storage.tsdb.path="$folder/prometheus-data" --web.listen-address=127.0.0.1:%PORT%
    fi
    printf 'http://127.0.0.1:%s\n' "$(<"$folder/prometheus.port")"
}

stop_prometheus() { stop_process "$1" prometheus; }

prometheus_is_ready() { curl --silent --fail --max-time 10 --output /dev/null "http://127.0.0.1:$1/-/ready"; }
