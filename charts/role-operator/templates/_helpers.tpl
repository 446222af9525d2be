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

{{- define "role-operator.serviceAccountName" -}}
{{- if .Values.serviceAccount.create }}
{{- default (include "role-operator.fullname" .) .Values.serviceAccount.name }}
{{- else }}
{{- default "default" .Values.serviceAccount.name }}
{{- end }}
{{- end }}

{{- define "role-operator.image" -}}
{{- if .Values.image.digest }}
{{- printf "%s@%s" .Values.image.repository .Values.image.digest }}
{{- else }}
{{- printf "%s:%s" .Values.image.repository (default .Chart.AppVersion .Values.image.tag) }}
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
