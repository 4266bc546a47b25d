#!/usr/bin/env bash
# Proposes to promote an image from dev to UAT: a change of one line in charts/cartsnitch/environments/uat.yaml, with
# what it does to the rendered chart, the commits between and what becomes of the schema. Prints the proposal; with
# PROMOTE_TOKEN also pushes it as a branch and opens a pull request.
#
#   promote.sh [sha256:...]     without a digest: the image that ran in dev last
#   IMAGE_NAME, COSIGN_PUBLIC_KEY, REGISTRY_USER, REGISTRY_PASSWORD   as for verify-image.sh
#   PROMOTE_TOKEN        of a user who may push branches and open pull requests (optional)
#   GITHUB_API_URL, GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_REF_NAME   set by the runner
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=common.sh
. .gitea/scripts/common.sh
need git helm crane cosign IMAGE_NAME COSIGN_PUBLIC_KEY
values=$CHART/environments/uat.yaml
make_private_folder
log_in_to_registry

digest=${1:-}
[[ -n $digest ]] || digest=$(crane digest "$IMAGE_NAME:dev") || fail "nothing ran in dev yet"
image=$IMAGE_NAME@$digest
.gitea/scripts/verify-image.sh "$image" >"$private/verified"
[[ -z $(git status --porcelain "$values") ]] || fail "$values has changes that are not committed"
[[ $(grep -cE '^  digest: ' "$values") == 1 ]] || fail "$values must name one digest"
before=$(sed -nE 's/^  digest: *"?([^" ]*)"?.*/\1/p' "$values")
[[ $before != "$digest" ]] || fail "$digest is in $values already"

commit=$(commit_of "$image")
git cat-file -e "$commit^{commit}" 2>/dev/null || fail "commit $commit of $image is not in this repository"
if [[ -n $before ]]; then
  render uat --set image.repository="$IMAGE_NAME" >"$private/before.yaml"
  from=$(commit_of "$IMAGE_NAME@$before")
  git log --oneline --no-decorate "$from..$commit" >"$private/commits"
  .gitea/scripts/check-schema.sh "$from" "$commit" >"$private/schema"
else
  : >"$private/before.yaml"
  from="nothing"
  git log --oneline --no-decorate -20 "$commit" >"$private/commits"
  echo "schema: the first promotion" >"$private/schema"
fi
sed -i -E "s|^  digest: .*|  digest: $digest|" "$values"
render uat --set image.repository="$IMAGE_NAME" >"$private/after.yaml"

title="Promote ${commit:0:12} to UAT"
{
  cat "$private/verified" "$private/schema"
  printf '\n### Commits: %s..%s\n\n' "${from:0:12}" "${commit:0:12}"
  sed 's/^/- /' "$private/commits"
  printf '\n### What changes in the cluster\n\n```diff\n'
  if [[ -n $before ]]; then
    diff -u --label before "$private/before.yaml" --label after "$private/after.yaml" || true
  else
    echo "everything is new"
  fi
  printf '```\n'
} >"$private/proposal"
printf '%s\n\n' "$title"
cat "$private/proposal"

[[ -n ${PROMOTE_TOKEN:-} ]] || exit 0
need jq curl GITHUB_API_URL GITHUB_SERVER_URL GITHUB_REPOSITORY
branch=promote/uat-${digest:7:12}
git switch -q -c "$branch"
git -c user.name=promote -c user.email=promote@localhost commit -q -m "$title" -- "$values"
auth=$(printf 'x:%s' "$PROMOTE_TOKEN" | base64 -w0)
# in the environment, not among the arguments, which every user of the machine can read
GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=http.extraHeader GIT_CONFIG_VALUE_0="Authorization: Basic $auth" \
  git push -q --force "$GITHUB_SERVER_URL/$GITHUB_REPOSITORY" "HEAD:refs/heads/$branch"
jq -n --arg title "$title" --rawfile body "$private/proposal" --arg head "$branch" --arg base "${GITHUB_REF_NAME:-main}" \
  '{title: $title, body: $body, head: $head, base: $base}' >"$private/request"
curl -sS --fail-with-body -X POST -H @- -H 'Content-Type: application/json' --data-binary "@$private/request" \
  "$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/pulls" <<<"Authorization: token $PROMOTE_TOKEN" >"$private/answer"
jq -r .html_url "$private/answer"
