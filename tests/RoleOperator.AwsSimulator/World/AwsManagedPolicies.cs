using System.Collections.Immutable;

namespace RoleOperator.AwsSimulator.World;

/// <summary>The policies that AWS keeps for everybody: the same in every partition, save for the first part of their ARNs.</summary>
public static class AwsManagedPolicies
{
    private static readonly DateTimeOffset Made = new(2015, 2, 6, 18, 40, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, ManagedPolicy> ByPath = new[]
    {
        Policy("/AdministratorAccess"), Policy("/ReadOnlyAccess"), Policy("/AmazonS3ReadOnlyAccess"), Policy("/job-function/ViewOnlyAccess"),
        Policy("/service-role/AmazonEC2ContainerServiceforEC2Role"), Policy("/aws-service-role/AutoScalingServiceRolePolicy"),
    }.ToDictionary(policy => policy.Path + policy.Name, StringComparer.Ordinal);

    /// <summary>All of them.</summary>
    public static IReadOnlyCollection<ManagedPolicy> All => ByPath.Values;

    /// <summary>A policy by its ARN, arn:PARTITION:iam::aws:policy/…; null where AWS has none of this name.</summary>
    public static ManagedPolicy? Find(string partition, string arn) =>
        $"arn:{partition}:iam::aws:policy" is var prefix && arn.StartsWith(prefix, StringComparison.Ordinal) ? ByPath.GetValueOrDefault(arn[prefix.Length..]) : null;

    private static ManagedPolicy Policy(string pathAndName)
    {
        var cut = pathAndName.LastIndexOf('/') + 1;
        var id = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(pathAndName)))[..17];
        const string document = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";
        return new ManagedPolicy(pathAndName[cut..], pathAndName[..cut], $"ANPA{id}", Made)
        {
            Versions = [new PolicyVersion(1, document, Made)],
            Default = 1,
            Next = 2,
            UpdatedAt = Made,
            IsAttachable = !pathAndName.StartsWith("/aws-service-role/", StringComparison.Ordinal),
        };
    }
}
