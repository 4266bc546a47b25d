{{/* What every pod of the chart has in common. */}}
{{- define "cartsnitch.podDefaults" -}}
automountServiceAccountToken: false
# A Service named cartsnitch would otherwise inject CARTSNITCH_PORT=tcp://...
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  seccompProfile:
    type: RuntimeDefault
{{- with concat (default list .Values.global.imagePullSecrets) .Values.imagePullSecrets }}
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
  {{- range $name, $ca := include "cartsnitch.authorities" . | fromYaml }}
  - name: {{ $name }}
    secret:
      secretName: {{ $ca.existingSecret }}
      items:
        - key: {{ $ca.key }}
          path: {{ $ca.key }}
  {{- end }}
  {{- with .Values.extraVolumes }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
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
  {{- range $name, $ca := include "cartsnitch.authorities" . | fromYaml }}
  - name: {{ $name }}
    mountPath: /etc/cartsnitch/{{ $name }}
    readOnly: true
  {{- end }}
  {{- with .Values.extraVolumeMounts }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end }}

{{/* The authorities to mount: the volume's name to the Secret and its key. */}}
{{- define "cartsnitch.authorities" -}}
{{- $authorities := dict -}}
{{- if .Values.database.ca.existingSecret -}}
{{- $_ := set $authorities "database-ca" .Values.database.ca -}}
{{- end -}}
{{- if .Values.redis.ca.existingSecret -}}
{{- $_ := set $authorities "redis-ca" .Values.redis.ca -}}
{{- end -}}
{{- toYaml $authorities }}
{{- end }}

{{- define "cartsnitch.probeTimings" -}}
periodSeconds: {{ int64 .periodSeconds }}
failureThreshold: {{ int64 .failureThreshold }}
timeoutSeconds: {{ int64 .timeoutSeconds }}
{{- end }}

{{/* Nodes and zones get their share of every generation of pods. */}}
{{- define "cartsnitch.topologySpread" -}}
{{- $root := . -}}
{{- range list "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
- maxSkew: 1
  topologyKey: {{ . }}
  whenUnsatisfiable: {{ $root.Values.topologySpread.whenUnsatisfiable }}
  labelSelector:
    matchLabels:
      {{- include "cartsnitch.selectorLabels" (dict "root" $root "component" "api") | nindent 6 }}
  matchLabelKeys:
    - pod-template-hash
{{- end }}
{{- end }}

{{/*
A pod that runs one command of the application to its end, with all that it needs in it: hooks run before the release's
own objects exist. Call with (dict "root" $ "component" "seed" "args" (list) "env" "..." "resources" (dict)).
*/}}
{{- define "cartsnitch.jobPod" -}}
metadata:
  labels:
    {{- include "cartsnitch.podLabels" . | nindent 4 }}
  {{- with .root.Values.podAnnotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  {{- include "cartsnitch.podDefaults" .root | nindent 2 }}
  restartPolicy: Never
  containers:
    - name: {{ .component }}
      {{- include "cartsnitch.containerDefaults" .root | nindent 6 }}
      args:
        {{- toYaml .args | nindent 8 }}
      env:
        {{- .env | nindent 8 }}
        {{- /* no command but the service uses Redis */}}
        {{- $settings := mergeOverwrite (include "cartsnitch.settings" .root | fromYaml) (dict "CARTSNITCH_REDIS_URL" "" "CARTSNITCH_REDIS_CA_FILE" "") }}
        {{- range $name, $value := $settings }}
        - name: {{ $name }}
          value: {{ $value | quote }}
        {{- end }}
        {{- include "cartsnitch.extraEnv" .root | nindent 8 }}
      {{- with .resources }}
      resources:
        {{- toYaml . | nindent 8 }}
      {{- end }}
{{- end }}
