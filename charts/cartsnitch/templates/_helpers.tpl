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

{{/* The component keeps the Jobs' pods out of the Service. Call with (dict "root" $ "component" "api"). */}}
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

{{- define "cartsnitch.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{- default (include "cartsnitch.fullname" .) .Values.serviceAccount.name }}
{{- else -}}
{{- default "default" .Values.serviceAccount.name }}
{{- end -}}
{{- end }}

{{/* A registry is what stands before the first slash, if it looks like a host. */}}
{{- define "cartsnitch.repository" -}}
{{- $repository := .Values.image.repository -}}
{{- with .Values.global.imageRegistry -}}
{{- $first := regexFind "^[^/]+/" $repository -}}
{{- if or (contains "." $first) (contains ":" $first) (eq $first "localhost/") -}}
{{- $repository = trimPrefix $first $repository -}}
{{- end -}}
{{- $repository = printf "%s/%s" (trimSuffix "/" .) $repository -}}
{{- end -}}
{{- $repository }}
{{- end }}

{{- define "cartsnitch.image" -}}
{{- $repository := include "cartsnitch.repository" . -}}
{{- with .Values.image -}}
{{- if .digest -}}
{{ $repository }}@{{ .digest }}
{{- else -}}
{{ $repository }}:{{ default $.Chart.AppVersion .tag }}
{{- end -}}
{{- end -}}
{{- end }}

{{/* The least number of pods that serve, and the greatest: the same without autoscaling. */}}
{{- define "cartsnitch.minPods" -}}
{{- ternary .Values.autoscaling.minReplicas .Values.replicaCount .Values.autoscaling.enabled | int64 }}
{{- end }}

{{- define "cartsnitch.maxPods" -}}
{{- ternary .Values.autoscaling.maxReplicas .Values.replicaCount .Values.autoscaling.enabled | int64 }}
{{- end }}

{{/* Metadata of an object: (dict "root" $ "component" "api" "suffix" "-migrate" "annotations" (dict)). */}}
{{- define "cartsnitch.metadata" -}}
name: {{ include "cartsnitch.fullname" .root }}{{ .suffix }}
labels:
  {{- include "cartsnitch.labels" . | nindent 2 }}
{{- with .annotations }}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}
