namespace RoleOperator.Core.Resources.Schema;

/// <content>What the fields of trusted parties accept.</content>
public static partial class FieldPatterns
{
    /// <summary>Service principals.</summary>
    public const string ServicePrincipalPattern = "^[a-z0-9-]+(\\.[a-z0-9-]+)*\\.(amazonaws\\.com|amazonaws\\.com\\.cn|amazon\\.com|aws\\.internal)$";

    /// <summary>Remedy for <see cref="ServicePrincipalPattern"/>.</summary>
    public const string ServicePrincipalHint = "use a service principal, as in ec2.amazonaws.com";

    /// <summary>Ids of AWS accounts.</summary>
    public const string AccountIdPattern = "^[0-9]{12}$";

    /// <summary>Remedy for <see cref="AccountIdPattern"/>.</summary>
    public const string AccountIdHint = "use the account's twelve digits, in quotes";

    /// <summary>External ids (STS API reference, AssumeRole).</summary>
    public const string ExternalIdPattern = "^[A-Za-z0-9_+=,.@:/-]+$";

    /// <summary>Remedy for <see cref="ExternalIdPattern"/>.</summary>
    public const string ExternalIdHint = "use letters, digits and + = , . @ : / _ - only";

    /// <summary>Addresses and CIDR ranges; IAM has the last word on their numbers.</summary>
    public const string CidrPattern = "^[0-9a-fA-F.:]+(/[0-9]{1,3})?$";

    /// <summary>Remedy for <see cref="CidrPattern"/>.</summary>
    public const string CidrHint = "use an address or a range, as in 192.0.2.0/24";

    /// <summary>ARNs of callers, with wildcards.</summary>
    public const string CallerArnPattern = "^arn:[a-z*?-]+:(iam|sts)::[0-9*?]+:.+$";

    /// <summary>Remedy for <see cref="CallerArnPattern"/>.</summary>
    public const string CallerArnHint = "use ARNs of roles or users, as in arn:aws:iam::111122223333:role/team/*";

    /// <summary>Names in the subject of a service account's token, with wildcards.</summary>
    public const string SubjectPartPattern = "^[a-z0-9*?]([a-z0-9.*?-]*[a-z0-9*?])?$";

    /// <summary>Remedy for <see cref="SubjectPartPattern"/>.</summary>
    public const string SubjectPartHint = "use a Kubernetes name; * and ? are wildcards";

    /// <summary>Issuers of tokens.</summary>
    public const string IssuerPattern = "^https://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._/-]*[A-Za-z0-9._-])?$";

    /// <summary>Remedy for <see cref="IssuerPattern"/>.</summary>
    public const string IssuerHint = "use the issuer's URL, as in https://oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE";

    /// <summary>OpenID Connect providers as IAM names them.</summary>
    public const string OidcProviderPattern = "^[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._/-]*[A-Za-z0-9._-])?$";

    /// <summary>Remedy for <see cref="OidcProviderPattern"/>.</summary>
    public const string OidcProviderHint = "use the provider's URL without https://, as in token.actions.githubusercontent.com";

    /// <summary>Names of SAML providers (IAM API reference, CreateSAMLProvider).</summary>
    public const string SamlProviderPattern = "^[A-Za-z0-9._-]+$";

    /// <summary>Remedy for <see cref="SamlProviderPattern"/>.</summary>
    public const string SamlProviderHint = "use the provider's name in IAM, of letters, digits and . _ -";

    /// <summary>ARNs of EKS clusters.</summary>
    public const string EksClusterArnPattern = "^arn:aws[a-z-]*:eks:[a-z0-9-]+:[0-9]{12}:cluster/.+$";

    /// <summary>Remedy for <see cref="EksClusterArnPattern"/>.</summary>
    public const string EksClusterArnHint = "use a cluster's ARN, as in arn:aws:eks:eu-west-1:111122223333:cluster/main";

    /// <summary>ARNs of trust anchors.</summary>
    public const string TrustAnchorArnPattern = "^arn:aws[a-z-]*:rolesanywhere:[a-z0-9-]+:[0-9]{12}:trust-anchor/.+$";

    /// <summary>Remedy for <see cref="TrustAnchorArnPattern"/>.</summary>
    public const string TrustAnchorArnHint = "use a trust anchor's ARN, as in arn:aws:rolesanywhere:eu-west-1:111122223333:trust-anchor/1f2e…";
}
