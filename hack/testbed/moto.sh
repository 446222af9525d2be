# shellcheck shell=bash
# moto, the AWS emulator: which one to use, and one server whose port, log and pid are in one folder.

uses_existing_aws() { [[ -n ${AWS_ENDPOINT_URL:-} ]]; }

# moto_of_path prints the command when moto_server on the PATH is a moto 5 with its server parts. A wrapper
# whose Python cannot be told from its first line, such as a pyenv shim, is passed over.
moto_of_path() {
    local command python
    command=$(command -v moto_server) || return 1
    python=$(sed -n '1s/^#! *\(.*python[0-9.]*\)$/\1/p' "$command")
    [[ -x $python ]] || return 1
    "$python" -c 'import moto.server, flask_cors; assert moto.__version__.startswith("5.")' 2>/dev/null || return 1
    printf '%s\n' "$command"
}

# run_with_boto3 runs the Python program of its standard input with a Python that can import boto3: the machine's own,
# that of the moto on the PATH, else the one in the chroot.
run_with_boto3() {
    local moto
    if python3 -c 'import boto3' </dev/null 2>/dev/null; then
        exec python3 -
    elif moto=$(moto_of_path); then
        exec "$(sed -n '1s/^#! *//p' "$moto")" -
    fi
    is_complete moto || with_lock "$CACHE/moto.lock" build_moto </dev/null >&2
    exec chroot "$CACHE/moto/root" python3 -
}

# provide_moto makes sure that start_moto has a moto to start.
provide_moto() {
    need_tools curl=curl
    moto_of_path >/dev/null || is_complete moto || with_lock "$CACHE/moto.lock" build_moto
}

# build_moto makes the chroot, and makes it again when it is damaged. Call it under its lock.
build_moto() {
    ! moto_of_path >/dev/null || return 0
    require_debian moto AWS_ENDPOINT_URL
    ((EUID == 0)) || fail "moto in its chroot needs root." "Put moto_server of moto 5 on the PATH, or set AWS_ENDPOINT_URL."
    need_tools curl=curl debootstrap=debootstrap
    run_stage moto moto.sh "moto 5"
}

# moto_location prints where moto comes from.
moto_location() {
    if uses_existing_aws; then printf '%s\n' "$AWS_ENDPOINT_URL"; else moto_of_path || printf '%s\n' "$CACHE/moto/root"; fi
}

start_moto() {
    local folder=$1 moto
    if uses_existing_aws; then
        need_tools curl=curl
        curl --silent --max-time 10 --output /dev/null "$AWS_ENDPOINT_URL" ||
            fail "AWS_ENDPOINT_URL=$AWS_ENDPOINT_URL does not answer" "Unset it to have a moto started."
        say "using AWS_ENDPOINT_URL, nothing is started"
        printf '%s\n' "$AWS_ENDPOINT_URL"
        return
    fi
    if ! running_pid "$folder" moto >/dev/null; then
        if moto=$(moto_of_path); then moto=("$moto"); else moto=(chroot "$CACHE/moto/root" moto_server); fi
        start_listening "$folder" moto 60 moto_is_ready \
            env MOTO_IAM_LOAD_MANAGED_POLICIES=true "${moto[@]}" -H 127.0.0.1 -p %PORT%
    fi
    moto_url "$folder"
}

stop_moto() { stop_process "$1" moto; }

moto_url() { printf 'http://127.0.0.1:%s\n' "$(<"$1/moto.port")"; }

# moto_is_ready: it answers as IAM does, with AWS's managed policies loaded. The service is told from the
# credential scope; the signature is not checked.
moto_is_ready() {
    curl --silent --fail --max-time 10 "http://127.0.0.1:$1/" \
        --header 'Authorization: AWS4-HMAC-SHA256 Credential=testing/20200101/us-east-1/iam/aws4_request' \
        --data 'Action=GetPolicy&Version=2010-05-08&PolicyArn=arn:aws:iam::aws:policy/ReadOnlyAccess' |
        grep --quiet '<PolicyId>'
}
