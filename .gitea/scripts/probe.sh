#!/usr/bin/env bash
# Asks a live service for /health and /health/ready through whatever stands in front of it, until both answer well five
# times in a row.
#
#   probe.sh https://uat.cartsnitch.example.org
#   PROBE_SECONDS        how long to try (60)
#   PROBE_PAUSE          seconds between two looks (1)
#   CURL_ARGUMENTS       further arguments for curl (optional)
set -euo pipefail
url=${1:?which URL?}
read -ra more <<<"${CURL_ARGUMENTS:-}"
deadline=$((SECONDS + ${PROBE_SECONDS:-60}))

# the body of a well service, else what is wrong
well() {
  local answer
  answer=$(curl -sS --max-time 5 -w '\n%{http_code}' "${more[@]}" "$url$1" 2>&1) || { echo "$answer"; return 1; }
  echo "$1 $(tail -1 <<<"$answer") $(head -1 <<<"$answer")"
  [[ $(tail -1 <<<"$answer") == 200 && $answer == *'"status":"ok"'* && $answer == *'"db":true'* ]]
}

good=0
while ((good < 5)); do
  if health=$(well /health) && ready=$(well /health/ready); then
    good=$((good + 1))
  else
    good=0
    ((SECONDS < deadline)) || { echo "probe.sh: $url is not well: ${ready:-$health}" >&2; exit 1; }
  fi
  sleep "${PROBE_PAUSE:-1}"
done
printf '%s\n%s\n' "$health" "$ready"
