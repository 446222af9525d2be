#!/usr/bin/env bash
# moto 5 in a small Debian trixie of its own, since bookworm has no package of it.
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$HERE/testbed/stage.sh"

root=$1/root
leave() { ! mountpoint --quiet "$root/proc" || umount "$root/proc" || umount --lazy "$root/proc"; }
trap leave EXIT
trap 'exit 1' INT TERM HUP

debootstrap --variant=minbase --keyring="$KEYRING" trixie "$root" "$(debian_mirror)"
mountpoint --quiet "$root/proc" || mount --types proc proc "$root/proc"
export DEBIAN_FRONTEND=noninteractive
chroot "$root" apt-get install --yes --no-install-recommends python3-moto python3-flask python3-flask-cors
chroot "$root" apt-get clean
leave

chroot "$root" python3 -c 'import moto.server; assert moto.__version__.startswith("5."), moto.__version__'
stamp "$1" root/usr/bin/moto_server root/var/lib/dpkg/status
