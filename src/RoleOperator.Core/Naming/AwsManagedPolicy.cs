namespace RoleOperator.Core.Naming;

/// <summary>Policies that AWS owns and keeps. They have the same names in every partition, so a manifest need not say which one it is for.</summary>
public static class AwsManagedPolicy
{
    /// <summary>
    /// The ARN of an AWS managed policy in a partition. <paramref name="nameOrPath"/> is the policy's name after its path, if it has one:
    /// <c>AmazonS3ReadOnlyAccess</c>, <c>job-function/ViewOnlyAccess</c>, <c>service-role/AWSLambdaBasicExecutionRole</c>.
    /// </summary>
    public static string Arn(string partition, string nameOrPath) =>
        new Arn(partition, "iam", Region: "", Account: "aws", $"policy/{nameOrPath}").ToString();
}
