#!/usr/bin/env bash
# Deploys to UAT what charts/cartsnitch/environments/uat.yaml says, and builds nothing. Before: the image is signed, ran
# in dev, and its schema moves forward. After: helm test, then the live service is probed through its Ingress. What
# fails is rolled back. Reverting the commit that promoted an image is the rollback, by the same way.
#
#   COSIGN_PUBLIC_KEY, IMAGE_NAME, REGISTRY_USER, REGISTRY_PASSWORD   as for verify-image.sh
#   KUBECONFIG_CONTENT   (optional: else KUBECONFIG)
#   NAMESPACE            cartsnitch-uat
#   PROBE_URL            where clients reach it (the first host of the Ingress)
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=common.sh
. .gitea/scripts/common.sh
need git helm kubectl crane cosign curl IMAGE_NAME COSIGN_PUBLIC_KEY
NAMESPACE=${NAMESPACE:-cartsnitch-uat}
values=$CHART/environments/uat.yaml
make_private_folder
log_in_to_registry
log_in_to_cluster

render uat --set image.repository="$IMAGE_NAME" --show-only templates/deployment.yaml >"$private/deployment.yaml"
image=$(image_in <"$private/deployment.yaml")
.gitea/scripts/verify-image.sh "$image"

revisions() { { helm history "$RELEASE" --namespace "$NAMESPACE" -o yaml 2>/dev/null || true; } | sed -nE 's/.*revision: *([0-9]+)/\1/p'; }
# every image that may have migrated this database, as far as helm remembers
former_images() {
  local number
  for number in $(revisions); do
    helm get manifest "$RELEASE" --namespace "$NAMESPACE" --revision "$number" | image_in
  done | sort -u
}
# the file named it before: then this is a revert
revert=()
if [[ $(git log --format=%H -S"${image##*@}" -- "$values" | wc -l) -gt 1 ]]; then
  revert=(--revert)
fi
commit=$(commit_of "$image")
former=$(former_images)
for old in $former; do
  .gitea/scripts/check-schema.sh "$(commit_of "$old")" "$commit" "${revert[@]}"
done
revision=$(revisions | tail -1)

deploy uat --set image.repository="$IMAGE_NAME"

undo() {
  if [[ -n $revision ]]; then
    helm rollback "$RELEASE" "$revision" --namespace "$NAMESPACE" --wait --timeout "${DEPLOY_TIMEOUT:-10m}"
    fail "$1: back on revision $revision"
  fi
  fail "$1: there is no earlier revision to go back to"
}
test_release || undo "helm test failed"
host=$(render uat --set image.repository="$IMAGE_NAME" --show-only templates/ingress.yaml | sed -nE 's/^ *- host: *"?([^" ]+)"?$/\1/p' | head -1)
.gitea/scripts/probe.sh "${PROBE_URL:-https://$host}" || undo "the live service is not well"
echo "$image runs in UAT"
