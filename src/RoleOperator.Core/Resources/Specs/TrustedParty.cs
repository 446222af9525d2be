using System.Text.Json;
using RoleOperator.Core.Resources.Schema;

namespace RoleOperator.Core.Resources.Specs;

/// <summary>One party that may assume a role, in short; it stands for one statement of the trust policy.</summary>
[ExactlyOne("service", "account", "role", "serviceAccount", "podIdentity", "oidc", "saml", "rolesAnywhere")]
public sealed record TrustedParty
{
    /// <summary>An AWS service, such as ec2.amazonaws.com or lambda.amazonaws.com.</summary>
    [Schema(Pattern = FieldPatterns.ServicePrincipalPattern, Least = 1, Most = 256, Hint = FieldPatterns.ServicePrincipalHint)]
    public string? Service { get; init; }

    /// <summary>An AWS account, by its twelve digits: whoever that account allows. Quote it, or YAML takes it for a number.</summary>
    [Schema(Pattern = FieldPatterns.AccountIdPattern, Least = 12, Most = 12, Hint = FieldPatterns.AccountIdHint)]
    public string? Account { get; init; }

    /// <summary>Another role.</summary>
    public AssumedRole? Role { get; init; }

    /// <summary>A Kubernetes service account, by web identity (IAM roles for service accounts).</summary>
    public TrustedServiceAccount? ServiceAccount { get; init; }

    /// <summary>Pods, by EKS Pod Identity.</summary>
    public TrustedPods? PodIdentity { get; init; }

    /// <summary>Tokens of an OpenID Connect provider.</summary>
    public TrustedOidc? Oidc { get; init; }

    /// <summary>Assertions of a SAML provider.</summary>
    public TrustedSaml? Saml { get; init; }

    /// <summary>Certificates, by IAM Roles Anywhere.</summary>
    public TrustedAnchor? RolesAnywhere { get; init; }

    /// <summary>What a third party must give as external id; with account or role.</summary>
    [Schema(Pattern = FieldPatterns.ExternalIdPattern, Least = 2, Most = 1224, Hint = FieldPatterns.ExternalIdHint)]
    public string? ExternalId { get; init; }

    /// <summary>Whether the caller must have signed in with a second factor; with account or role.</summary>
    public bool? RequireMfa { get; init; }

    /// <summary>Addresses or CIDR ranges from which the role may be assumed; with account or role.</summary>
    [Schema(Least = 1, Most = 50, Unique = true, EachPattern = FieldPatterns.CidrPattern, Hint = FieldPatterns.CidrHint)]
    public IReadOnlyList<string>? SourceIps { get; init; }

    /// <summary>ARNs of the callers, with * and ? as wildcards; with account. Unlike a principal it goes on to hold when a role is made again.</summary>
    [Schema(Least = 1, Most = 50, Unique = true, EachMost = 2048, EachPattern = FieldPatterns.CallerArnPattern, Hint = FieldPatterns.CallerArnHint)]
    public IReadOnlyList<string>? PrincipalArns { get; init; }

    /// <summary>More conditions, as IAM writes them; they hold in addition to what the other fields ask for.</summary>
    public JsonElement? Condition { get; init; }
}

/// <summary>A Kubernetes service account whose projected tokens AWS trusts.</summary>
public sealed record TrustedServiceAccount
{
    /// <summary>Name of the service account; * and ? are wildcards.</summary>
    [Schema(Pattern = FieldPatterns.SubjectPartPattern, Least = 1, Most = 253, Hint = FieldPatterns.SubjectPartHint)]
    public required string Name { get; init; }

    /// <summary>Namespace of the service account; by default that of this object.</summary>
    [Schema(Pattern = FieldPatterns.SubjectPartPattern, Least = 1, Most = 63, Hint = FieldPatterns.SubjectPartHint)]
    public string? Namespace { get; init; }

    /// <summary>Issuer of the tokens, as its URL; by default that of the operator's own cluster (its option --service-account-issuer).</summary>
    [Schema(Pattern = FieldPatterns.IssuerPattern, Least = 9, Most = 255, Hint = FieldPatterns.IssuerHint)]
    public string? Issuer { get; init; }

    /// <summary>Audience of the tokens.</summary>
    [Schema(Least = 1, Most = 255, Default = "\"sts.amazonaws.com\"")]
    public string Audience { get; set; } = "sts.amazonaws.com";
}

/// <summary>Pods that EKS gives the role to.</summary>
public sealed record TrustedPods
{
    /// <summary>Their namespace; without it, any.</summary>
    [Schema(Least = 1, Most = 63)]
    public string? Namespace { get; init; }

    /// <summary>Their service account; without it, any.</summary>
    [Schema(Least = 1, Most = 253)]
    public string? ServiceAccount { get; init; }

    /// <summary>Their EKS cluster; without it, any of the account.</summary>
    [Schema(Pattern = FieldPatterns.EksClusterArnPattern, Least = 20, Most = 2048, Hint = FieldPatterns.EksClusterArnHint)]
    public string? ClusterArn { get; init; }
}

/// <summary>Tokens of an OpenID Connect provider.</summary>
public sealed record TrustedOidc
{
    /// <summary>The provider as IAM names it: its URL without https://, such as token.actions.githubusercontent.com.</summary>
    [Schema(Pattern = FieldPatterns.OidcProviderPattern, Least = 1, Most = 255, Hint = FieldPatterns.OidcProviderHint)]
    public required string Provider { get; init; }

    /// <summary>The audience that a token must be for.</summary>
    [Schema(Least = 1, Most = 255)]
    public required string Audience { get; init; }

    /// <summary>The subjects, with * and ? as wildcards. Without them any token of the provider for that audience would do.</summary>
    [Schema(Least = 1, Most = 50, Unique = true, EachMost = 1024)]
    public IReadOnlyList<string>? Subjects { get; init; }
}

/// <summary>Assertions of a SAML provider of the account, for signing in to the console.</summary>
public sealed record TrustedSaml
{
    /// <summary>Name of the provider in IAM.</summary>
    [Schema(Pattern = FieldPatterns.SamlProviderPattern, Least = 1, Most = 128, Hint = FieldPatterns.SamlProviderHint)]
    public required string Provider { get; init; }
}

/// <summary>Certificates that a trust anchor of IAM Roles Anywhere vouches for.</summary>
public sealed record TrustedAnchor
{
    /// <summary>ARN of the trust anchor.</summary>
    [Schema(Pattern = FieldPatterns.TrustAnchorArnPattern, Least = 20, Most = 2048, Hint = FieldPatterns.TrustAnchorArnHint)]
    public required string TrustAnchorArn { get; init; }
}
