{{/*
The sums behind the checks, computed from the application's own settings. Helidon spends a listener's grace twice and
stops the listeners one after another; the admin listener's grace is 1 s; closing Redis and the pool takes up to 5 s.
A migration holds three connections: its lock, and two of its own.
*/}}
{{- define "cartsnitch.budgets" -}}
{{- $config := .Values.config -}}
{{- $pods := add (int64 .Values.replicaCount) (int64 .Values.strategy.rollingUpdate.maxSurge) -}}
{{- $perPod := add (int64 $config.database.poolSize) (int64 $config.database.maxOverflow) 1 -}}
{{- $jobs := ternary 3 0 .Values.migration.enabled -}}
shutdown: {{ add (int64 .Values.preStopSleepSeconds) (int64 $config.drainSeconds) (mul 2 (int64 $config.shutdownGraceSeconds)) 2 5 }}
pods: {{ $pods }}
perPod: {{ $perPod }}
jobs: {{ $jobs }}
connections: {{ add (mul $pods $perPod) $jobs }}
available: {{ sub (int64 .Values.database.maxConnections) 3 }}
{{- end }}

{{- define "cartsnitch.checks" -}}
{{- $budgets := include "cartsnitch.budgets" . | fromYaml -}}
{{- include "cartsnitch.checkShutdown" (dict "root" . "budgets" $budgets) -}}
{{- include "cartsnitch.checkProbes" . -}}
{{- include "cartsnitch.checkConnections" (dict "root" . "budgets" $budgets) -}}
{{- include "cartsnitch.checkStrategy" . -}}
{{- include "cartsnitch.checkExtraEnv" . -}}
{{- include "cartsnitch.checkIdentity" . -}}
{{- include "cartsnitch.checkMail" . -}}
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

{{- define "cartsnitch.checkConnections" -}}
{{- $values := .root.Values -}}
{{- $sum := int64 .budgets.connections -}}
{{- $available := int64 .budgets.available -}}
{{- if gt $sum $available -}}
{{- fail (printf "the pools need %d connections during a rollout, but PostgreSQL has %d for them: (replicaCount %d + maxSurge %d) x (poolSize %d + maxOverflow %d + 1) + %d for the migration > database.maxConnections %d - 3. Lower the pools or the replicas, or raise max_connections of the server and database.maxConnections." $sum $available (int64 $values.replicaCount) (int64 $values.strategy.rollingUpdate.maxSurge) (int64 $values.config.database.poolSize) (int64 $values.config.database.maxOverflow) (int64 .budgets.jobs) (int64 $values.database.maxConnections)) -}}
{{- end -}}
{{- end }}

{{- define "cartsnitch.checkStrategy" -}}
{{- with .Values.strategy.rollingUpdate -}}
{{- if and (eq (int64 .maxSurge) 0) (eq (int64 .maxUnavailable) 0) -}}
{{- fail "strategy.rollingUpdate.maxSurge and maxUnavailable are both 0: a rollout could never replace a pod." -}}
{{- end -}}
{{- end -}}
{{- end }}

{{/* A setting that came in beside the values would make the budgets above wrong. */}}
{{- define "cartsnitch.checkExtraEnv" -}}
{{- $settings := include "cartsnitch.settings" . | fromYaml -}}
{{- $secrets := list "CARTSNITCH_DATABASE_URL" "CARTSNITCH_REDIS_URL" "CARTSNITCH_SERVICE_KEY" "CARTSNITCH_FERNET_KEY" "CARTSNITCH_JWT_SECRET_KEY" "CARTSNITCH_AUTH_SECRET" "CARTSNITCH_SMTP_URL" -}}
{{- range .Values.extraEnv -}}
{{- if or (hasKey $settings .name) (has .name $secrets) -}}
{{- fail (printf "extraEnv sets %s, which the chart sets itself: use config, database, redis or secrets instead." .name) -}}
{{- end -}}
{{- end -}}
{{- end }}

{{/* What the application would refuse when it starts, said before anything is changed. */}}
{{- define "cartsnitch.checkIdentity" -}}
{{- $config := .Values.config -}}
{{- $authSecret := .Values.secrets.keys.authSecret -}}
{{- if and $authSecret $config.identity.signIn -}}
{{- fail "config.identity.signIn is external, but secrets.keys.authSecret is given: with it, sign-in is served here. Leave one of them empty." -}}
{{- end -}}
{{- if ne $config.environment "dev" -}}
{{- if not (or $authSecret $config.identity.signIn) -}}
{{- fail (printf "config.environment is %s, and nobody signs in: name secrets.keys.authSecret, or say that another service does with config.identity.signIn=external." $config.environment) -}}
{{- end -}}
{{- if not (hasPrefix "https://" $config.publicUrl) -}}
{{- fail (printf "config.environment is %s, but config.publicUrl is %s: give the URL that clients see, with https." $config.environment $config.publicUrl) -}}
{{- end -}}
{{- end -}}
{{- end }}

{{- define "cartsnitch.checkMail" -}}
{{- if and .Values.secrets.keys.smtpUrl (not .Values.config.mailFrom) -}}
{{- fail "secrets.keys.smtpUrl is given, but config.mailFrom is empty: say who sends the mails." -}}
{{- end -}}
{{- end }}
