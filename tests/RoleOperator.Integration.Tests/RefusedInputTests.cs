using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Integration.Tests.Worlds;

namespace RoleOperator.Integration.Tests;

/// <summary>
/// Mistakes against the CRDs as they are shipped: most are refused where they are made, and the rest end in a condition. AWS hears of none, so one end is
/// enough.
/// </summary>
public sealed class RefusedInputTests(SharedMoto shared) : IClassFixture<SharedMoto>
{
    private static readonly string Trust = $"trust: {{document: {Documents.Ec2Trust}}}";

    /// <summary>Kind, spec, and the field that the refusal must name.</summary>
    public static TheoryData<string, string, string> Refused => new()
    {
        { "Role", "trust: {document: \"{not JSON\"}", "spec.trust.document" },
        { "Policy", "document: \"{not JSON\"", "spec.document" },
        { "Role", $"{Trust}\ndescripton: Orders", "spec.descripton" },
        { "Role", $"{Trust}\nname: two words", "spec.name" },
        { "Role", $"{Trust}\nmaxSessionDurationSeconds: 60", "spec.maxSessionDurationSeconds" },
        { "Role", $"{Trust}\npath: shop", "spec.path" },
        { "InstanceProfile", "path: shop", "spec.path" },
        { "Role", "description: no trust", "spec.trust" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Mistake_ThatTheSchemaKnows_IsRefusedByTheApiServerWithItsField(string kind, string spec, string field)
    {
        await using var team = await shared.World.TeamAsync();

        var refusal = await team.RefusedAsync(ResourceKind.All.Single(k => k.Name == kind), "orders", spec);

        Assert.Contains(field, refusal, StringComparison.Ordinal);
        Assert.Empty(team.Calls);
    }

    [Theory]
    [InlineData("Efect: Allow, Principal: {Service: ec2.amazonaws.com}", "spec.trust.document.Statement[0].Efect", "Effect")]
    [InlineData("Effect: Allow", "spec.trust.document.Statement[0].Principal", "say who may assume the role")]
    public async Task Document_ThatOnlyIamWouldRefuse_NamesThePlaceCallsNothingAndHeals(string statement, string field, string remedy)
    {
        await using var team = await shared.World.TeamAsync();

        await team.ApplyAsync(ResourceKind.Role, "orders", $$"""
            trust:
              document:
                Version: "2012-10-17"
                Statement: [{ {{statement}}, Action: "sts:AssumeRole"}]
            """);

        var message = await team.NotReadyAsync(ResourceKind.Role, "orders", Reasons.InvalidSpec);
        Assert.Contains($"{field}: ", message, StringComparison.Ordinal);
        Assert.Contains(remedy, message, StringComparison.Ordinal);
        Assert.Empty(team.Calls);
        await team.ConvergeAsync(ResourceKind.Role, "orders", Trust);
    }
}
