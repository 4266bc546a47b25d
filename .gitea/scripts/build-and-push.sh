#!/usr/bin/env bash
# Builds the image of the checked-out commit once: pushes, signs and describes it, and records its digest under the
# commit's name in the registry. Run again for the same commit, it builds nothing.
#
#   IMAGE_NAME           registry.example.org/cartsnitch/api
#   IMAGE_BASE           the base, with the digest that its registry gives
#   IMAGE_SOURCE         where the sources are found (optional)
#   REGISTRY_USER, REGISTRY_PASSWORD   (optional: else the logins of docker or crane)
#   COSIGN_PRIVATE_KEY, COSIGN_PASSWORD
#   JIB_ARGUMENTS        further arguments for Maven (optional)
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=common.sh
. .gitea/scripts/common.sh
need git mvn crane cosign IMAGE_NAME IMAGE_BASE COSIGN_PRIVATE_KEY
export COSIGN_PRIVATE_KEY COSIGN_PASSWORD=${COSIGN_PASSWORD:-}

[[ -z $(git status --porcelain) ]] || fail "there are changes that are not committed"
commit=$(git rev-parse HEAD)
make_private_folder
log_in_to_registry

report() {
  echo "$IMAGE_NAME@$1"
  if [[ -n ${GITHUB_OUTPUT:-} ]]; then
    echo "digest=$1" >>"$GITHUB_OUTPUT"
  fi
}

if digest=$(crane digest "$IMAGE_NAME:$commit" 2>/dev/null); then
  echo "commit $commit was built before"
  report "$digest"
  exit
fi

read -ra more <<<"${JIB_ARGUMENTS:-}"
# The tag says what the image is until it is signed; the commit's own comes last.
mvn -B -Prelease -Dlint.skip -Dmaven.test.skip package jib:build -Dimage="$IMAGE_NAME:unsigned-$commit" \
  -Dimage.base="$IMAGE_BASE" -Dimage.source="${IMAGE_SOURCE:-https://cartsnitch.com}" "${more[@]}"
digest=$(<target/jib-image.digest)
sign -a commit="$commit" "$IMAGE_NAME@$digest"
cosign attest --yes --tlog-upload=false --key env://COSIGN_PRIVATE_KEY --type cyclonedx --predicate target/bom.json \
  "$IMAGE_NAME@$digest"
crane tag "$IMAGE_NAME@$digest" "$commit"
report "$digest"
