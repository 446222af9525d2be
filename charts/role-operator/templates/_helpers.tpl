{{- define "role-operator.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 53 | trimSuffix "-" }}
{{- end }}

{{/* The name of the release with the chart's in it, short enough for names that are made from it. */}}
{{- define "role-operator.fullname" -}}
{{- $name := include "role-operator.name" . }}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride | trunc 53 | trimSuffix "-" }}
{{- else if contains $name .Release.Name }}
{{- .Release.Name | trunc 53 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name $name | trunc 53 | trimSuffix "-" }}
{{- end }}
{{- end }}

{{/* What a Deployment selects by can never be changed: nothing that an upgrade or a value other than a name changes belongs here. */}}
{{- define "role-operator.selectorLabels" -}}
app.kubernetes.io/name: {{ include "role-operator.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{/* Labels of every object; the chart's own win over what people add. */}}
{{- define "role-operator.labels" -}}
{{- $own := include "role-operator.selectorLabels" . | fromYaml }}
{{- $_ := set $own "helm.sh/chart" (printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-") }}
{{- $_ = set $own "app.kubernetes.io/version" .Chart.AppVersion }}
{{- $_ = set $own "app.kubernetes.io/managed-by" .Release.Service }}
{{- $_ = set $own "app.kubernetes.io/part-of" "role-operator" }}
{{- merge $own .Values.commonLabels | toYaml }}
{{- end }}

{{/* Annotations of an object: its own win over the common ones. The argument is the root and the object's own. */}}
{{- define "role-operator.annotations" }}
{{- $root := index . 0 }}
{{- with merge (deepCopy (index . 1)) $root.Values.commonAnnotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
{{- end }}
{{- end }}

{{- define "role-operator.serviceAccountAnnotations" -}}
{{- $annotations := deepCopy .Values.serviceAccount.annotations }}
{{- with .Values.serviceAccount.roleArn }}
{{- $_ := set $annotations "eks.amazonaws.com/role-arn" . }}
{{- end }}
{{- toYaml $annotations }}
{{- end }}

{{- define "role-operator.serviceAccountName" -}}
{{- if .Values.serviceAccount.create }}
{{- default (include "role-operator.fullname" .) .Values.serviceAccount.name }}
{{- else }}
{{- default "default" .Values.serviceAccount.name }}
{{- end }}
{{- end }}

{{- define "role-operator.image" -}}
{{- $missing := cat "image.repository is required: where the nodes pull the operator's image from, such as"
  "--set image.repository=registry.example.com/role-operator" }}
{{- $repository := required $missing .Values.image.repository }}
{{- if .Values.image.digest }}
{{- printf "%s@%s" $repository .Values.image.digest }}
{{- else }}
{{- printf "%s:%s" $repository (default .Chart.AppVersion .Values.image.tag) }}
{{- end }}
{{- end }}

{{/*
The container's environment. A name may be there only once, so what extraEnv sets takes the place of the chart's own. $(NAME) stands for a variable that comes
before: extraEnv may name the chart's plain ones, and comes before the one in which the chart names another.
*/}}
{{- define "role-operator.env" -}}
{{- $plain := list }}
{{- $composed := list }}
{{- with .Values.aws.region }}
{{- $plain = append $plain (dict "name" "AWS_REGION" "value" .) }}
{{- end }}
{{- with .Values.otlp.endpoint }}
{{- $attributes := printf "k8s.cluster.name=%s,k8s.namespace.name=%s,k8s.pod.name=$(POD_NAME)" $.Values.clusterName $.Release.Namespace }}
{{- $plain = append $plain (dict "name" "OTEL_EXPORTER_OTLP_ENDPOINT" "value" .) }}
{{- $plain = append $plain (dict "name" "POD_NAME" "valueFrom" (dict "fieldRef" (dict "fieldPath" "metadata.name"))) }}
{{- $composed = append $composed (dict "name" "OTEL_RESOURCE_ATTRIBUTES" "value" $attributes) }}
{{- end }}
{{- $given := list }}
{{- range .Values.extraEnv }}
{{- if has .name $given }}
{{- fail (printf "extraEnv sets %s twice: leave one of them out" .name) }}
{{- end }}
{{- $given = append $given .name }}
{{- end }}
{{- $all := list }}
{{- range $plain }}
{{- if not (has .name $given) }}
{{- $all = append $all . }}
{{- end }}
{{- end }}
{{- $all = concat $all .Values.extraEnv }}
{{- range $composed }}
{{- if not (has .name $given) }}
{{- $all = append $all . }}
{{- end }}
{{- end }}
{{- with $all }}
{{- toYaml . }}
{{- end }}
{{- end }}

{{/* What the operator does to its own kinds and to events, in the namespaces where it works. Spec is never written, no object ever deleted. */}}
{{- define "role-operator.workRules" -}}
- apiGroups: [iam.roleoperator.io]
  resources: [roles, policies, instanceprofiles]
  verbs: [get, list, watch, patch]      # patch: the finalizer
- apiGroups: [iam.roleoperator.io]
  resources: [roles/status, policies/status, instanceprofiles/status]
  verbs: [patch]
- apiGroups: [events.k8s.io]
  resources: [events]
  verbs: [create, patch]
{{- end }}

{{- define "role-operator.subjects" }}
- kind: ServiceAccount
  name: {{ include "role-operator.serviceAccountName" . }}
  namespace: {{ .Release.Namespace }}
{{- end }}
