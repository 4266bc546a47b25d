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
CARTSNITCH_DB_POOL_RECYCLE: {{ int64 .poolRecycleSeconds | quote }}
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
CARTSNITCH_JWT_ACCESS_TOKEN_EXPIRE_MINUTES: {{ int64 .accessTokenMinutes | quote }}
CARTSNITCH_JWT_REFRESH_TOKEN_EXPIRE_DAYS: {{ int64 .refreshTokenDays | quote }}
{{- end }}
{{- with .rateLimit }}
CARTSNITCH_RATE_LIMIT_ENABLED: {{ .enabled | quote }}
CARTSNITCH_RATE_LIMIT_REQUESTS: {{ int64 .requests | quote }}
CARTSNITCH_RATE_LIMIT_WINDOW_SECONDS: {{ int64 .windowSeconds | quote }}
CARTSNITCH_RATE_LIMIT_AUTH_REQUESTS: {{ int64 .authRequests | quote }}
CARTSNITCH_RATE_LIMIT_AUTH_IP_REQUESTS: {{ int64 .authIpRequests | quote }}
CARTSNITCH_RATE_LIMIT_AUTH_WINDOW_SECONDS: {{ int64 .authWindowSeconds | quote }}
CARTSNITCH_RATE_LIMIT_REDIS_ENABLED: {{ .redisEnabled | quote }}
CARTSNITCH_RATE_LIMIT_IP_REQUESTS: {{ int64 .ipRequests | quote }}
CARTSNITCH_RATE_LIMIT_USER_REQUESTS: {{ int64 .userRequests | quote }}
{{- end }}
CARTSNITCH_STALE_IF_ERROR_SECONDS: {{ int64 .staleIfErrorSeconds | quote }}
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

{{- define "cartsnitch.extraEnv" -}}
{{- with .Values.extraEnv }}
{{- toYaml . }}
{{- end }}
{{- end }}
