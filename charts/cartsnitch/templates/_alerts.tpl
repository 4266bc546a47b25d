{{/* The alerts. What a pod says of itself is selected by the job that the Prometheus operator makes of its Service. */}}
{{- define "cartsnitch.alerts" -}}
{{- $job := printf `namespace="%s",job="%s-management"` .Release.Namespace (include "cartsnitch.fullname" .) -}}
{{- $requests := printf `http_server_requests_seconds_count{%s}` $job -}}
{{- $errors := printf `http_server_requests_seconds_count{%s,status=~"5.."}` $job -}}
{{- $alerts := list
  (dict "name" "CartsnitchMissing" "for" "5m" "severity" "critical"
    "expr" (printf `absent(up{%s})` $job)
    "summary" "Prometheus finds no pod of CartSnitch")
  (dict "name" "CartsnitchPodDown" "for" "2m" "severity" "warning"
    "expr" (printf `up{%s} == 0` $job)
    "summary" "The pod {{ $labels.pod }} does not answer Prometheus")
  (dict "name" "CartsnitchUnavailable" "for" "1m" "severity" "critical"
    "expr" (printf `max by (namespace, job) (health_ready{%s}) == 0` $job)
    "summary" "No pod of CartSnitch can use the database")
  (dict "name" "CartsnitchBreakerOpen" "for" "1m" "severity" "warning"
    "expr" (printf `db_breaker_open{%s} == 1` $job)
    "summary" "The pod {{ $labels.pod }} refuses requests at once because the database is away")
  (dict "name" "CartsnitchBreakerFlaps" "for" "0m" "severity" "warning"
    "expr" (printf `increase(db_breaker_opened_total{%s}[15m]) > 3` $job)
    "summary" "The pod {{ $labels.pod }} has lost and found the database {{ $value | humanize }} times in 15 minutes")
  (dict "name" "CartsnitchSchemaOutdated" "for" "0m" "severity" "critical"
    "expr" (printf `increase(health_verdicts_total{%s,verdict="schema"}[5m]) > 0` $job)
    "summary" "The schema is older than the pod {{ $labels.pod }} needs")
  (dict "name" "CartsnitchPoolWaiting" "for" "1m" "severity" "warning"
    "expr" (printf `db_pool_waiting{%s} > 0` $job)
    "summary" "{{ $value }} requests wait for a connection in the pod {{ $labels.pod }}")
  (dict "name" "CartsnitchPoolExhausted" "for" "1m" "severity" "critical"
    "expr" (printf `increase(db_pool_refusals_total{%s,reason="exhausted"}[5m]) > 0` $job)
    "summary" "The pod {{ $labels.pod }} refused requests because every connection stayed in use")
  (dict "name" "CartsnitchOverloaded" "for" "5m" "severity" "warning"
    "expr" (printf `sum by (namespace, job, pod) (increase(db_pool_refusals_total{%s,reason=~"overloaded|line_full"}[5m])) > 0` $job)
    "summary" "The pod {{ $labels.pod }} refuses requests at once because too many come")
  (dict "name" "CartsnitchConnectionsLeaked" "for" "0m" "severity" "warning"
    "expr" (printf `increase(db_connections_leaked_total{%s}[15m]) > 0` $job)
    "summary" "A request in the pod {{ $labels.pod }} did not give its connection back")
  (dict "name" "CartsnitchErrors" "for" "5m" "severity" "critical"
    "expr" (printf `sum by (namespace, job) (rate(%s[5m])) / sum by (namespace, job) (rate(%s[5m])) > 0.05` $errors $requests)
    "summary" "{{ $value | humanizePercentage }} of the requests end with a 5xx")
  (dict "name" "CartsnitchSlow" "for" "10m" "severity" "warning"
    "expr" (printf `histogram_quantile(0.99, sum by (namespace, job, le) (rate(http_server_requests_seconds_bucket{%s}[5m]))) > 1` $job)
    "summary" "One request in a hundred takes more than {{ $value | humanizeDuration }}")
  (dict "name" "CartsnitchLettersLost" "for" "0m" "severity" "warning"
    "expr" (printf `sum by (namespace, job, outcome) (increase(mail_letters_total{%s,outcome=~"failed|dropped"}[15m])) > 0` $job)
    "summary" "Letters were {{ $labels.outcome }}: somebody waits for one in vain")
  (dict "name" "CartsnitchRedisAway" "for" "5m" "severity" "warning"
    "expr" (printf `sum by (namespace, job, pod) (increase(redis_calls_total{%s,outcome!="%s"}[5m])) > 0` $job "answered")
    "summary" "The pod {{ $labels.pod }} does without Redis")
  (dict "name" "CartsnitchHeapFull" "for" "15m" "severity" "warning"
    "expr" (printf `memory_usedHeap_bytes{%s} / memory_maxHeap_bytes{%s} > 0.9` $job $job)
    "summary" "The heap of the pod {{ $labels.pod }} is {{ $value | humanizePercentage }} full")
  (dict "name" "CartsnitchVersionsMixed" "for" "30m" "severity" "warning"
    "expr" (printf `count by (namespace, job) (count by (namespace, job, version, commit) (build_info{%s})) > 1` $job)
    "summary" "{{ $value }} versions serve side by side: a rollout is stuck")
-}}
{{- range $alerts }}
- alert: {{ .name }}
  expr: {{ .expr | quote }}
  for: {{ .for }}
  labels:
    severity: {{ .severity }}
  annotations:
    summary: {{ .summary | quote }}
    runbook_url: {{ printf "%s#%s" $.Values.prometheusRule.runbookUrl (lower .name) }}
{{- end }}
{{- end }}
