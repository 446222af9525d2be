# shellcheck shell=bash
# Prometheus, which scrapes itself.

mkdir -p "$WORK/p"
claim "without a configuration a start says what is missing" \
    grep --quiet 'has no prometheus.yml' <("$HERE/testbed.sh" start-prometheus "$WORK/p" 2>&1)
printf '{scrape_configs: [{job_name: operator, scrape_interval: 1s, static_configs: [{targets: ["127.0.0.1:9"]}]}]}\n' >"$WORK/p/prometheus.yml"
url=$(testbed start-prometheus "$WORK/p" | tail -n 1)
claim "a Prometheus starts and prints its URL" grep --quiet '^http://127.0.0.1:[0-9]*$' <<<"$url"
claim "it has the configuration of its folder" grep --quiet 'job_name: operator' <(curl --silent "$url/api/v1/status/config")
claim "a second start only prints its URL" test "$(testbed start-prometheus "$WORK/p" | tail -n 1)" = "$url"
claim "it stops" testbed stop-prometheus "$WORK/p"
