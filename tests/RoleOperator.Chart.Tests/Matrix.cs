using RoleOperator.Testing.Charts;

namespace RoleOperator.Chart.Tests;

/// <summary>The installations that the chart is tried with: each option at least once away from its default (tested).</summary>
internal static class Matrix
{
    /// <summary>Values by the name of the case, which is the release's name as well.</summary>
    private static readonly IReadOnlyDictionary<string, string> Cases = new Dictionary<string, string>
    {
        ["defaults"] = "",
        ["one-replica"] = "replicas: 1",
        ["no-replica"] = "replicas: 0",
        ["one-writer"] = "replicas: 1\nextraArgs: [--leader-elect=false]",
        ["namespaces"] = "namespaces: [shop, ops]",
        ["irsa"] = """
            serviceAccount:
              roleArn: arn:aws:iam::111122223333:role/eks/role-operator
              annotations: {eks.amazonaws.com/token-expiration: "3600"}
            aws: {region: eu-west-1}
            """,
        ["foreign-account"] = "serviceAccount: {create: false, name: somebodys}",
        ["tag"] = "image: {repository: registry.example.com:5000/team/operator, tag: v1.2.3_rc-1, pullPolicy: Always}\nimagePullSecrets: [{name: registry}]",
        ["digest"] = $"image: {{tag: v1, digest: 'sha256:{new string('a', 64)}'}}",
        ["names"] = "nameOverride: iam\ncommonLabels: {team: platform, app.kubernetes.io/name: not-this}\npodLabels: {app.kubernetes.io/instance: nor-this}",
        ["fullname"] = "fullnameOverride: iam-operator\nserviceAccount: {name: iam}",
        ["no-crds"] = "crds: {install: false}",
        ["options"] = """
            resync: 1.5h
            workers: 16
            ignoreTagPrefixes: ["cost:", "inventory/"]
            serviceAccountIssuer: https://oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE
            aws: {instanceRegions: [us-east-1, eu-central-1]}
            log: {format: text, level: debug}
            terminationGracePeriodSeconds: 45
            priorityClassName: system-cluster-critical
            podDisruptionBudget: {maxUnavailable: 50%}
            """,
        ["everything"] = """
            serviceMonitor:
              enabled: true
              interval: 1m30s
              scrapeTimeout: 20s
              labels: {release: prometheus}
              namespace: ops
              relabelings: [{targetLabel: cluster, replacement: prod}, {sourceLabels: [__meta_kubernetes_pod_node_name], targetLabel: node}]
              metricRelabelings: [{sourceLabels: [__name__], regex: dotnet_.*, action: drop}]
            prometheusRule:
              enabled: true
              labels: {release: prometheus}
              ruleLabels: {team: platform}
              disabled: [RoleOperatorDriftReturns]
              runbookBaseUrl: https://git.example.com/role-operator/blob/main
            dashboard: {enabled: true, labels: {grafana: operators}, annotations: {grafana_folder: Operators}}
            metrics: {serviceAnnotations: {prometheus.io/scrape: "true"}}
            rbac: {aggregateToView: true, aggregateToEdit: true}
            otlp: {endpoint: "http://collector.monitoring:4317"}
            networkPolicy:
              enabled: true
              metricsFrom: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}}]
              egress: [{ports: [{port: 443}, {port: 53, protocol: UDP}]}]
            """,
        ["extras"] = """
            commonAnnotations: {example.com/contact: platform}
            deploymentAnnotations: {example.com/owner: platform}
            revisionHistoryLimit: 3
            dnsConfig: {nameservers: [10.0.0.10], options: [{name: ndots, value: "2"}]}
            podLabels: {team: platform}
            podAnnotations: {example.com/scraped: "true"}
            extraArgs: ["--leader-elect=true"]
            resources: {requests: {cpu: 100m, ephemeral-storage: 1Gi}, limits: {memory: 1Gi}}
            securityContext: {runAsUser: 1000, seccompProfile: {type: RuntimeDefault}}
            nodeSelector: {node.kubernetes.io/pool: system}
            extraEnv: [{name: HTTPS_PROXY, value: "http://proxy:3128"}, {name: NODE, valueFrom: {fieldRef: {fieldPath: spec.nodeName}}}]
            extraEnvFrom: [{configMapRef: {name: settings}}]
            extraVolumes: [{name: ca, configMap: {name: ca, items: [{key: ca.crt, path: ca.crt}]}}]
            extraVolumeMounts: [{name: ca, mountPath: /etc/ssl/certs, readOnly: true}]
            tolerations: [{key: dedicated, operator: Equal, value: platform, effect: NoSchedule}]
            affinity:
              nodeAffinity:
                requiredDuringSchedulingIgnoredDuringExecution:
                  nodeSelectorTerms: [{matchExpressions: [{key: kubernetes.io/arch, operator: In, values: [amd64]}]}]
            topologySpreadConstraints:
            - {maxSkew: 2, topologyKey: rack, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {other: pods}}}
            """,
        ["openshift"] = "podSecurityContext: {runAsUser: null, runAsGroup: null, fsGroup: null}",
        ["nothing"] = """
            serviceAccount: {create: false}
            rbac: {create: false}
            crds: {install: false}
            metrics: {enabled: false}
            networkPolicy: {enabled: true}
            podDisruptionBudget: {enabled: false}
            resources: null
            podSecurityContext: null
            securityContext: null
            nodeSelector: null
            topologySpreadConstraints: []
            """,
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    /// <summary>The values of every case.</summary>
    public static IEnumerable<string> Values => Cases.Values;

    public static ChartInput Input(string name) => new($"clusterName: prod.eu-1\n{Cases[name]}") { Release = name };
}
