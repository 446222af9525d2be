# shellcheck shell=bash
# What people see. Progress and errors go to stderr, so that stdout carries results alone.

say() { printf '%s\n' "testbed: $*" >&2; }

# fail MESSAGE... ends the script; each argument is a line.
fail() {
    printf 'testbed: error: %s\n' "$1" >&2
    shift
    (($# == 0)) || printf '  %s\n' "$@" >&2
    exit 1
}

# show_log_end FILE prints where the details are and how they end.
show_log_end() {
    printf '  the last lines of %s:\n' "$1" >&2
    tail -n 20 "$1" 2>/dev/null | sed 's/^/  | /' >&2 || true
}
