namespace RoleOperator.Fault.Tests.Faults;

/// <summary>Specs as small as they can be.</summary>
public static class Specs
{
    public static string Role(string description, string? policy = null) => $$"""
        description: "{{description}}"
        trust:
          document:
            Version: "2012-10-17"
            Statement: {Effect: Allow, Principal: {Service: ec2.amazonaws.com}, Action: sts:AssumeRole}
        managedPolicies: [{{(policy is null ? "" : $"{{ref: {{name: {policy}}}}}")}}]
        """;

    public const string Policy = """
        document:
          Version: "2012-10-17"
          Statement: {Effect: Allow, Action: s3:GetObject, Resource: "*"}
        """;
}
