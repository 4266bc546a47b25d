#!/usr/bin/env bash
# Does the schema move forward from one commit to another? What was applied must be there unchanged, and what is new
# must come after it. With --revert the second commit may also have fewer: a schema that is newer than the service
# needs is served.
#
#   check-schema.sh OLD_COMMIT NEW_COMMIT [--revert]
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=common.sh
. .gitea/scripts/common.sh
old=${1:?from which commit?} new=${2:?to which commit?} revert=${3:-}

# "blob path" of each migration
migrations() {
  git cat-file -e "$1^{commit}" 2>/dev/null || fail "commit $1 is not in this repository"
  git ls-tree "$1" src/main/resources/db/migration/ | awk '{print $3, $4}' | grep -E '/V[0-9]+__[^/]*\.sql$' | sort \
    || fail "commit $1 has no migrations"
}
versions() { sed -E 's/.*\/V([0-9]+)__.*/\1/' <<<"$1" | grep -v '^$' | sort -n; }
without() { comm -23 <(sort <<<"$1") <(sort <<<"$2"); }

before=$(migrations "$old")
after=$(migrations "$new")
gone=$(without "$before" "$after")
added=$(without "$after" "$before")
highest_before=$(versions "$before" | tail -1)
highest_after=$(versions "$after" | tail -1)

[[ $(versions "$after" | uniq -d) == "" ]] || fail "commit $new has two migrations of one version"
if [[ -n $gone ]]; then
  [[ -z $added ]] || fail "migrations that were applied were changed: $(cut -d' ' -f2 <<<"$gone" | xargs)"
  [[ $(versions "$gone" | head -1) -gt $highest_after ]] || fail "a migration in the middle is gone"
  [[ $revert == --revert ]] || fail "the schema would go back from V$highest_before to V$highest_after"
  echo "schema: stays at V$highest_before; the image knows it up to V$highest_after"
elif [[ -n $added ]]; then
  [[ $(versions "$added" | head -1) -gt $highest_before ]] || fail "a new migration comes before V$highest_before"
  echo "schema: V$highest_before -> V$highest_after"
else
  echo "schema: V$highest_before, unchanged"
fi
