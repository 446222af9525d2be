# shellcheck shell=bash
# Processes that outlive this script: started detached, known by a pid file and by the folder they belong to.
# A folder holds NAME.pid, NAME.port and NAME.log for each process NAME.

# spawn FOLDER NAME COMMAND... starts the command in a session of its own. No descriptor of the caller stays
# open in it, so a caller that reads our output sees its end and no lock is held on.
spawn() {
    local folder=$1 name=$2
    shift 2
    (
        close_descriptors
        exec env "TESTBED_FOLDER=$folder" "TESTBED_PROCESS=$name" setsid "$@" </dev/null >>"$folder/$name.log" 2>&1
    ) &
    printf '%s\n' "$!" >"$folder/$name.pid"
}

close_descriptors() {
    local path descriptor
    for path in "/proc/$BASHPID/fd/"*; do
        descriptor=${path##*/}
        # 255 is bash reading this script, which exec closes.
        ((descriptor <= 2 || descriptor == 255)) || exec {descriptor}>&-
    done
}

# running_pid FOLDER NAME prints the pid, or returns 1. A recycled pid is not taken for ours: the environment of
# the process has to name the folder.
running_pid() {
    local pid
    pid=$(cat "$1/$2.pid" 2>/dev/null) && [[ -n $pid ]] || return 1
    is_ours "$pid" "$1" "$2" || return 1
    printf '%s\n' "$pid"
}

is_ours() {
    local environment
    environment=$(tr '\0' '\n' 2>/dev/null <"/proc/$1/environ") || return 1
    grep --quiet --line-regexp --fixed-strings "TESTBED_FOLDER=$2" <<<"$environment" &&
        grep --quiet --line-regexp --fixed-strings "TESTBED_PROCESS=$3" <<<"$environment"
}

# stop_process FOLDER NAME asks the process to end, insists after 10 s, and returns when it is gone.
stop_process() {
    local pid
    if pid=$(running_pid "$1" "$2"); then
        kill -TERM "$pid" 2>/dev/null || true
        if ! wait_until 10 is_gone "$pid"; then
            kill -KILL "$pid" 2>/dev/null || true
            wait_until 10 is_gone "$pid" || fail "$2 (pid $pid) does not end"
        fi
        say "$2 stopped"
    fi
    rm -f "$1/$2.pid"
}

# is_gone PID: there is no such process, or only its record, not yet collected by its parent. A killed process whose
# first thread is a zombie while others still end holds its ports until the last of them.
is_gone() {
    [[ ! -e /proc/$1 ]] ||
        awk '/^State:/ { state = $2 } /^Threads:/ { threads = $2 } END { exit !(state == "" || state == "Z" && threads <= 1) }' \
            "/proc/$1/status" 2>/dev/null || [[ ! -e /proc/$1 ]]
}

# wait_until SECONDS CONDITION... polls the condition; returns 1 when it did not become true in time.
wait_until() {
    local deadline=$((SECONDS + $1))
    shift
    until "$@"; do
        ((SECONDS < deadline)) || return 1
        sleep 0.1
    done
}

# start_listening FOLDER NAME SECONDS READY COMMAND... starts the command, in whose words %PORT% stands for a
# port of 127.0.0.1, and waits until it listens there and READY PORT succeeds. A folder that ran before keeps
# its port, since kubeconfigs and environments name it; a new one tries others while the port is taken.
start_listening() {
    local folder=$1 name=$2 seconds=$3 ready=$4 port attempt
    shift 4
    port=$(cat "$folder/$name.port" 2>/dev/null || true)
    if [[ -n $port ]]; then
        ! is_taken "$port" || fail "port $port, which $name of $folder used before, is taken by another process" \
            "Stop that process, or remove $folder/$name.port for a new port."
        try_port "$folder" "$name" "$seconds" "$ready" "$port" "$@" && return
    else
        for attempt in 1 2 3 4 5; do
            port=$(free_port)
            if try_port "$folder" "$name" "$seconds" "$ready" "$port" "$@"; then
                printf '%s\n' "$port" >"$folder/$name.port"
                return
            fi
            # A process that is alive has its port and is slow, or stuck.
            if running_pid "$folder" "$name" >/dev/null || ! is_taken "$port"; then
                break
            fi
            say "port $port was taken meanwhile (attempt $attempt)"
        done
    fi
    stop_process "$folder" "$name"
    printf 'testbed: error: %s did not become ready\n' "$name" >&2
    show_log_end "$folder/$name.log"
    return 1
}

try_port() {
    local folder=$1 name=$2 seconds=$3 ready=$4 port=$5
    shift 5
    spawn "$folder" "$name" "${@//%PORT%/$port}"
    wait_until "$seconds" has_settled "$folder" "$name" "$port" "$ready" || return 1
    running_pid "$folder" "$name" >/dev/null
}

# has_settled: the process has ended, or it listens and is ready. That it is this process which listens matters:
# a neighbour that took the port would answer as well.
has_settled() {
    local pid
    pid=$(cat "$1/$2.pid")
    is_gone "$pid" || { listens "$pid" "$3" && "$4" "$3"; }
}

# free_port prints a port on which nobody listens, below the range that outgoing connections use.
free_port() {
    local port
    while :; do
        port=$((10000 + (RANDOM * 32768 + RANDOM) % 20000))
        is_taken "$port" || break
    done
    printf '%s\n' "$port"
}

is_taken() { [[ -n $(listening_sockets "$1") ]]; }

# listens PID PORT: one of the sockets that listen on the port belongs to the process.
listens() {
    local socket
    for socket in $(listening_sockets "$2"); do
        ! find "/proc/$1/fd" -lname "socket:\[$socket\]" 2>/dev/null | grep --quiet . || return 0
    done
    return 1
}

# listening_sockets PORT prints the inodes of the TCP sockets that listen on the port; 0A is LISTEN.
listening_sockets() {
    awk -v suffix="$(printf ':%04X' "$1")" \
        '$4 == "0A" && substr($2, length($2) - 4) == suffix { print $10 }' /proc/net/tcp /proc/net/tcp6 2>/dev/null
}
