# shellcheck shell=bash
# What the stage scripts share. A stage gets an empty folder as its argument, fills it and stamps it last;
# CACHE names the cache. Its output is the log of the build.
. "$HERE/testbed/output.sh"
. "$HERE/testbed/debian.sh"

# stamp FOLDER FILE... records the digests that tell a whole part from a damaged one.
stamp() { (cd "$1" && sha256sum "${@:2}" >.stamp.new && mv .stamp.new .stamp); }

# unpack_go SUITE VERSION TARGET PACKAGE... unpacks that Go as TARGET/goroot, and the libraries of the packages as the GOPATH TARGET/gopath.
# Debian splits GOROOT into two trees joined by absolute links; it is made one folder again.
unpack_go() {
    local suite=$1 version=$2 target=$3
    unpack_packages "$suite" "$target/packages" "golang-$version-go" "golang-$version-src" "${@:4}"
    mv "$target/packages/usr/lib/go-$version" "$target/goroot"
    find "$target/goroot" -type l -delete
    cp -r "$target/packages/usr/share/go-$version/." "$target/goroot/"
    (($# == 3)) || mv "$target/packages/usr/share/gocode" "$target/gopath"
    rm -rf "$target/packages"
    GOROOT="$target/goroot" "$target/goroot/bin/go" version | grep --fixed-strings "go$version."
}

# use_go GOROOT GOPATH prepares the environment for an unpacked Go, without modules and without a C compiler.
use_go() {
    export GOROOT=$1 GOPATH=$2 GO111MODULE=off CGO_ENABLED=0 GOFLAGS='' GOCACHE="$2/gocache"
    export PATH="$GOROOT/bin:$PATH"
}
