#!/usr/bin/env bash
# Prints the path of a Lua interpreter, for the tests of the Argo CD health check: the machine's own, or Debian's, unpacked into the cache and not installed.
set -euo pipefail
CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/role-operator/lua

for name in lua lua5.1 lua5.3 lua5.4; do
    command -v "$name" && exit
done
if [[ ! -x $CACHE/lua5.3 ]]; then
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    if ! (cd "$work" && apt-get download lua5.3 && dpkg -x lua5.3_*.deb .) >"$work/log" 2>&1; then
        cat "$work/log" >&2
        echo "No Lua was found, and Debian's package lua5.3 could not be fetched. Put lua on the PATH." >&2
        exit 1
    fi
    mkdir -p "$CACHE"
    cp "$work/usr/bin/lua5.3" "$work/lua5.3"
    mv "$work/lua5.3" "$CACHE/lua5.3"
fi
echo "$CACHE/lua5.3"
