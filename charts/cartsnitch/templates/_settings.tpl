{{/*
The one place where values become settings of the application. Numbers of a values file arrive as floats (1e+06),
those of --set as integers: int64 writes both the same way.
*/}}
{{- define "cartsnitch.settings" -}}
CARTSNITCH_ENVIRONMENT: {{ .Values.environment | quote }}
{{- with .Values.config }}
CARTSNITCH_TIME_ZONE: {{ .timeZone | quote }}
CARTSNITCH_PORT: {{ int64 .port | quote }}
CARTSNITCH_ADMIN_PORT: {{ int64 .adminPort | quote }}
CARTSNITCH_REQUEST_TIMEOUT: {{ int64 .requestTimeoutSeconds | quote }}
CARTSNITCH_DRAIN_SECONDS: {{ int64 .drainSeconds | quote }}
CARTSNITCH_SHUTDOWN_GRACE_SECONDS: {{ int64 .shutdownGraceSeconds | quote }}
{{- with .database }}
CARTSNITCH_DB_POOL_SIZE: {{ int64 .poolSize | quote }}
CARTSNITCH_DB_MAX_OVERFLOW: {{ int64 .maxOverflow | quote }}
CARTSNITCH_DB_POOL_TIMEOUT: {{ int64 .poolTimeoutSeconds | quote }}
{{- include "cartsnitch.number" (list "CARTSNITCH_DB_POOL_RECYCLE" .poolRecycleSeconds) }}
CARTSNITCH_DB_POOL_PRE_PING: {{ .poolPrePing | quote }}
CARTSNITCH_DB_CONNECT_TIMEOUT: {{ int64 .connectTimeoutSeconds | quote }}
CARTSNITCH_DB_LOGIN_TIMEOUT: {{ int64 .loginTimeoutSeconds | quote }}
CARTSNITCH_DB_STATEMENT_TIMEOUT: {{ int64 .statementTimeoutSeconds | quote }}
CARTSNITCH_DB_SOCKET_TIMEOUT: {{ int64 .socketTimeoutSeconds | quote }}
{{- end }}
CARTSNITCH_PUBLIC_URL: {{ .publicUrl | quote }}
CARTSNITCH_CORS_ORIGINS: {{ .corsOrigins | toJson | quote }}
CARTSNITCH_TRUSTED_PROXIES: {{ .trustedProxies | join "," | quote }}
CARTSNITCH_MAIL_FROM: {{ .mailFrom | quote }}
{{- with .identity }}
CARTSNITCH_SIGN_IN: {{ .signIn | quote }}
CARTSNITCH_TRUSTED_ORIGINS: {{ .trustedOrigins | join "," | quote }}
{{- include "cartsnitch.number" (list "CARTSNITCH_JWT_ACCESS_TOKEN_EXPIRE_MINUTES" .accessTokenMinutes) }}
{{- include "cartsnitch.number" (list "CARTSNITCH_JWT_REFRESH_TOKEN_EXPIRE_DAYS" .refreshTokenDays) }}
{{- end }}
{{- with .rateLimit }}
CARTSNITCH_RATE_LIMIT_ENABLED: {{ .enabled | quote }}
{{- include "cartsnitch.number" (list "CARTSNITCH_RATE_LIMIT_REQUESTS" .requests) }}
{{- include "cartsnitch.number" (list "CARTSNITCH_RATE_LIMIT_WINDOW_SECONDS" .windowSeconds) }}
{{- include "cartsnitch.number" (list "CARTSNITCH_RATE_LIMIT_AUTH_REQUESTS" .authRequests) }}
{{- include "cartsnitch.number" (list "CARTSNITCH_RATE_LIMIT_AUTH_IP_REQUESTS" .authIpRequests) }}
{{- include "cartsnitch.number" (list "CARTSNITCH_RATE_LIMIT_AUTH_WINDOW_SECONDS" .authWindowSeconds) }}
CARTSNITCH_RATE_LIMIT_REDIS_ENABLED: {{ .redisEnabled | quote }}
{{- include "cartsnitch.number" (list "CARTSNITCH_RATE_LIMIT_IP_REQUESTS" .ipRequests) }}
{{- include "cartsnitch.number" (list "CARTSNITCH_RATE_LIMIT_USER_REQUESTS" .userRequests) }}
{{- end }}
{{- include "cartsnitch.number" (list "CARTSNITCH_STALE_IF_ERROR_SECONDS" .staleIfErrorSeconds) }}
CARTSNITCH_RECEIPTWITNESS_URL: {{ .receiptWitnessUrl | quote }}
CARTSNITCH_INBOUND_EMAIL_DOMAIN: {{ .inboundEmailDomain | quote }}
CARTSNITCH_HEALTH_TIMEOUT: {{ .health.timeoutSeconds | quote }}
CARTSNITCH_HEALTH_READINESS_IGNORES_DATABASE: {{ .health.readinessIgnoresDatabase | quote }}
{{- end }}
CARTSNITCH_REDIS_CA_FILE: {{ if .Values.redis.ca.existingSecret }}{{ printf "/etc/cartsnitch/redis-ca/%s" .Values.redis.ca.key | quote }}{{ else }}""{{ end }}
{{- if not (or .Values.redis.url .Values.redis.existingSecret) }}
# Empty: no Redis. Left out, it would be localhost.
CARTSNITCH_REDIS_URL: ""
{{- end }}
{{- end }}

{{/* A number that may be left to the application: a list of the variable and the value. */}}
{{- define "cartsnitch.number" -}}
{{- if not (kindIs "invalid" (index . 1)) }}
{{ index . 0 }}: {{ int64 (index . 1) | quote }}
{{- end }}
{{- end }}

{{- define "cartsnitch.extraEnv" -}}
{{- with .Values.extraEnv }}
{{- toYaml . }}
{{- end }}
{{- end }}
