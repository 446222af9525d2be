using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using RoleOperator.Commands;
using RoleOperator.Controllers.Passes;
using RoleOperator.Core.Naming;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Schema;

namespace RoleOperator.Options;

/// <summary>The command line. Everything about AWS and Kubernetes access comes from where their SDKs take it.</summary>
internal static class CommandLine
{
    /// <summary>A DNS subdomain, as Kubernetes wants of the names of most objects.</summary>
    private const string LeaseNamePattern = "^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$";

    private static readonly Option<string> ClusterName = new("--cluster-name")
    {
        Description = "This cluster's name in the owner tags of AWS objects. "
            + "Keep it when the cluster is rebuilt; never share it between clusters of one AWS account.",
        Required = true,
        Validators = { CheckClusterName },
    };

    private static readonly Option<string[]> Namespaces = new("--namespaces")
    {
        Description = "Work in these namespaces only, such as --namespaces shop ops. Default: all. "
            + "Give each such operator a --lease-namespace or --lease-name of its own.",
        AllowMultipleArgumentsPerToken = true,
        Validators = { CheckNamespaces },
    };

    private static readonly Option<TimeSpan> Resync = new("--resync")
    {
        Description = "How often a converged object is compared with AWS, such as 90s, 10m or 1h.",
        DefaultValueFactory = _ => PassSettings.UsualResync,
        CustomParser = ParseDuration,
    };

    private static readonly Option<string[]> IgnoreTagPrefixes = new("--ignore-tag-prefixes")
    {
        Description = "Leave tags alone whose keys begin so, such as --ignore-tag-prefixes cost: inventory/ , because something else sets them. Default: none.",
        AllowMultipleArgumentsPerToken = true,
        Validators = { CheckTagPrefixes },
    };

    private static readonly Option<string?> ServiceAccountIssuer = new("--service-account-issuer")
    {
        Description = "URL of the issuer of this cluster's service account tokens, for trust.allow entries of serviceAccount that name none. Default: none.",
        Validators = { CheckIssuer },
    };

    private static readonly Option<string[]> InstanceRegions = new("--instance-regions")
    {
        Description = "Before an instance profile is deleted, look for instances that carry it in these regions as well, such as --instance-regions us-east-1 "
            + "eu-central-1 . Default: none beyond the operator's own region and those of the profile's instances.",
        AllowMultipleArgumentsPerToken = true,
        Validators = { CheckRegions },
    };

    private static readonly Option<int> Workers = new("--workers")
    {
        Description = "How many objects of each kind are worked on at a time.",
        DefaultValueFactory = _ => 8,
        Validators = { result => AtLeastOne(result) },
    };

    private static readonly Option<bool> LeaderElect = new("--leader-elect")
    {
        Description = "Let replicas elect a leader by a Lease. Without it, run one replica only.",
        DefaultValueFactory = _ => true,
    };

    private static readonly Option<string?> LeaseNamespace = new("--lease-namespace")
    {
        Description = "Namespace of the Lease. Default: the namespace of the kubeconfig's context or of the pod.",
    };

    private static readonly Option<string> LeaseName = new("--lease-name")
    {
        Description = "Name of the Lease. Replicas of one operator share it; operators in one namespace need one each.",
        DefaultValueFactory = _ => "role-operator",
        Validators = { CheckLeaseName },
    };

    private static readonly Option<int?> ProbePort = new("--probe-port")
    {
        Description = "Port on which /healthz and /readyz answer. Default: none.",
        Validators = { CheckPort },
    };

    private static readonly Option<int?> MetricsPort = new("--metrics-port")
    {
        Description = "Port on which /metrics answers Prometheus. Default: none.",
        Validators = { CheckPort },
    };

    private static readonly Option<string> LogLevelName = new("--log-level")
    {
        Description = "The least important lines to log: error, warning, info, debug (every pass) or trace.",
        DefaultValueFactory = _ => "info",
    };

    private static readonly Option<string> LogFormat = new("--log-format")
    {
        Description = "text for people, json for log collectors.",
        DefaultValueFactory = _ => "text",
    };

    /// <summary>The command; <paramref name="run"/> gets the checked options and gives the exit code.</summary>
    public static RootCommand Build(Func<OperatorOptions, CancellationToken, Task<int>> run)
    {
        LogFormat.AcceptOnlyFromAmong("text", "json");
        LogLevelName.AcceptOnlyFromAmong("error", "warning", "info", "debug", "trace");
        var root = new RootCommand("Reconciles Role, Policy and InstanceProfile resources against AWS IAM and EC2.")
        {
            ClusterName, Namespaces, Resync, IgnoreTagPrefixes, ServiceAccountIssuer, InstanceRegions, Workers, LeaderElect,
            LeaseNamespace, LeaseName, ProbePort, MetricsPort, LogFormat, LogLevelName, PolicyCommand.Build(),
        };
        root.Validators.Add(CheckPorts);
        root.SetAction((parsed, ct) => run(
            new OperatorOptions
            {
                ClusterName = parsed.GetValue(ClusterName)!,
                Namespaces = [.. (parsed.GetValue(Namespaces) ?? []).Distinct()],
                Resync = parsed.GetValue(Resync),
                IgnoreTagPrefixes = [.. (parsed.GetValue(IgnoreTagPrefixes) ?? []).Distinct()],
                ServiceAccountIssuer = parsed.GetValue(ServiceAccountIssuer),
                InstanceRegions = [.. (parsed.GetValue(InstanceRegions) ?? []).Distinct()],
                Workers = parsed.GetValue(Workers),
                LeaderElect = parsed.GetValue(LeaderElect),
                LeaseNamespace = parsed.GetValue(LeaseNamespace),
                LeaseName = parsed.GetValue(LeaseName)!,
                ProbePort = parsed.GetValue(ProbePort),
                MetricsPort = parsed.GetValue(MetricsPort),
                JsonLogs = parsed.GetValue(LogFormat) == "json",
                LogLevel = LevelOf(parsed.GetValue(LogLevelName)!),
            },
            ct));
        return root;
    }

    private static void CheckClusterName(OptionResult result)
    {
        if (result.GetValueOrDefault<string>() is { } name && AwsNames.ClusterName(name) is { } problem)
            result.AddError($"--cluster-name: {problem}");
    }

    private static void CheckNamespaces(OptionResult result)
    {
        foreach (var name in result.GetValueOrDefault<string[]>() ?? [])
            if (name.Length is 0 or > 63 || name.Any(c => c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')))
                result.AddError($"--namespaces: \"{name}\" is no namespace's name; write names of lower-case letters, digits and hyphens, separated by spaces");
    }

    private static void CheckTagPrefixes(OptionResult result)
    {
        foreach (var problem in (result.GetValueOrDefault<string[]>() ?? []).Select(IgnoredTags.Problem).OfType<string>())
            result.AddError($"--ignore-tag-prefixes: {problem}");
    }

    private static void CheckIssuer(OptionResult result)
    {
        if (result.GetValueOrDefault<string?>() is { } issuer
            && !Regex.IsMatch(issuer, FieldPatterns.IssuerPattern, RegexOptions.None, TimeSpan.FromSeconds(1)))
            result.AddError($"--service-account-issuer: \"{issuer}\" is no issuer; {FieldPatterns.IssuerHint}");
    }

    private static void CheckRegions(OptionResult result)
    {
        foreach (var region in result.GetValueOrDefault<string[]>() ?? [])
            if (!Regex.IsMatch(region, FieldPatterns.RegionPattern, RegexOptions.None, TimeSpan.FromSeconds(1)))
                result.AddError($"--instance-regions: \"{region}\" is no region; {FieldPatterns.RegionHint}, and put spaces between several");
    }

    private static void CheckLeaseName(OptionResult result)
    {
        var name = result.GetValueOrDefault<string>() ?? "";
        if (name.Length > 253 || !Regex.IsMatch(name, LeaseNamePattern, RegexOptions.None, TimeSpan.FromSeconds(1)))
            result.AddError($"--lease-name: \"{name}\" is no name of a Lease; use lower-case letters, digits, hyphens and dots, such as role-operator");
    }

    private static void CheckPort(OptionResult result)
    {
        if (result.GetValueOrDefault<int?>() is < 1 or > 65535) result.AddError($"{result.Option.Name}: use 1 to 65535");
    }

    private static void CheckPorts(CommandResult result)
    {
        if (result.GetValue(ProbePort) is { } probes && probes == result.GetValue(MetricsPort))
            result.AddError($"--metrics-port: {probes} is the --probe-port; give each a port of its own");
    }

    private static LogLevel LevelOf(string name) => name == "info" ? LogLevel.Information : Enum.Parse<LogLevel>(name, ignoreCase: true);

    private static void AtLeastOne(OptionResult result)
    {
        if (result.GetValueOrDefault<int>() < 1) result.AddError("--workers: use 1 or more");
    }

    private static TimeSpan ParseDuration(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (Interval.TryParse(text, out var interval)) return interval;

        result.AddError($"\"{text}\" is not a duration; {Interval.Hint}");
        return default;
    }
}
