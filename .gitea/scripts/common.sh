# shellcheck shell=bash
# What the scripts of delivery share; sourced by them, in the root of the repository.

readonly CHART=charts/cartsnitch
readonly RELEASE=cartsnitch

fail() {
  echo "${0##*/}: $*" >&2
  exit 1
}

# Commands that must be there, and variables that must be set; an empty one counts as missing.
need() {
  local name
  for name in "$@"; do
    if [[ $name =~ ^[A-Z_]+$ ]]; then
      [[ -n ${!name:-} ]] || fail "the variable $name is not set"
    else
      command -v "$name" >/dev/null || fail "the command $name is not installed"
    fi
  done
}

# A folder for what must not outlive the script: credentials, renderings.
make_private_folder() {
  private=$(mktemp -d)
  trap 'rm -rf "$private"' EXIT
}

# The registry's login, for this script alone; without REGISTRY_USER the caller's own logins are used.
log_in_to_registry() {
  [[ -n ${REGISTRY_USER:-} ]] || return 0
  need REGISTRY_PASSWORD
  export DOCKER_CONFIG=$private/docker
  mkdir -p "$DOCKER_CONFIG"
  crane auth login "${IMAGE_NAME%%/*}" -u "$REGISTRY_USER" --password-stdin <<<"$REGISTRY_PASSWORD"
}

# KUBECONFIG_CONTENT, a secret, becomes a file; without it the caller's own KUBECONFIG is used.
log_in_to_cluster() {
  [[ -n ${KUBECONFIG_CONTENT:-} ]] || return 0
  export KUBECONFIG=$private/cluster
  (umask 077 && printf '%s\n' "$KUBECONFIG_CONTENT" >"$KUBECONFIG")
}

# By the public key of who signs images. No transparency log: the images are nobody else's business.
verify_signature() {
  printf '%s\n' "$COSIGN_PUBLIC_KEY" >"$private/cosign.pub"
  cosign verify --private-infrastructure --key "$private/cosign.pub" "$@" >"$private/verification" 2>&1 && return
  cat "$private/verification" >&2
  return 1
}

sign() {
  cosign sign --yes --tlog-upload=false --key env://COSIGN_PRIVATE_KEY "$@"
}

# A label of an image, org.opencontainers.image.$2; empty where it has none.
label_of() {
  local config
  config=$(crane config --platform linux/amd64 "$1") || fail "$1 cannot be read"
  sed -nE 's/.*"org\.opencontainers\.image\.'"$2"'": *"([^"]*)".*/\1/p' <<<"$config"
}

# The commit that an image says it was built from, and which verify-image.sh holds against its signature.
commit_of() {
  local commit
  commit=$(label_of "$1" revision)
  [[ $commit =~ ^[0-9a-f]{40}$ ]] || fail "$1 does not say which commit it was built from"
  echo "$commit"
}

# The chart as one environment gets it; further arguments go to helm.
render() {
  local environment=$1
  shift
  helm template "$RELEASE" "$CHART" -f "$CHART/environments/$environment.yaml" "$@"
}

# The image that a rendering runs, the same in all its pods.
image_in() {
  local images
  images=$(sed -nE 's/^ *(- )?image: *"?([^" ]+)"?$/\2/p' | sort -u)
  [[ $(wc -l <<<"$images") == 1 && -n $images ]] || fail "one image was expected, not: $images"
  echo "$images"
}

# What the pods of one component said last.
show_logs() {
  kubectl --namespace "$NAMESPACE" logs --tail 50 --prefix \
    -l app.kubernetes.io/instance="$RELEASE",app.kubernetes.io/component="$1" >&2 || true
}

# helm upgrade --install, which undoes itself if the new pods do not become ready in time.
deploy() {
  local environment=$1
  shift
  helm upgrade --install "$RELEASE" "$CHART" --namespace "$NAMESPACE" --atomic --timeout "${DEPLOY_TIMEOUT:-10m}" \
    -f "$CHART/environments/$environment.yaml" "$@" >/dev/null && return
  show_logs migrate
  return 1
}

test_release() {
  helm test "$RELEASE" --namespace "$NAMESPACE" >/dev/null && return
  show_logs test
  return 1
}
