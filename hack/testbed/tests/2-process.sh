# shellcheck shell=bash disable=SC2016 # the code in single quotes is evaluated later
# Processes that do not come up as hoped. A TLS server of openssl stands in for the real ones.

mkdir -p "$WORK/p" "$WORK/q" "$WORK/r"

# with_processes CODE runs code with the functions for processes; `serve FOLDER` starts a stand-in there.
with_processes() {
    HERE=$HERE WORK=$WORK bash -euo pipefail -c "
        . \"\$HERE/testbed/output.sh\"
        . \"\$HERE/testbed/process.sh\"
        serve() { start_listening \"\$WORK/\$1\" server 10 true openssl s_server -quiet -nocert -accept 127.0.0.1:%PORT%; }
        $1"
}

claim "a process starts on a free port" with_processes 'serve p && listens "$(running_pid "$WORK/p" server)" "$(<"$WORK/p/server.port")"'
claim "one whose port was taken meanwhile starts on another" with_processes '
    free_port() { if [[ -e $WORK/q/tried ]]; then echo 9$((RANDOM % 900 + 100)); else touch "$WORK/q/tried"; cat "$WORK/p/server.port"; fi; }
    serve q'
claim "its port is not the taken one" refute cmp "$WORK/p/server.port" "$WORK/q/server.port"
claim "one that never listens is given up" refute with_processes 'start_listening "$WORK/r" server 1 true sleep 300'
claim "and ended" test -z "$(own_processes | xargs -r -I{} readlink /proc/{}/exe | grep sleep)"
claim "both servers stop" with_processes 'stop_process "$WORK/p" server; stop_process "$WORK/q" server'
claim "none is left" test -z "$(own_processes)"
