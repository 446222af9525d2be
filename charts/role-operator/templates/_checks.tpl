{{/* Refuses what the operator would not start with, or must not, where the schema cannot tell. */}}
{{- define "role-operator.check" -}}
{{- $amount := regexFind "^[0-9.]+" .Values.resync | float64 }}
{{- $most := get (dict "s" 2592000.0 "m" 43200.0 "h" 720.0) (regexFind "[smh]$" .Values.resync) }}
{{- if gt $amount $most }}
{{- fail (printf "resync: %s is more than 30 days; give 720h or less" .Values.resync) }}
{{- end }}
{{- range .Values.ignoreTagPrefixes }}
{{- if hasPrefix (lower .) "iam.roleoperator.io/owner" }}
{{- fail (printf "ignoreTagPrefixes: %s would ignore the owner tag iam.roleoperator.io/owner; give a longer prefix, or another" .) }}
{{- end }}
{{- end }}
{{- $options := include "role-operator.optionValues" . | fromYaml }}
{{- range .Values.extraArgs }}
{{- $option := regexFind "^--[a-z-]+" . }}
{{- with get $options $option }}
{{- fail (printf "extraArgs repeats %s, which the chart gives already: set %s instead" $option .) }}
{{- end }}
{{- end }}
{{- if and (include "role-operator.unelected" .) (gt (int .Values.replicas) 1) }}
{{- fail (printf "extraArgs: with --leader-elect=false each of %d replicas would write to AWS: set replicas: 1, or leave it out" (int .Values.replicas)) }}
{{- end }}
{{- end }}

{{/* Not empty where extraArgs has the operator work without an election. */}}
{{- define "role-operator.unelected" -}}
{{- if regexMatch "(?i)(^| )--leader-elect[=: ]false( |$)" (join " " .Values.extraArgs) }}yes{{ end }}
{{- end }}

{{/* How long a duration of Prometheus is, such as 1m30s. */}}
{{- define "role-operator.milliseconds" -}}
{{- $units := dict "ms" 1 "s" 1000 "m" 60000 "h" 3600000 "d" 86400000 }}
{{- $sum := 0 }}
{{- range regexFindAll "[0-9]+[a-z]+" . -1 }}
{{- $sum = add $sum (mul (regexFind "^[0-9]+" . | atoi) (get $units (regexFind "[a-z]+$" .))) }}
{{- end }}
{{- $sum }}
{{- end }}

{{/* Where each option is set that the chart gives to the operator: given twice, the operator would not start. */}}
{{- define "role-operator.optionValues" -}}
--cluster-name: clusterName
--namespaces: namespaces
--resync: resync
--workers: workers
--ignore-tag-prefixes: ignoreTagPrefixes
--service-account-issuer: serviceAccountIssuer
--instance-regions: aws.instanceRegions
--lease-namespace: the release's namespace
--lease-name: fullnameOverride
--log-level: log.level
--log-format: log.format
--probe-port: no value; it is 8081
--metrics-port: metrics.enabled
{{- end }}
