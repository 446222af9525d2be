# shellcheck shell=bash
# Which kubectl is used on machines with none, an old one and a new one. Programs that only tell a version stand in for the last two.

mkdir -p "$WORK"/kubectl/{none,old,new}
for command in bash cat cut date dirname flock grep mkdir realpath rm sed sha256sum sort; do
    ln -s "$(type -P "$command")" "$WORK/kubectl/none/$command"
done
for version in old=20 new=25+; do
    printf '#!/usr/bin/env bash\necho "{"\necho "    \\"minor\\": \\"%s\\","\n' "${version#*=}" >"$WORK/kubectl/${version%=*}/kubectl"
    chmod +x "$WORK/kubectl/${version%=*}/kubectl"
done

# on_machine FOLDER COMMAND... runs the testbed where the PATH has that folder and the tools alone, with a cache of its own.
on_machine() { PATH=$WORK/kubectl/$1:$WORK/kubectl/none XDG_CACHE_HOME=$WORK/kubectl/cache "$HERE/testbed.sh" "${@:2}" 2>>"$WORK/stderr.log"; }
cached=$WORK/kubectl/cache/role-operator/kubectl/kubectl

# What this machine has made already is not downloaded again.
mkdir -p "$WORK/kubectl/cache/role-operator"
made=${XDG_CACHE_HOME:-$HOME/.cache}/role-operator/kubectl
[[ ! -d $made ]] || cp --recursive "$made" "$WORK/kubectl/cache/role-operator/"

claim "there is one where the machine's is too old" \
    test "$(PATH=$WORK/kubectl/old:$PATH XDG_CACHE_HOME=$WORK/kubectl/cache testbed build kubectl)" = "kubectl: $cached"
claim "it is used where the machine has none" test "$(on_machine none kubectl)" = "$cached"
claim "it is used where the machine's is too old" test "$(on_machine old kubectl)" = "$cached"
claim "a machine's own that is new enough is used" test "$(on_machine new kubectl)" = "$WORK/kubectl/new/kubectl"
claim "one beside KUBEBUILDER_ASSETS's servers is used before the cache's" \
    test "$(KUBEBUILDER_ASSETS=$WORK/kubectl/new on_machine old kubectl)" = "$WORK/kubectl/new/kubectl"
claim "it knows the ways to validate that the tests ask for" \
    "$cached" create --dry-run=client --validate=ignore --kubeconfig=/dev/null configmap c
claim "env puts it on the PATH" grep --quiet --line-regexp "export PATH=$(dirname "$cached"):\"\$PATH\"" <(on_machine old env "$WORK")
claim "env leaves the PATH alone where it is not needed" refute grep --quiet PATH <(on_machine new env "$WORK")
