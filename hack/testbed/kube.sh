# shellcheck shell=bash
# One control plane: an etcd and a kube-apiserver whose whole state is in one folder.
#   etcd/ certs/        data and keys
#   admin-token         bearer token of the group system:masters
#   tokens.csv          more tokens (token,user,uid,"group,group"), yours: never written here
#   kubeconfig          of the administrator
#   audit.log           with --audit-log

start_kube() {
    local folder=$1
    shift
    start_etcd "$folder"
    start_apiserver "$folder" "$@"
}

stop_kube() {
    stop_apiserver "$1"
    stop_process "$1" etcd
}

stop_apiserver() { stop_process "$1" kube-apiserver; }

start_etcd() {
    local folder=$1 binaries
    ! running_pid "$folder" etcd >/dev/null || return 0
    binaries=$(find_control_plane)
    # Nothing here has to survive a power cut, so writes do not wait for the disk.
    start_listening "$folder" etcd 30 etcd_is_ready "$binaries/etcd" \
        --data-dir="$folder/etcd" --unsafe-no-fsync \
        --listen-client-urls=http://127.0.0.1:%PORT% --advertise-client-urls=http://127.0.0.1:%PORT% \
        --listen-peer-urls=http://127.0.0.1:0
}

etcd_is_ready() { curl --silent --fail --max-time 2 "http://127.0.0.1:$1/health" >/dev/null; }

# start_apiserver FOLDER [--audit-log]; its etcd has to run.
start_apiserver() {
    local folder=$1 binaries audit=() token
    [[ ${2:-} != --audit-log ]] || audit=("--audit-policy-file=$folder/audit-policy.yaml" "--audit-log-path=$folder/audit.log")
    running_pid "$folder" etcd >/dev/null || fail "no etcd runs in $folder" "Start it with: hack/testbed.sh start-kube $folder"
    if ! running_pid "$folder" kube-apiserver >/dev/null; then
        binaries=$(find_control_plane)
        write_credentials "$folder"
        token=$(<"$folder/admin-token")
        ready_folder=$folder ready_token=$token
        start_listening "$folder" kube-apiserver 90 apiserver_is_ready "$binaries/kube-apiserver" \
            --etcd-servers="http://127.0.0.1:$(<"$folder/etcd.port")" \
            --bind-address=127.0.0.1 --secure-port=%PORT% --cert-dir="$folder/certs" \
            --authorization-mode=RBAC --token-auth-file="$folder/all-tokens.csv" \
            --service-account-issuer=https://kubernetes.default.svc \
            --service-account-key-file="$folder/certs/service-account.key" \
            --service-account-signing-key-file="$folder/certs/service-account.key" \
            --service-cluster-ip-range=10.0.0.0/24 --disable-admission-plugins=ServiceAccount \
            --endpoint-reconciler-type=none --profiling=false "${audit[@]}"
        write_kubeconfig "$folder" "https://127.0.0.1:$(<"$folder/kube-apiserver.port")" "$token"
    fi
    printf '%s\n' "$folder/kubeconfig"
}

apiserver_is_ready() {
    curl --silent --fail --max-time 2 --cacert "$ready_folder/certs/apiserver.crt" \
        --header "Authorization: Bearer $ready_token" "https://127.0.0.1:$1/readyz" >/dev/null
}

# write_credentials makes what is missing, so that a restart keeps tokens and keys valid.
write_credentials() {
    local folder=$1
    (
        umask 077
        mkdir -p "$folder/certs"
        [[ -s $folder/admin-token ]] || openssl rand -hex 24 >"$folder/admin-token"
        [[ -s $folder/certs/service-account.key ]] ||
            openssl genrsa -out "$folder/certs/service-account.key" 2048 2>>"$folder/kube-apiserver.log"
        printf '%s,testbed-admin,testbed-admin,"system:masters"\n' "$(<"$folder/admin-token")" >"$folder/all-tokens.csv"
        [[ ! -e $folder/tokens.csv ]] || cat "$folder/tokens.csv" >>"$folder/all-tokens.csv"
    )
    printf '%s\n' 'apiVersion: audit.k8s.io/v1' 'kind: Policy' 'omitStages: [RequestReceived]' 'rules: [{level: Metadata}]' \
        >"$folder/audit-policy.yaml"
}

# The server's certificate comes first in the file, its authority last. Clients differ in what they make of several: the official C# one takes the first.
authority_of() { awk '/BEGIN CERTIFICATE/ { pem = "" } { pem = pem $0 "\n" } END { printf "%s", pem }' "$1"; }

write_kubeconfig() {
    local folder=$1
    (
        umask 077
        cat >"$folder/kubeconfig.new" <<YAML
apiVersion: v1
kind: Config
current-context: testbed
contexts:
- {name: testbed, context: {cluster: testbed, user: admin}}
clusters:
- name: testbed
  cluster:
    server: $2
    certificate-authority-data: $(authority_of "$folder/certs/apiserver.crt" | base64 --wrap=0)
users:
- name: admin
  user: {token: $3}
YAML
    )
    mv "$folder/kubeconfig.new" "$folder/kubeconfig"
}
