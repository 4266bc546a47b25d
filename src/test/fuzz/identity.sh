#!/bin/bash
# Fuzzes /auth of a service whose data may be thrown away: identity.sh http://localhost:8000 [examples, 50] [seed, 1]
# Start it with CARTSNITCH_RATE_LIMIT_ENABLED=false.
# In parts, because some operations end the very sign-in that a run works with. Needs schemathesis 4.32 on the PATH.
set -euo pipefail
url=$1
examples=${2:-50}
seed=${3:-1}
config=$(dirname "$0")/schemathesis.toml
report=$(mktemp)
trap 'rm -f "$report"' EXIT

fuzz() {
  echo "== $1"
  shift
  schemathesis --config-file "$config" run "$url/openapi.json" --checks all -n "$examples" \
    --seed "$seed" --continue-on-failure --report har --report-har-path "$report" "$@" || failed=1
  python3 - "$report" <<'PYTHON'
import collections, json, sys
entries = json.load(open(sys.argv[1]))["log"]["entries"]
classes = collections.Counter(f"{entry['response']['status'] // 100}xx" for entry in entries)
print("answers:", dict(sorted(classes.items())))
PYTHON
}

# not the password of the examples, or the one of changePassword signs the run out
newcomer() {
  printf '{"name":"F","display_name":"F","email":"f%s%s@example.com","password":"another horse"}' "$RANDOM" "$RANDOM"
}

token() { # path, field
  curl -sf "$url$1" -H 'Content-Type: application/json' -d "$(newcomer)" | sed "s/.*\"$2\":\"\([^\"]*\)\".*/\1/"
}

failed=0
session() { token /auth/sign-up/email token; }
# include filters add up, so each part has but one
fuzz "with a session" -H "Authorization: Bearer $(session)" --include-path-regex '^/auth/' \
  --exclude-operation-id-regex '^(signOut|revokeSessions|deleteMe)$'
fuzz "with nothing" --phases examples,coverage,fuzzing \
  --include-operation-id-regex '^(getSession|sendVerificationEmail|verifyEmail|signOut)$'
for end in signOut revokeSessions deleteMe; do
  fuzz "$end, which ends the sign-in" --phases examples,coverage,fuzzing \
    -H "Authorization: Bearer $(session)" --include-operation-id "$end"
done
fuzz "with an access token" --phases examples,coverage,fuzzing \
  -H "Authorization: Bearer $(token /auth/register access_token)" \
  --include-operation-id-regex '^(getMe|changeMe|listSessions|getSession)$'
exit "$failed"
