namespace RoleOperator.Core.Naming;

/// <summary>The AWS account in which a resource lives, as <c>sts:GetCallerIdentity</c> tells it. Computes the ARNs of what is in it.</summary>
/// <param name="AccountId">Twelve digits.</param>
/// <param name="Partition">One of the names in <see cref="Naming.Partition"/>.</param>
public sealed record AccountContext(string AccountId, string Partition)
{
    /// <summary>The ARN that stands for the whole account; a principal given as a bare account ID means the same.</summary>
    public string RootArn => Of("root");

    /// <summary>The ARN of a role. <paramref name="path"/> begins and ends with <c>/</c>.</summary>
    public string RoleArn(string path, string name) => Of($"role{path}{name}");

    /// <summary>The ARN of a customer managed policy. <paramref name="path"/> begins and ends with <c>/</c>.</summary>
    public string PolicyArn(string path, string name) => Of($"policy{path}{name}");

    /// <summary>The ARN of an instance profile. <paramref name="path"/> begins and ends with <c>/</c>.</summary>
    public string InstanceProfileArn(string path, string name) => Of($"instance-profile{path}{name}");

    private string Of(string resource) => new Arn(Partition, "iam", Region: "", AccountId, resource).ToString();
}
