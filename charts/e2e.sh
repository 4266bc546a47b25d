#!/usr/bin/env bash
# Installs charts/dev and the chart into a namespace of their own on a real cluster, restricted Pod Security on, and
# proves there what no rendering can: that it starts, rolls without losing a request, survives its database and a bad
# image, migrates twice, and leaves nothing behind. Prints a table; exits 1 if a line of it failed. Takes 5 to 10
# minutes and at most 25.
#
#   KUBECONFIG=... charts/e2e.sh registry.example.org/cartsnitch/api@sha256:...
#   POSTGRES_IMAGE, REDIS_IMAGE   other images than those in charts/dev (optional)
#   NAMESPACE                     made and deleted again (cartsnitch-e2e)
#   SERVICE_URL                   where the requests go: else to the Service's address where it can be reached from
#                                 here, as on a node, and otherwise through the API server
#   HELM_ARGUMENTS                further arguments for every installation (optional)
#
# Needs kubectl, helm 3, curl, and a volume for charts/dev/postgresql.yaml: a default StorageClass, or a free
# PersistentVolume without a class.
# Functions are called by name, which the checker does not see.
# shellcheck disable=SC2317,SC2329
set -euo pipefail
cd "$(dirname "$0")"
image=${1:?which image?}
namespace=${NAMESPACE:-cartsnitch-e2e}
release=cartsnitch
replicas=2
work=$(mktemp -d)
rows=()
failed=0

k() { kubectl --namespace "$namespace" "$@"; }
now() { echo "${EPOCHREALTIME/,/.}"; }
since() { awk -v a="$1" -v b="$(now)" 'BEGIN { printf "%.1f", b - a }'; }
at_most() { awk -v a="$1" -v b="$2" 'BEGIN { exit !(a <= b) }'; }

clean_up() {
  touch "$work/stop"
  [[ ! -s $work/proxy.pid ]] || kill "$(<"$work/proxy.pid")" 2>/dev/null || true
  kubectl delete namespace "$namespace" --ignore-not-found --timeout 3m >/dev/null || true
  rm -rf "$work"
}

# Runs one line of the table: what it prints last is the figure.
line() {
  local title=$1 code detail began
  shift
  began=$(now)
  set +e
  (set -e && "$@") >"$work/detail" 2>"$work/errors"
  code=$?
  set -e
  detail=$(tail -1 "$work/detail")
  if ((code == 0)); then
    rows+=("$title|pass|$(since "$began")|${detail:0:75}")
  else
    rows+=("$title|FAIL|$(since "$began")|$detail")
    failed=1
    echo "--- $title failed:" >&2
    tail -5 "$work/detail" >&2
    tail -20 "$work/errors" >&2
    k get pods,jobs >&2 || true
    k get events --sort-by .lastTimestamp 2>/dev/null | tail -15 >&2 || true
  fi
  echo "${rows[-1]}" | tr '|' '\t'
}

helm_values() {
  local name=${image%%@*}
  # the limits count as always, but the load comes from one address
  values=(-f cartsnitch/environments/dev.yaml --set replicaCount="$replicas"
    --set config.rateLimit.requests=100000 --set config.rateLimit.ipRequests=100000)
  if [[ $image == *@* ]]; then
    values+=(--set image.repository="$name" --set image.digest="${image##*@}")
  else
    values+=(--set image.repository="${image%:*}" --set-string image.tag="${image##*:}")
  fi
  local more=()
  read -ra more <<<"${HELM_ARGUMENTS:-}"
  values+=("${more[@]}")
}

upgrade() { helm upgrade "$release" cartsnitch --namespace "$namespace" "${values[@]}" "$@" >/dev/null; }
running_image() { k get deployment "$release" -o jsonpath='{.spec.template.spec.containers[0].image}'; }
restarts() { k get pods -l "$selector" -o jsonpath='{range .items[*]}{.status.containerStatuses[0].restartCount}{"\n"}{end}' | awk '{n += $1} END {print n + 0}'; }
pods() { k get pods -l "$selector" -o name | sort | xargs; }
command_in_pod() { k exec "deployment/$release" -- java -cp @/app/jib-classpath-file com.cartsnitch.Main "$@"; }

# --- load: two clients that keep their connections, two that open one for each request

client() {
  local url=$service_url/api/v1/public/products out=$work/load.$1
  while [[ ! -e $work/stop ]]; do
    if (($1 % 2)); then
      curl -s -o /dev/null --max-time 20 --rate 20/s -w '%{http_code} %{time_total}\n' "$url?page=[1-20]&page_size=5" >>"$out" || true
    else
      curl -s -o /dev/null --max-time 20 -w '%{http_code} %{time_total}\n' "$url?page_size=5" >>"$out" || true
      sleep 0.1
    fi
  done
}

start_load() {
  rm -f "$work/stop" "$work"/load.*
  clients=()
  for number in 1 2 3 4; do
    client "$number" &
    clients+=($!)
  done
}

# Prints the figures; fails unless every request was answered with 200.
stop_load() {
  touch "$work/stop"
  wait "${clients[@]}" || true
  cat "$work"/load.* >"$work/load"
  awk '$1 != 200 { print > "/dev/stderr" } { n++; bad += $1 != 200; if ($2 > worst) worst = $2 }
    END { printf "%d requests, %d failed, slowest %.2f s", n, bad, worst; exit bad > 0 || n < 50 }' "$work/load"
}

old_pods_gone() {
  local before=$1 pod
  for pod in $before; do
    if ! [[ " $(pods) " == *" $pod "* ]]; then continue; fi
    k wait --for=delete "$pod" --timeout 120s >/dev/null
  done
}

find_service() {
  local address
  address=$(k get service "$release" -o jsonpath='{.spec.clusterIP}:{.spec.ports[0].port}')
  service_url=${SERVICE_URL:-http://$address}
  if ! curl -sf -o /dev/null --max-time 3 "$service_url/health/live"; then
    kubectl proxy --port 0 >"$work/proxy" &
    echo $! >"$work/proxy.pid"
    for _ in {1..50}; do
      [[ ! -s $work/proxy ]] || break
      sleep 0.1
    done
    service_url=http://$(grep -oE '127[0-9.]+:[0-9]+' "$work/proxy")/api/v1/namespaces/$namespace/services/$release:${address##*:}/proxy
  fi
  echo "requests go to $service_url"
}

# --- the lines of the table

# A manifest, with another image where one is given.
manifest() { sed -E "s#^( *image:) *(.*)#\\1 ${2:-\\2}#" "$1"; }

install_servers() {
  kubectl delete namespace "$namespace" --ignore-not-found --timeout 3m
  kubectl create namespace "$namespace"
  kubectl label namespace "$namespace" pod-security.kubernetes.io/enforce=restricted \
    pod-security.kubernetes.io/enforce-version=latest
  manifest dev/postgresql.yaml "${POSTGRES_IMAGE:-}" | k apply -f -
  manifest dev/redis.yaml "${REDIS_IMAGE:-}" | k apply -f -
  k rollout status --timeout 3m deployment/postgresql deployment/redis
  echo "PostgreSQL and Redis of charts/dev"
}

install_chart() {
  local began
  began=$(now)
  helm install "$release" cartsnitch --namespace "$namespace" --wait --timeout 8m "${values[@]}"
  echo "$replicas pods, migrated and seeded, ready after $(since "$began") s"
}

helm_test() {
  helm test "$release" --namespace "$namespace" --timeout 3m
  echo "the Service answers"
}

probe_by_exec() {
  command_in_pod healthcheck
}

roll_under_load() {
  local before
  before=$(pods)
  start_load
  upgrade --wait --timeout 8m --set podAnnotations.e2e="rolled-$RANDOM"
  old_pods_gone "$before"
  sleep 2
  stop_load
  [[ $(pods) != "$before" ]]
}

# What draining a node does. A second pod may not leave before the first has been replaced.
evict() {
  kubectl create --raw "/api/v1/namespaces/$namespace/${1/pod\//pods/}/eviction" -f - <<EOF
{"apiVersion": "policy/v1", "kind": "Eviction", "metadata": {"name": "${1#pod/}", "namespace": "$namespace"}}
EOF
}

evict_under_load() {
  local first second
  read -r first second <<<"$(pods)"
  start_load
  evict "$first"
  if evict "$second"; then
    echo "two pods may leave at once"
    return 1
  fi
  old_pods_gone "$first"
  k rollout status --timeout 3m "deployment/$release"
  stop_load
  [[ " $(pods) " != *" $first "* ]]
}

lose_the_database() {
  local began unready ready before
  before="$(pods) $(restarts)"
  began=$(now)
  # kept away, because a server that is back at once would not even be missed
  k scale deployment/postgresql --replicas 0
  k delete pod -l app.kubernetes.io/name=postgresql --grace-period 1 --wait=false
  k wait "deployment/$release" --for=jsonpath='{.status.unavailableReplicas}'="$replicas" --timeout 60s
  unready=$(since "$began")
  sleep 20
  [[ "$(pods) $(restarts)" == "$before" ]] || { echo "pods were replaced or restarted"; return 1; }
  k scale deployment/postgresql --replicas 1
  k rollout status --timeout 3m deployment/postgresql
  began=$(now)
  k wait "deployment/$release" --for=jsonpath='{.status.readyReplicas}'="$replicas" --timeout 90s
  ready=$(since "$began")
  [[ "$(pods) $(restarts)" == "$before" ]] || { echo "pods were replaced or restarted"; return 1; }
  echo "unready after $unready s, no restarts, ready $ready s after the database"
  at_most "$unready" 12
}

# An upgrade to an image that does not exist must fail, and leave the release on the image it had.
roll_back() {
  local good message
  good=$(running_image)
  start_load
  if upgrade --atomic --timeout 45s --set image.digest="sha256:$(printf '0%.0s' {1..64})" "$@" 2>"$work/message"; then
    stop_load || true
    echo "a bad image was accepted"
    return 1
  fi
  message=$(tail -1 "$work/message")
  k rollout status --timeout 3m "deployment/$release"
  [[ $(running_image) == "$good" ]] || { echo "runs $(running_image)"; return 1; }
  [[ $(helm history "$release" --namespace "$namespace" --max 1) == *deployed*Rollback* ]] || { echo "not rolled back: $message"; return 1; }
  stop_load
}

migrate_again() {
  upgrade --wait --timeout 5m
  k wait "deployment/$release" --for=jsonpath='{.status.readyReplicas}'="$replicas" --timeout 60s
  command_in_pod migrate
  echo "the Job ran on a migrated database, and migrate once more by hand"
}

uninstall() {
  local kinds left
  helm uninstall "$release" --namespace "$namespace" --wait --timeout 3m
  kinds=$(kubectl api-resources --namespaced --verbs list -o name | grep -vE '^events|metrics' | paste -sd ,)
  for _ in {1..30}; do
    left=$(k get "$kinds" -o name 2>/dev/null | grep -E "/.*$release" || true)
    [[ -n $left ]] || break
    sleep 2
  done
  [[ -z $left ]] || { echo "left: $(xargs <<<"$left")"; return 1; }
  echo "nothing is left"
}

trap clean_up EXIT
helm_values
line "PostgreSQL and Redis, restricted Pod Security" install_servers
((failed)) || line "install the chart" install_chart
if ! ((failed)); then
  # shellcheck disable=SC2016
  selector=$(k get deployment "$release" -o go-template='{{range $k, $v := .spec.selector.matchLabels}}{{$k}}={{$v}},{{end}}')
  selector=${selector%,}
  find_service
  line "helm test" helm_test
  line "healthcheck by exec" probe_by_exec
  line "rolling upgrade under load" roll_under_load
  line "eviction under load" evict_under_load
  line "database lost and found" lose_the_database
  line "bad image stops at the migration, rolled back" roll_back
  line "bad image stops at the pods, rolled back" roll_back --set migration.enabled=false
  line "migration again" migrate_again
  line "uninstall" uninstall
fi

printf '\n| what | result | seconds | figures |\n|---|---|---|---|\n'
for row in "${rows[@]}"; do
  echo "| ${row//|/ | } |"
done
exit "$failed"
