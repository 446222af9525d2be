# shellcheck shell=bash
# What the stage scripts share. A stage gets an empty folder as its argument, fills it and stamps it last;
# CACHE names the cache. Its output is the log of the build.
. "$HERE/testbed/output.sh"
. "$HERE/testbed/debian.sh"

# stamp FOLDER FILE... records the digests that tell a whole part from a damaged one.
stamp() { (cd "$1" && sha256sum "${@:2}" >.stamp.new && mv .stamp.new .stamp); }

# use_go GOPATH prepares the environment for the cached Go, without modules and without a C compiler.
use_go() {
    export GOROOT="$CACHE/build/go/goroot" GOPATH=$1 GO111MODULE=off CGO_ENABLED=0 GOFLAGS='' GOCACHE="$1/gocache"
    export PATH="$GOROOT/bin:$PATH"
}
