# shellcheck shell=bash
# The chart renderer: compiled once for each state of its sources, and run by its command.

chart=$(cd "$HERE/.." && pwd)/charts/role-operator

# renders FILE [OPTION...] keeps what the renderer prints.
renders() { testbed chart template "${@:2}" "$chart" >"$WORK/$1"; }

claim "the chart renderer is built" testbed build chart
claim "it renders the chart" renders chart.yaml --set clusterName=test --set image.repository=registry.example.com/role-operator
claim "the Deployment is in it" grep --quiet '^kind: Deployment$' "$WORK/chart.yaml"
claim "values are refused by exit code" refute renders refused.yaml
claim "... and by name" grep --quiet 'clusterName is required' "$WORK/stderr.log"
claim "a build of what is there compiles nothing" grep --quiet 'chart renderer: in the cache' <("$HERE/testbed.sh" build chart 2>&1)
