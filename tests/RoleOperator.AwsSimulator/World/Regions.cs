namespace RoleOperator.AwsSimulator.World;

/// <summary>
/// The regions and partitions of AWS. Which regions must be opted into is from memory of AWS's list of regions, and may lack the newest; the
/// regions that IAM is signed for are those of AWS's endpoint rules.
/// </summary>
public static class Regions
{
    private static readonly Dictionary<string, string> IamRegions = new(StringComparer.Ordinal)
    {
        ["aws"] = "us-east-1",
        ["aws-cn"] = "cn-north-1",
        ["aws-us-gov"] = "us-gov-west-1",
        ["aws-iso"] = "us-iso-east-1",
        ["aws-iso-b"] = "us-isob-east-1",
        ["aws-iso-e"] = "eu-isoe-west-1",
        ["aws-iso-f"] = "us-isof-south-1",
    };

    private static readonly Dictionary<string, (string Partition, bool OptIn)> Known = new (string Partition, bool OptIn, string Names)[]
    {
        ("aws", false, "us-east-1 us-east-2 us-west-1 us-west-2 ca-central-1 sa-east-1"),
        ("aws", false, "eu-west-1 eu-west-2 eu-west-3 eu-central-1 eu-north-1"),
        ("aws", false, "ap-south-1 ap-southeast-1 ap-southeast-2 ap-northeast-1 ap-northeast-2 ap-northeast-3"),
        ("aws", true, "af-south-1 ap-east-1 ap-south-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-7 ca-west-1"),
        ("aws", true, "eu-central-2 eu-south-1 eu-south-2 il-central-1 me-central-1 me-south-1 mx-central-1"),
        ("aws-cn", false, "cn-north-1 cn-northwest-1"),
        ("aws-us-gov", false, "us-gov-west-1 us-gov-east-1"),
        ("aws-iso", false, "us-iso-east-1 us-iso-west-1"),
        ("aws-iso-b", false, "us-isob-east-1"),
        ("aws-iso-e", false, "eu-isoe-west-1"),
        ("aws-iso-f", false, "us-isof-south-1 us-isof-east-1"),
    }
        .SelectMany(row => row.Names.Split(' ').Select(name => (Name: name, Region: (row.Partition, row.OptIn))))
        .ToDictionary(row => row.Name, row => row.Region, StringComparer.Ordinal);

    /// <summary>The partition of a region; null where AWS has no such region.</summary>
    public static string? PartitionOf(string region) => Known.TryGetValue(region, out var known) ? known.Partition : null;

    /// <summary>True where an account must enable the region before its keys are known there.</summary>
    public static bool MustBeEnabled(string region) => Known.TryGetValue(region, out var known) && known.OptIn;

    /// <summary>The partitions of AWS.</summary>
    public static IReadOnlyCollection<string> Partitions => IamRegions.Keys;

    /// <summary>The one region of a partition that requests to IAM are signed for.</summary>
    public static string OfIam(string partition) => IamRegions[partition];
}
