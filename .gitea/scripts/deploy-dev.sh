#!/usr/bin/env bash
# Deploys an image to dev, next to the PostgreSQL and Redis of charts/dev, and signs that it ran there.
#
#   IMAGE_NAME, IMAGE_DIGEST, REGISTRY_USER, REGISTRY_PASSWORD, COSIGN_PRIVATE_KEY, COSIGN_PASSWORD
#   KUBECONFIG_CONTENT   (optional: else KUBECONFIG)
#   NAMESPACE            cartsnitch-dev
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=common.sh
. .gitea/scripts/common.sh
need kubectl helm crane cosign IMAGE_NAME IMAGE_DIGEST COSIGN_PRIVATE_KEY
export COSIGN_PRIVATE_KEY COSIGN_PASSWORD=${COSIGN_PASSWORD:-}
NAMESPACE=${NAMESPACE:-cartsnitch-dev}
make_private_folder
log_in_to_registry
log_in_to_cluster

kubectl --namespace "$NAMESPACE" apply -f charts/dev
kubectl --namespace "$NAMESPACE" rollout status --timeout 3m deployment/postgresql deployment/redis
deploy dev --set image.repository="$IMAGE_NAME" --set image.digest="$IMAGE_DIGEST"
test_release
image=$IMAGE_NAME@$IMAGE_DIGEST
sign -a ran-in=dev "$image"
# what promote.sh takes where nothing else is said
crane tag "$image" dev
echo "$image ran in dev"
