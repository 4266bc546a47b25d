{{/* The hosts that the service is configured for: name to whether it is, and where that was said. */}}
{{- define "cartsnitch.hosts" -}}
database: database
{{- if or .Values.redis.url .Values.redis.existingSecret }}
redis: redis
{{- end }}
{{- if include "cartsnitch.hasSecret" (dict "root" . "name" "smtpUrl") }}
smtp: secrets.keys.smtpUrl
{{- end }}
{{- if .Values.config.receiptWitnessUrl }}
receiptWitness: config.receiptWitnessUrl
{{- end }}
{{- end }}

{{/* The port of a URL that is written out in values; 0 where it is not, or has none. */}}
{{- define "cartsnitch.portOf" -}}
{{- regexFind ":[0-9]+$" (regexFind "^[a-z+]+://[^/?]*" .) | trimPrefix ":" | int64 }}
{{- end }}

{{- define "cartsnitch.checkPeers" -}}
{{- $policy := .Values.networkPolicy -}}
{{- if $policy.enabled -}}
{{- $urls := dict "database" .Values.database.url "redis" .Values.redis.url "smtp" .Values.secrets.values.smtpUrl "receiptWitness" .Values.config.receiptWitnessUrl -}}
{{- range $host, $source := include "cartsnitch.hosts" . | fromYaml -}}
{{- $egress := get $policy.egress $host -}}
{{- if not $egress.peers -}}
{{- fail (printf "networkPolicy is on and %s is configured, but networkPolicy.egress.%s.peers is empty: nothing could be reached there. Name the peers, or turn the policy off." $source $host) -}}
{{- end -}}
{{- $port := include "cartsnitch.portOf" (get $urls $host) | int64 -}}
{{- if and $port (ne $port (int64 $egress.port)) -}}
{{- fail (printf "networkPolicy.egress.%s.port is %d, but the URL that is configured there says %d." $host (int64 $egress.port) $port) -}}
{{- end -}}
{{- end -}}
{{- if not $policy.egress.dns.peers -}}
{{- fail "networkPolicy is on, but networkPolicy.egress.dns.peers is empty: no host name could be resolved." -}}
{{- end -}}
{{- if and .Values.serviceMonitor.enabled (not $policy.ingress.admin) -}}
{{- fail (printf "networkPolicy and serviceMonitor are on, but networkPolicy.ingress.admin is empty: Prometheus could not reach port %d. Name its pods." (int64 .Values.config.adminPort)) -}}
{{- end -}}
{{- end -}}
{{- end }}

{{/* Egress to one peer. Call with an element of networkPolicy.egress. */}}
{{- define "cartsnitch.egressRule" -}}
- to:
    {{- toYaml .peers | nindent 4 }}
  ports:
    - protocol: TCP
      port: {{ int64 .port }}
{{- end }}

{{- define "cartsnitch.egressDns" -}}
{{- with .Values.networkPolicy.egress.dns }}
{{ include "cartsnitch.egressRule" . }}
    - protocol: UDP
      port: {{ int64 .port }}
{{- end }}
{{- end }}
