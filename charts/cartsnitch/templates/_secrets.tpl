{{/* The variables of the service's own secrets, by their names in values. */}}
{{- define "cartsnitch.secretVariables" -}}
serviceKey: CARTSNITCH_SERVICE_KEY
fernetKey: CARTSNITCH_FERNET_KEY
jwtSecretKey: CARTSNITCH_JWT_SECRET_KEY
authSecret: CARTSNITCH_AUTH_SECRET
smtpUrl: CARTSNITCH_SMTP_URL
{{- end }}

{{/* What the database's URL needs beside what the operator wrote into it. */}}
{{- define "cartsnitch.databaseQuery" -}}
{{- $parameters := list -}}
{{- if .Values.database.pgbouncer -}}
{{- $parameters = append $parameters "prepareThreshold=0" -}}
{{- end -}}
{{- with .Values.database.ca -}}
{{- if .existingSecret -}}
{{- $parameters = append $parameters (printf "sslmode=verify-full&sslrootcert=/etc/cartsnitch/database-ca/%s" .key) -}}
{{- end -}}
{{- end -}}
{{- join "&" $parameters }}
{{- end }}

{{/* The secrets that are written out in values, as the data of a Secret: key to value. */}}
{{- define "cartsnitch.ownSecrets" -}}
{{- $data := dict -}}
{{- with .Values.database.url -}}
{{- $query := include "cartsnitch.databaseQuery" $ -}}
{{- $separator := ternary "" (ternary "&" "?" (contains "?" .)) (empty $query) -}}
{{- $_ := set $data "database-url" (print . $separator $query) -}}
{{- end -}}
{{- with .Values.redis.url -}}
{{- $_ := set $data "redis-url" . -}}
{{- end -}}
{{- range $name, $value := .Values.secrets.values -}}
{{- if $value -}}
{{- $_ := set $data $name $value -}}
{{- end -}}
{{- end -}}
{{- toYaml $data }}
{{- end }}

{{/* One variable out of a Secret. Call with (dict "variable" "A" "secret" "b" "key" "c"). */}}
{{- define "cartsnitch.secretVariable" -}}
- name: {{ .variable }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret | quote }}
      key: {{ .key | quote }}
{{- end }}

{{/* The database's URL out of a Secret, with what has to be added to it. Call with (dict "secret" "query" "key"). */}}
{{- define "cartsnitch.databaseUrl" -}}
{{- if .query }}
{{ include "cartsnitch.secretVariable" (dict "variable" "POSTGRESQL_URL" "secret" .secret "key" .key) }}
- name: CARTSNITCH_DATABASE_URL
  value: {{ printf "$(POSTGRESQL_URL)?%s" .query | quote }}
{{- else }}
{{ include "cartsnitch.secretVariable" (dict "variable" "CARTSNITCH_DATABASE_URL" "secret" .secret "key" .key) }}
{{- end }}
{{- end }}

{{/* The database as the service knows it. Call with (dict "root" $ "own" "the chart's Secret"). */}}
{{- define "cartsnitch.serviceDatabase" -}}
{{- with .root.Values.database -}}
{{- if .url -}}
{{- include "cartsnitch.databaseUrl" (dict "secret" $.own "key" "database-url" "query" "") | trim }}
{{- else -}}
{{- include "cartsnitch.databaseUrl" (dict "secret" .existingSecret "key" .existingSecretKey "query" (include "cartsnitch.databaseQuery" $.root)) | trim }}
{{- end -}}
{{- end -}}
{{- end }}

{{/* The database as the migration knows it: past PgBouncer, perhaps as a role of its own. */}}
{{- define "cartsnitch.migrationDatabase" -}}
{{- $own := .Values.migration.database -}}
{{- if $own.existingSecret -}}
{{- $query := include "cartsnitch.databaseQuery" . | trimPrefix "prepareThreshold=0" | trimPrefix "&" -}}
{{- include "cartsnitch.databaseUrl" (dict "secret" $own.existingSecret "key" $own.existingSecretKey "query" $query) | trim }}
{{- else -}}
{{- include "cartsnitch.serviceDatabase" (dict "root" . "own" (printf "%s-migrate" (include "cartsnitch.fullname" .))) }}
{{- end -}}
{{- end }}

{{- define "cartsnitch.redisUrl" -}}
{{- with .Values.redis -}}
{{- if .url -}}
{{- include "cartsnitch.secretVariable" (dict "variable" "CARTSNITCH_REDIS_URL" "secret" (include "cartsnitch.fullname" $) "key" "redis-url") }}
{{- else if .existingSecret -}}
{{- include "cartsnitch.secretVariable" (dict "variable" "CARTSNITCH_REDIS_URL" "secret" .existingSecret "key" .existingSecretKey) }}
{{- end -}}
{{- end -}}
{{- end }}

{{/* The secrets that only the service needs: the Jobs have no use for them. */}}
{{- define "cartsnitch.serviceSecrets" -}}
{{- $secrets := .Values.secrets -}}
{{- range $name, $variable := include "cartsnitch.secretVariables" . | fromYaml }}
{{- $key := get $secrets.keys $name -}}
{{- if get $secrets.values $name }}
{{ include "cartsnitch.secretVariable" (dict "variable" $variable "secret" (include "cartsnitch.fullname" $) "key" $name) }}
{{- else if $key }}
{{ include "cartsnitch.secretVariable" (dict "variable" $variable "secret" $secrets.existingSecret "key" $key) }}
{{- end }}
{{- end }}
{{- end }}

{{/* "true" where the service has a secret, by its name in values; nothing where it has not. (dict "root" $ "name" "x") */}}
{{- define "cartsnitch.hasSecret" -}}
{{- with .root.Values.secrets -}}
{{- if or (get .keys $.name) (get .values $.name) }}true{{ end -}}
{{- end -}}
{{- end }}
