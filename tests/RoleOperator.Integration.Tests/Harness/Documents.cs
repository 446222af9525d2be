namespace RoleOperator.Integration.Tests.Harness;

/// <summary>IAM documents as one line of YAML, where a test does not care which they are.</summary>
public static class Documents
{
    public const string Ec2Trust =
        """{Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {Service: ec2.amazonaws.com}, Action: "sts:AssumeRole"}]}""";

    public const string LambdaTrust =
        """{Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: "sts:AssumeRole"}]}""";

    /// <summary>An identity policy that allows one action on everything.</summary>
    public static string Allow(string action) => $$"""{Version: "2012-10-17", Statement: [{Effect: Allow, Action: "{{action}}", Resource: "*"}]}""";
}
