using System.Text.Json.Nodes;
using RoleOperator.Core.Documents;
using RoleOperator.Core.Naming;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Specs;

namespace RoleOperator.Core.Resolution;

/// <summary>Resolves who may assume a role: the document as it is, or one statement for each party that is named in short.</summary>
internal sealed class TrustPolicy(ObjectMeta role, Surroundings surroundings, ReferenceResolver references, FieldFindings findings)
{
    private const string AssumeRole = "sts:AssumeRole";
    private const string TagSession = "sts:TagSession";
    private const string WebIdentity = "sts:AssumeRoleWithWebIdentity";

    private readonly AccountContext account = surroundings.Account;

    /// <summary>The field of a party's reference to a Role object.</summary>
    public static string RoleField(int at) => $"spec.trust.allow[{at}].role.ref";

    /// <summary>The policy, or null with problems.</summary>
    public PolicyDocument? Of(Trust trust)
    {
        if (trust.Document is { } document) return findings.Read(PolicyDocument.Parse(document, DocumentKind.Trust), "spec.trust.document");

        var statements = (trust.Allow ?? []).Select(StatementOf).ToList();
        if (statements.Contains(null)) return null;
        var policy = new JsonObject
        {
            ["Version"] = Grammar.CurrentVersion,
            ["Statement"] = new JsonArray([.. statements.Select(statement => statement!.ToJson())]),
        };
        return findings.Read(PolicyDocument.Parse(policy.ToJsonString(), DocumentKind.Trust), "spec.trust.allow");
    }

    private TrustStatement? StatementOf(TrustedParty party, int at)
    {
        var field = $"spec.trust.allow[{at}]";
        CheckCallerFields(party, field);
        var statement = party switch
        {
            { Service: { } service } => new TrustStatement([AssumeRole], "Service", service),
            { Account: { } id } => Caller(party, new AccountContext(id, account.Partition).RootArn),
            { Role: { } caller } => CallerArn(caller, at) is { } arn ? Caller(party, arn) : null,
            { ServiceAccount: { } subject } => ServiceAccount(subject, field),
            { PodIdentity: { } pods } => Pods(pods),
            { Oidc: { } tokens } => Oidc(tokens),
            { Saml: { } saml } => new TrustStatement(["sts:AssumeRoleWithSAML"], "Federated", Provider("saml-provider", saml.Provider))
                .Where("StringEquals", "SAML:aud", SignIn),
            { RolesAnywhere: { } anchor } => new TrustStatement(
                    [AssumeRole, "sts:SetSourceIdentity", TagSession], "Service", "rolesanywhere.amazonaws.com")
                .Where("ArnEquals", "aws:SourceArn", anchor.TrustAnchorArn),
            _ => null,
        };
        if (statement is not null && party.Condition is { } more && statement.Add(more) is { } key)
            findings.Invalid(
                $"{field}.condition",
                $"{Excerpt.Quote(key)} is set by another field of this entry, or is no map of keys; leave it out here, or write spec.trust.document");
        return statement;
    }

    private static TrustStatement Caller(TrustedParty party, string arn) => new TrustStatement([AssumeRole], "AWS", arn)
        .Where("StringEquals", "sts:ExternalId", party.ExternalId)
        .Where("Bool", "aws:MultiFactorAuthPresent", party.RequireMfa == true ? "true" : null)
        .Where("IpAddress", "aws:SourceIp", party.SourceIps ?? [])
        .Where("ArnLike", "aws:PrincipalArn", party.PrincipalArns ?? []);

    /// <summary>IAM looks the principal up when the policy is written, so the role must exist by then.</summary>
    private string? CallerArn(AssumedRole caller, int at) =>
        caller.Ref is not { } reference ? caller.Arn
        : references.Arn(ReferenceResolver.Use(ResourceKind.Role, reference, role.Namespace, RoleField(at)));

    private TrustStatement? ServiceAccount(TrustedServiceAccount subject, string field)
    {
        if ((subject.Issuer ?? surroundings.ServiceAccountIssuer) is not { } issuer)
        {
            findings.Invalid($"{field}.serviceAccount.issuer",
                "is missing, and the operator was not told its cluster's (--service-account-issuer); set one of the two");
            return null;
        }

        // The provider and its condition keys are named by the issuer's URL without its scheme.
        var provider = issuer["https://".Length..];
        var name = $"system:serviceaccount:{subject.Namespace ?? role.Namespace}:{subject.Name}";
        return new TrustStatement([WebIdentity], "Federated", Provider("oidc-provider", provider))
            .Where("StringEquals", $"{provider}:aud", subject.Audience)
            .Where(Matching([name]), $"{provider}:sub", name);
    }

    private static TrustStatement Pods(TrustedPods pods) => new TrustStatement([AssumeRole, TagSession], "Service", "pods.eks.amazonaws.com")
        .Where(Matching([pods.Namespace ?? ""]), "aws:RequestTag/kubernetes-namespace", pods.Namespace)
        .Where(Matching([pods.ServiceAccount ?? ""]), "aws:RequestTag/kubernetes-service-account", pods.ServiceAccount)
        .Where("StringEquals", "aws:RequestTag/eks-cluster-arn", pods.ClusterArn)
        .Where("ArnEquals", "aws:SourceArn", pods.ClusterArn);

    private TrustStatement Oidc(TrustedOidc tokens) => new TrustStatement(
            [WebIdentity], "Federated", IsBuiltIn(tokens.Provider) ? tokens.Provider : Provider("oidc-provider", tokens.Provider))
        .Where("StringEquals", $"{tokens.Provider}:{AudienceKey(tokens.Provider)}", tokens.Audience)
        .Where(Matching(tokens.Subjects ?? []), $"{tokens.Provider}:sub", tokens.Subjects ?? []);

    /// <summary>Four providers are known to IAM by their name alone, and two of them have a key of their own (IAM user guide, "Web identity").</summary>
    private static bool IsBuiltIn(string provider) =>
        provider is "cognito-identity.amazonaws.com" or "accounts.google.com" || AudienceKey(provider) != "aud";

    private static string AudienceKey(string provider) => provider is "www.amazon.com" or "graph.facebook.com" ? "app_id" : "aud";

    private static string Matching(IReadOnlyList<string> values) =>
        values.Any(value => value.Contains('*', StringComparison.Ordinal) || value.Contains('?', StringComparison.Ordinal)) ? "StringLike" : "StringEquals";

    private string Provider(string type, string name) =>
        new Arn(account.Partition, "iam", Region: "", account.AccountId, $"{type}/{name}").ToString();

    /// <summary>Where a SAML response is posted to: the console's sign-in page of the partition.</summary>
    private string SignIn => account.Partition switch
    {
        Partition.China => "https://signin.amazonaws.cn/saml",
        Partition.GovCloud => "https://signin.amazonaws-us-gov.com/saml",
        _ => "https://signin.aws.amazon.com/saml",
    };

    private void CheckCallerFields(TrustedParty party, string field)
    {
        var isCaller = party.Account is not null || party.Role is not null;
        Only(party.ExternalId is null || isCaller, "externalId", "account or role");
        Only(party.RequireMfa is null || isCaller, "requireMfa", "account or role");
        Only(party.SourceIps is null || isCaller, "sourceIps", "account or role");
        Only(party.PrincipalArns is null || party.Account is not null, "principalArns", "account");

        void Only(bool holds, string name, string with)
        {
            if (!holds) findings.Invalid($"{field}.{name}", $"has a meaning with {with} only; remove it, or say it in condition");
        }
    }
}
