{{/* The series that tell that this release is scraped. A ServiceMonitor makes the Service's name the job; other configurations may call it anything. */}}
{{- define "role-operator.ownMetric" -}}
{{- if .Values.serviceMonitor.enabled -}}
role_operator_build_info{namespace={{ .Release.Namespace | quote }}, job="{{ include "role-operator.fullname" . }}-metrics"}
{{- else -}}
role_operator_build_info{namespace={{ .Release.Namespace | quote }}}
{{- end }}
{{- end }}

{{/* The alerts of files/alerts.yaml, as the values want them. */}}
{{- define "role-operator.alerts" -}}
{{- $alerts := .Files.Get "files/alerts.yaml" | fromYaml }}
{{- $group := first $alerts.groups }}
{{- $off := .Values.prometheusRule.disabled }}
{{- if not .Values.replicas }}
{{- $off = append $off "RoleOperatorDown" }}
{{- end }}
{{- $names := list }}
{{- $rules := list }}
{{- range $group.rules }}
{{- $names = append $names .alert }}
{{- if not (has .alert $off) }}
{{- if eq .alert "RoleOperatorDown" }}
{{- $_ := set . "expr" (replace "role_operator_build_info" (include "role-operator.ownMetric" $) .expr) }}
{{- end }}
{{- $_ := set . "labels" (merge (deepCopy $.Values.prometheusRule.ruleLabels) .labels) }}
{{- if $.Values.prometheusRule.runbookBaseUrl }}
{{- $_ := set .annotations "runbook_url" (printf "%s/%s" (trimSuffix "/" $.Values.prometheusRule.runbookBaseUrl) .annotations.runbook) }}
{{- end }}
{{- $rules = append $rules . }}
{{- end }}
{{- end }}
{{- range $off }}
{{- if not (has . $names) }}
{{- fail (printf "prometheusRule.disabled: there is no alert %s; their names are %s" . (join ", " $names)) }}
{{- end }}
{{- end }}
{{- $_ := set $group "rules" $rules }}
{{- toYaml $alerts }}
{{- end }}
