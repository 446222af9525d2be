# shellcheck shell=bash disable=SC2016 # the code in single quotes is evaluated later
# Two control planes side by side.

on() { "$kubectl" --kubeconfig "$WORK/$1/kubeconfig" "${@:2}"; }
kubectl=$(testbed kubectl)
keeps_secret() { [[ $(on a get configmap note -o 'jsonpath={.data.text}') == kept ]]; }

mkdir -p "$WORK/a"
echo 'visitor-token,visitor,visitor,"visitors"' >"$WORK/a/tokens.csv"
testbed start-kube "$WORK/b" >"$WORK/b.out" &
starting=$!
claim "a control plane starts" test "$(testbed start-kube "$WORK/a" --audit-log | tail -n 1)" = "$WORK/a/kubeconfig"
claim "another one starts at the same time" wait "$starting"
claim "its last line is its kubeconfig" test "$(tail -n 1 "$WORK/b.out")" = "$WORK/b/kubeconfig"
claim "a answers" on a get namespaces
claim "b answers" on b get namespaces
claim "an object is created in a" on a create configmap note --from-literal=text=kept
claim "b does not see it" refute on b get configmap note
claim "the visitor of tokens.csv is known, and RBAC gives them nothing" \
    grep --quiet 'User "visitor" cannot list' <(on a --token visitor-token get namespaces 2>&1)
claim "requests are in the audit log" grep --quiet '"resource":"configmaps"' "$WORK/a/audit.log"
claim "no lock is held by the servers" flock --nonblock "$WORK/a/.lock" true

before=$(cat "$WORK/a/kubeconfig")
claim "the API server of a stops alone" testbed stop-apiserver "$WORK/a"
claim "a is unreachable then" refute on a get namespaces --request-timeout=2s
claim "it starts again" testbed start-apiserver "$WORK/a"
claim "the object is still there" keeps_secret
claim "all of a stops" testbed stop-kube "$WORK/a"
claim "stopping twice is no error" testbed stop-kube "$WORK/a"
claim "b is not touched by that" on b get namespaces
claim "a starts again" testbed start-kube "$WORK/a"
claim "the data is kept" keeps_secret
claim "the kubeconfig is the same" test "$(cat "$WORK/a/kubeconfig")" = "$before"

kill -KILL "$(<"$WORK/a/kube-apiserver.pid")" "$(<"$WORK/a/etcd.pid")"
claim "a starts after both its processes were killed" testbed start-kube "$WORK/a"
claim "the data survived" keeps_secret

sleep 300 &
stranger=$!
mkdir -p "$WORK/c"
echo "$stranger" >"$WORK/c/etcd.pid"
testbed stop-kube "$WORK/c"
claim "a pid file that names a stranger harms nobody" kill -0 "$stranger"
kill "$stranger"

claim "a and b stop" eval 'testbed stop-kube "$WORK/a" && testbed stop-kube "$WORK/b"'
