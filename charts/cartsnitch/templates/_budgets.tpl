{{/*
The sums behind the checks, computed from the application's own settings. Helidon spends a listener's grace twice and
stops the listeners one after another; the admin listener's grace is 1 s; closing Redis and the pool takes up to 5 s.
A migration holds three connections: its lock, and two of its own; the seed, which runs after it, one.
The first look at the database takes up to a login, the wait for the pool (1 s) and the answer (1 s).
*/}}
{{- define "cartsnitch.budgets" -}}
{{- $config := .Values.config -}}
{{- $pods := add (include "cartsnitch.maxPods" .) (int64 .Values.strategy.rollingUpdate.maxSurge) -}}
{{- $perPod := add (int64 $config.database.poolSize) (int64 $config.database.maxOverflow) 1 -}}
{{- $jobs := max (ternary 3 0 .Values.migration.enabled) (ternary 1 0 .Values.seed.enabled) -}}
shutdown: {{ add (int64 .Values.preStopSleepSeconds) (int64 $config.drainSeconds) (mul 2 (int64 $config.shutdownGraceSeconds)) 2 5 }}
start: {{ mul (int64 .Values.startupProbe.periodSeconds) (int64 .Values.startupProbe.failureThreshold) }}
worstStart: {{ add (int64 .Values.startupProbe.worstStartSeconds) (int64 $config.database.loginTimeoutSeconds) 2 }}
pods: {{ $pods }}
perPod: {{ $perPod }}
jobs: {{ $jobs }}
connections: {{ add (mul $pods $perPod) $jobs }}
available: {{ sub (int64 .Values.database.maxConnections) 3 }}
{{- end }}

{{- define "cartsnitch.checkBudgets" -}}
{{- $numbers := dict "root" . "budgets" (include "cartsnitch.budgets" . | fromYaml) -}}
{{- include "cartsnitch.checkShutdown" $numbers -}}
{{- include "cartsnitch.checkProbes" . -}}
{{- include "cartsnitch.checkStart" $numbers -}}
{{- include "cartsnitch.checkConnections" $numbers -}}
{{- include "cartsnitch.checkTimeouts" . -}}
{{- include "cartsnitch.checkStrategy" . -}}
{{- include "cartsnitch.checkAutoscaling" . -}}
{{- end }}

{{- define "cartsnitch.checkShutdown" -}}
{{- $values := .root.Values -}}
{{- $sum := int64 .budgets.shutdown -}}
{{- $grace := int64 $values.terminationGracePeriodSeconds -}}
{{- if ge $sum $grace -}}
{{- fail (printf "terminationGracePeriodSeconds is %d, but a pod may need %d s to stop: preStopSleepSeconds %d + config.drainSeconds %d + 2 x config.shutdownGraceSeconds %d + 2 x 1 (admin listener) + 5 (closing). Raise terminationGracePeriodSeconds above %d or shorten the others." $grace $sum (int64 $values.preStopSleepSeconds) (int64 $values.config.drainSeconds) (int64 $values.config.shutdownGraceSeconds) $sum) -}}
{{- end -}}
{{- end }}

{{- define "cartsnitch.checkProbes" -}}
{{- $deadline := .Values.config.health.timeoutSeconds -}}
{{- range $name := list "startupProbe" "livenessProbe" "readinessProbe" -}}
{{- $timeout := (index $.Values $name).timeoutSeconds -}}
{{- if le (float64 $timeout) (float64 $deadline) -}}
{{- fail (printf "%s.timeoutSeconds is %v, but config.health.timeoutSeconds is %v: the kubelet would hang up before the answer. Make the probe's timeout the longer one." $name $timeout $deadline) -}}
{{- end -}}
{{- end -}}
{{- end }}

{{- define "cartsnitch.checkStart" -}}
{{- $values := .root.Values -}}
{{- $start := int64 .budgets.start -}}
{{- $worst := int64 .budgets.worstStart -}}
{{- with $values.startupProbe -}}
{{- if lt $start $worst -}}
{{- fail (printf "the startup budget is %d s (startupProbe.periodSeconds %d x failureThreshold %d), but the worst start takes %d s: startupProbe.worstStartSeconds %d + config.database.loginTimeoutSeconds %d + 2 (the first look at the database). Raise failureThreshold, or pods on a busy node are killed before they ever serve." $start (int64 .periodSeconds) (int64 .failureThreshold) $worst (int64 .worstStartSeconds) (int64 $values.config.database.loginTimeoutSeconds)) -}}
{{- end -}}
{{- end -}}
{{- $needed := add $start (int64 $values.minReadySeconds) -}}
{{- if le (int64 $values.progressDeadlineSeconds) $needed -}}
{{- fail (printf "progressDeadlineSeconds is %d, but a pod may take %d s to count as available: startup budget %d + minReadySeconds %d. Raise progressDeadlineSeconds above %d." (int64 $values.progressDeadlineSeconds) $needed $start (int64 $values.minReadySeconds) $needed) -}}
{{- end -}}
{{- end }}

{{- define "cartsnitch.checkConnections" -}}
{{- $values := .root.Values -}}
{{- $sum := int64 .budgets.connections -}}
{{- $available := int64 .budgets.available -}}
{{- $pods := ternary "autoscaling.maxReplicas" "replicaCount" $values.autoscaling.enabled -}}
{{- if gt $sum $available -}}
{{- fail (printf "the pools need %d connections during a rollout, but PostgreSQL has %d for them: (%s %s + maxSurge %d) x (poolSize %d + maxOverflow %d + 1) + %d for the migration > database.maxConnections %d - 3. Lower the pools or the replicas, or raise max_connections of the server and database.maxConnections." $sum $available $pods (include "cartsnitch.maxPods" .root) (int64 $values.strategy.rollingUpdate.maxSurge) (int64 $values.config.database.poolSize) (int64 $values.config.database.maxOverflow) (int64 .budgets.jobs) (int64 $values.database.maxConnections)) -}}
{{- end -}}
{{- end }}

{{/* The order that the application demands when it starts. */}}
{{- define "cartsnitch.checkTimeouts" -}}
{{- $config := .Values.config -}}
{{- $statement := int64 $config.database.statementTimeoutSeconds -}}
{{- with $config.database -}}
{{- if gt (int64 .connectTimeoutSeconds) (int64 .loginTimeoutSeconds) -}}
{{- fail (printf "config.database.connectTimeoutSeconds %d is longer than loginTimeoutSeconds %d, which includes it." (int64 .connectTimeoutSeconds) (int64 .loginTimeoutSeconds)) -}}
{{- end -}}
{{- if gt (add $statement 2) (int64 .socketTimeoutSeconds) -}}
{{- fail (printf "config.database.socketTimeoutSeconds is %d, but must be at least statementTimeoutSeconds %d + 2: the server must speak first." (int64 .socketTimeoutSeconds) $statement) -}}
{{- end -}}
{{- if gt (add $statement 2) (int64 $config.shutdownGraceSeconds) -}}
{{- fail (printf "config.shutdownGraceSeconds is %d, but must be at least config.database.statementTimeoutSeconds %d + 2: a running statement would be cut." (int64 $config.shutdownGraceSeconds) $statement) -}}
{{- end -}}
{{- if ge (add (int64 .poolTimeoutSeconds) $statement) (int64 $config.requestTimeoutSeconds) -}}
{{- fail (printf "config.requestTimeoutSeconds is %d, but must be more than config.database.poolTimeoutSeconds %d + statementTimeoutSeconds %d." (int64 $config.requestTimeoutSeconds) (int64 .poolTimeoutSeconds) $statement) -}}
{{- end -}}
{{- end -}}
{{- $patience := int64 .Values.httpRoute.requestTimeoutSeconds -}}
{{- if and .Values.httpRoute.enabled (le $patience (int64 $config.requestTimeoutSeconds)) -}}
{{- fail (printf "httpRoute.requestTimeoutSeconds is %d, but must be more than config.requestTimeoutSeconds %d: the Gateway would hang up before the answer." $patience (int64 $config.requestTimeoutSeconds)) -}}
{{- end -}}
{{- end }}

{{- define "cartsnitch.checkStrategy" -}}
{{- with .Values.strategy.rollingUpdate -}}
{{- if and (eq (int64 .maxSurge) 0) (eq (int64 .maxUnavailable) 0) -}}
{{- fail "strategy.rollingUpdate.maxSurge and maxUnavailable are both 0: a rollout could never replace a pod." -}}
{{- end -}}
{{- end -}}
{{- end }}

{{- define "cartsnitch.checkAutoscaling" -}}
{{- with .Values.autoscaling -}}
{{- if .enabled -}}
{{- if gt (int64 .minReplicas) (int64 .maxReplicas) -}}
{{- fail (printf "autoscaling.minReplicas %d is more than autoscaling.maxReplicas %d." (int64 .minReplicas) (int64 .maxReplicas)) -}}
{{- end -}}
{{- if not (dig "requests" "cpu" "" $.Values.resources) -}}
{{- fail (printf "autoscaling aims at %d %% of resources.requests.cpu, which is not set." (int64 .targetCPUUtilizationPercentage)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end }}
