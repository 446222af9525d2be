# shellcheck shell=bash
# The cache of built parts. A part is a folder that exists only when it is whole: a stage fills a
# temporary folder, stamps it with digests, and one rename puts it in place.

CACHE="${XDG_CACHE_HOME:-$HOME/.cache}/role-operator"
STAGES="$HERE/testbed/stages"

# with_lock FILE COMMAND... runs the command while no other process holds the lock on FILE. The lock stays with
# the command's children too: what a killed build leaves running keeps the next one waiting, so that two never
# write at once.
with_lock() {
    local file=$1 lock
    shift
    mkdir -p "$(dirname "$file")"
    exec {lock}>"$file"
    if ! flock --nonblock "$lock"; then
        say "another process holds $file, waiting for it ..."
        flock "$lock"
    fi
    # Not part of a condition: errexit has to hold in the command.
    "$@"
    exec {lock}>&-
}

# is_complete PART: the stamp is written last, and a part is renamed into place after it.
is_complete() { [[ -f $CACHE/$1/.stamp ]]; }

# is_intact PART also compares the digests, which the build does and a start does not.
is_intact() { is_complete "$1" && (cd "$CACHE/$1" && sha256sum --check --status .stamp 2>/dev/null); }

# run_stage PART SCRIPT TITLE makes CACHE/PART by SCRIPT, which gets the temporary folder as its argument,
# checks its own result, and prints the files worth a digest. Call it under with_lock.
run_stage() {
    local part=$1 script=$2 title=$3 began=$SECONDS log partial
    if is_intact "$part"; then
        say "$title: in the cache"
        return
    fi
    log="$CACHE/logs/${part//\//-}.log"
    partial="$CACHE/partial/$part"
    mkdir -p "$CACHE/logs" "$(dirname "$partial")" "$(dirname "$CACHE/$part")"
    discard "$partial"
    mkdir "$partial"
    say "$title ..."
    # A process of its own: errexit holds in it, whatever called this function.
    if ! CACHE=$CACHE bash "$STAGES/$script" "$partial" >"$log" 2>&1; then
        discard "$partial"
        printf 'testbed: error: %s failed after %d s\n' "$title" $((SECONDS - began)) >&2
        show_log_end "$log"
        exit 1
    fi
    discard "$CACHE/$part"
    mv --no-target-directory "$partial" "$CACHE/$part"
    say "$title: done in $((SECONDS - began)) s"
}

# discard FOLDER removes it. A chroot whose build was killed may still have /proc mounted in it, and
# removing through a mount would reach the machine's own files: unmount first, and never cross one.
discard() {
    local folder=$1 mounted
    [[ -e $folder ]] || return 0
    folder=$(realpath "$folder")
    while read -r mounted; do
        umount "$mounted" || umount --lazy "$mounted"
    done < <(mounts_below "$folder")
    [[ -z $(mounts_below "$folder") ]] || fail "$folder has mounts that cannot be removed" "see: grep '$folder' /proc/mounts"
    rm -rf --one-file-system "$folder"
}

mounts_below() { awk -v prefix="$1/" 'index($2, prefix) == 1 { print $2 }' /proc/self/mounts | sort --reverse; }
