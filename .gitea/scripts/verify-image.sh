#!/usr/bin/env bash
# May this image be promoted? It must be named by its digest, signed for the commit that it says it was built from,
# signed again when it had run in dev, and built on a base that is named by its digest.
#
#   verify-image.sh registry.example.org/cartsnitch/api@sha256:...
#   COSIGN_PUBLIC_KEY    the text of the public key
#   IMAGE_NAME, REGISTRY_USER, REGISTRY_PASSWORD   as for build-and-push.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=common.sh
. .gitea/scripts/common.sh
need crane cosign COSIGN_PUBLIC_KEY
image=${1:?which image?}
export IMAGE_NAME=${image%%@*}
make_private_folder
log_in_to_registry

[[ $image =~ @sha256:[0-9a-f]{64}$ ]] || fail "$image is not named by its digest"
commit=$(commit_of "$image")
[[ $(label_of "$image" base.name) =~ .@sha256:[0-9a-f]{64}$ ]] \
  || fail "$image was built on a base without a digest"
verify_signature -a commit="$commit" "$image" || fail "$image is not signed by us for commit $commit"
verify_signature -a ran-in=dev "$image" || fail "$image never ran in dev"
echo "$image: signed, of commit $commit, ran in dev"
