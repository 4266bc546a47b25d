{{/* What must not be installed; the sums are in _budgets.tpl, the peers in _peers.tpl. */}}
{{- define "cartsnitch.checks" -}}
{{- include "cartsnitch.checkBudgets" . -}}
{{- include "cartsnitch.checkPeers" . -}}
{{- include "cartsnitch.checkPorts" . -}}
{{- include "cartsnitch.checkExtras" . -}}
{{- include "cartsnitch.checkIdentity" . -}}
{{- include "cartsnitch.checkMail" . -}}
{{- include "cartsnitch.checkPgbouncer" . -}}
{{- include "cartsnitch.checkRoutes" . -}}
{{- include "cartsnitch.checkSecrets" . -}}
{{- if ne .Values.environment "dev" -}}
{{- include "cartsnitch.checkProduction" . -}}
{{- end -}}
{{- end }}

{{- define "cartsnitch.checkPorts" -}}
{{- if eq (int64 .Values.config.port) (int64 .Values.config.adminPort) -}}
{{- fail (printf "config.port and config.adminPort are both %d: health and metrics need a port of their own." (int64 .Values.config.port)) -}}
{{- end -}}
{{- end }}

{{/* A setting that came in beside the values would make the budgets wrong; a second /tmp would shadow the first. */}}
{{- define "cartsnitch.checkExtras" -}}
{{- $settings := include "cartsnitch.settings" . | fromYaml -}}
{{- $secrets := concat (list "CARTSNITCH_DATABASE_URL" "CARTSNITCH_REDIS_URL" "POSTGRESQL_URL" "DATABASE_URL") (include "cartsnitch.secretVariables" . | fromYaml | values) -}}
{{- range .Values.extraEnv -}}
{{- if or (hasKey $settings .name) (has .name $secrets) -}}
{{- fail (printf "extraEnv sets %s, which the chart sets itself: use config, database, redis or secrets instead." .name) -}}
{{- end -}}
{{- end -}}
{{- range .Values.extraVolumes -}}
{{- if has .name (list "tmp" "database-ca" "redis-ca") -}}
{{- fail (printf "extraVolumes names a volume %s, which the chart makes itself: take another name." .name) -}}
{{- end -}}
{{- end -}}
{{- range .Values.extraVolumeMounts -}}
{{- if or (eq (clean .mountPath) "/tmp") (hasPrefix "/etc/cartsnitch" (clean .mountPath)) -}}
{{- fail (printf "extraVolumeMounts mounts %s at %s, where the chart mounts something itself: take another path." .name .mountPath) -}}
{{- end -}}
{{- end -}}
{{- end }}

{{/* What the application would refuse when it starts, said before anything is changed. */}}
{{- define "cartsnitch.checkIdentity" -}}
{{- $authSecret := include "cartsnitch.hasSecret" (dict "root" . "name" "authSecret") -}}
{{- $signIn := .Values.config.identity.signIn -}}
{{- if and $authSecret $signIn -}}
{{- fail "config.identity.signIn is external, but secrets.keys.authSecret is given: with it, sign-in is served here. Leave one of them empty." -}}
{{- end -}}
{{- if and (ne .Values.environment "dev") (not (or $authSecret $signIn)) -}}
{{- fail (printf "environment is %s, and nobody signs in: name secrets.keys.authSecret, or say that another service does with config.identity.signIn=external." .Values.environment) -}}
{{- end -}}
{{- end }}

{{- define "cartsnitch.checkMail" -}}
{{- if and (include "cartsnitch.hasSecret" (dict "root" . "name" "smtpUrl")) (not .Values.config.mailFrom) -}}
{{- fail "secrets.keys.smtpUrl is given, but config.mailFrom is empty: say who sends the mails." -}}
{{- end -}}
{{- end }}

{{/* The migration's lock belongs to a session, which PgBouncer does not keep in transaction mode. */}}
{{- define "cartsnitch.checkPgbouncer" -}}
{{- if and .Values.database.pgbouncer .Values.migration.enabled (not .Values.migration.database.existingSecret) -}}
{{- fail "database.pgbouncer is true, but migration.database.existingSecret is empty: the migration must go past PgBouncer, give the Secret with the server's own URL." -}}
{{- end -}}
{{- end }}

{{- define "cartsnitch.checkRoutes" -}}
{{- if and .Values.ingress.enabled (not .Values.ingress.hosts) -}}
{{- fail "ingress.enabled is true, but ingress.hosts is empty: name the hosts that clients see." -}}
{{- end -}}
{{- if and .Values.httpRoute.enabled (not .Values.httpRoute.parentRefs) -}}
{{- fail "httpRoute.enabled is true, but httpRoute.parentRefs is empty: name the Gateway." -}}
{{- end -}}
{{- end }}

{{/* Placeholders; the value itself is never said. */}}
{{- define "cartsnitch.checkSecrets" -}}
{{- $environment := .Values.environment -}}
{{- $all := merge (dict "database.url" .Values.database.url "redis.url" .Values.redis.url) -}}
{{- range $name, $value := .Values.secrets.values -}}
{{- $_ := set $all (printf "secrets.values.%s" $name) $value -}}
{{- end -}}
{{- range $name, $value := $all -}}
{{- $lower := lower $value -}}
{{- if regexMatch "change[-_]?(me|this)|placeholder" $lower -}}
{{- fail (printf "%s is a placeholder: make one with openssl rand -base64 32." $name) -}}
{{- end -}}
{{- $development := or (contains "development-only" $lower) (contains "development-only" (b64dec (replace "_" "/" (replace "-" "+" $value)))) -}}
{{- if and (ne $environment "dev") (or $development (contains ":cartsnitch@" $lower)) -}}
{{- fail (printf "environment is %s, but %s is one for development: make one with openssl rand -base64 32." $environment $name) -}}
{{- end -}}
{{- end -}}
{{- end }}

{{- define "cartsnitch.checkProduction" -}}
{{- $environment := .Values.environment -}}
{{- if not .Values.image.digest -}}
{{- fail (printf "environment is %s, but the image is named by the tag %s, which may be another image tomorrow: give image.digest." $environment (default .Chart.AppVersion .Values.image.tag)) -}}
{{- end -}}
{{- if .Values.seed.enabled -}}
{{- fail (printf "environment is %s, but seed.enabled is true: demo data are for development." $environment) -}}
{{- end -}}
{{- if not (hasPrefix "https://" .Values.config.publicUrl) -}}
{{- fail (printf "environment is %s, but config.publicUrl is %s: give the URL that clients see, with https." $environment .Values.config.publicUrl) -}}
{{- end -}}
{{- range $key, $origins := dict "config.corsOrigins" .Values.config.corsOrigins "config.identity.trustedOrigins" .Values.config.identity.trustedOrigins -}}
{{- range $origins -}}
{{- if not (hasPrefix "https://" .) -}}
{{- fail (printf "environment is %s, but %s has %s: give the origins of your own pages, with https, or []." $environment $key .) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end }}
