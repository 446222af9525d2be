namespace RoleOperator.Core.Naming;

/// <summary>
/// The AWS partitions: separate worlds with their own accounts, ARNs and IAM, between which no trust is possible. They and the beginnings of their
/// regions' names are those of the AWS SDKs' partition table (botocore <c>partitions.json</c>).
/// </summary>
public static class Partition
{
    /// <summary>The commercial partition.</summary>
    public const string Aws = "aws";

    /// <summary>The regions in China, <c>cn-</c>.</summary>
    public const string China = "aws-cn";

    /// <summary>The US government regions, <c>us-gov-</c>.</summary>
    public const string GovCloud = "aws-us-gov";

    /// <summary>The partition of the regions <c>us-iso-</c>.</summary>
    public const string Iso = "aws-iso";

    /// <summary>The partition of the regions <c>us-isob-</c>.</summary>
    public const string IsoB = "aws-iso-b";

    /// <summary>The partition of the regions <c>eu-isoe-</c>.</summary>
    public const string IsoE = "aws-iso-e";

    /// <summary>The partition of the regions <c>us-isof-</c>.</summary>
    public const string IsoF = "aws-iso-f";

    /// <summary>The European sovereign cloud, <c>eusc-</c>.</summary>
    public const string EuropeanSovereign = "aws-eusc";

    /// <summary>Whether the partition has no connection to the internet; its services lag behind those of the others in features.</summary>
    public static bool IsIsolated(string partition) => partition is Iso or IsoB or IsoE or IsoF;

    /// <summary>The partition that an ARN names, or null when the text is not an ARN.</summary>
    public static string? OfArn(string? arn) => Arn.TryParse(arn, out var parsed) ? parsed.Partition : null;
}
