{{- define "cartsnitch.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/* 52 characters leave room for the suffixes of the objects made of it. */}}
{{- define "cartsnitch.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 52 | trimSuffix "-" }}
{{- else if contains (include "cartsnitch.name" .) .Release.Name -}}
{{- .Release.Name | trunc 52 | trimSuffix "-" }}
{{- else -}}
{{- printf "%s-%s" .Release.Name (include "cartsnitch.name" .) | trunc 52 | trimSuffix "-" }}
{{- end -}}
{{- end }}

{{/* The component keeps the migration's pods out of the Service. Call with (dict "root" $ "component" "api"). */}}
{{- define "cartsnitch.selectorLabels" -}}
app.kubernetes.io/name: {{ include "cartsnitch.name" .root }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{- define "cartsnitch.labels" -}}
{{ include "cartsnitch.selectorLabels" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" }}
{{- end }}

{{/* Labels of a pod: the operator's own, never in place of those that selectors rely on. */}}
{{- define "cartsnitch.podLabels" -}}
{{- mergeOverwrite (deepCopy .root.Values.podLabels) (include "cartsnitch.selectorLabels" . | fromYaml) | toYaml }}
{{- end }}

{{- define "cartsnitch.image" -}}
{{- with .Values.image -}}
{{- if .digest -}}
{{ .repository }}@{{ .digest }}
{{- else -}}
{{ .repository }}:{{ default $.Chart.AppVersion .tag }}
{{- end -}}
{{- end -}}
{{- end }}

{{/* What every pod of the chart has in common. */}}
{{- define "cartsnitch.podDefaults" -}}
automountServiceAccountToken: false
# A Service named cartsnitch would otherwise inject CARTSNITCH_PORT=tcp://...
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  seccompProfile:
    type: RuntimeDefault
{{- with .Values.imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
volumes:
  - name: tmp
    emptyDir:
      sizeLimit: 64Mi
{{- end }}

{{/* What every container of the chart has in common. */}}
{{- define "cartsnitch.containerDefaults" -}}
image: {{ include "cartsnitch.image" . | quote }}
imagePullPolicy: {{ .Values.image.pullPolicy }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities:
    drop:
      - ALL
volumeMounts:
  - name: tmp
    mountPath: /tmp
{{- end }}

{{- define "cartsnitch.probeTimings" -}}
periodSeconds: {{ int64 .periodSeconds }}
failureThreshold: {{ int64 .failureThreshold }}
timeoutSeconds: {{ int64 .timeoutSeconds }}
{{- end }}
