using System.Reflection;

namespace RoleOperator.Architecture.Tests;

/// <summary>The arrows between projects point one way, and SDK types stay behind their adapters.</summary>
public class ReferenceTests
{
    private const string Logging = "Microsoft.Extensions.Logging.Abstractions";

    public static TheoryData<string, string[]> Allowed { get; } = new()
    {
        { "RoleOperator.Core", [] },
        { "RoleOperator.Runtime", [Logging] },
        { "RoleOperator.Controllers", ["RoleOperator.Core", "RoleOperator.Runtime", Logging] },
        { "RoleOperator.Kubernetes", ["RoleOperator.Core", "RoleOperator.Runtime", "RoleOperator.Controllers", "KubernetesClient", Logging] },
        {
            "RoleOperator.Aws",
            [
                "RoleOperator.Core", "RoleOperator.Runtime", "RoleOperator.Controllers",
                "AWSSDK.Core", "AWSSDK.IdentityManagement", "AWSSDK.EC2", "AWSSDK.SecurityToken",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Allowed))]
    public void Project_References_OnlyWhatItsPlaceAllows(string project, string[] allowed)
    {
        var references = Assembly.Load(project).GetReferencedAssemblies().Select(r => r.Name!)
            .Where(name => !name.StartsWith("System", StringComparison.Ordinal) && name != "netstandard")
            .Except(allowed);

        Assert.Empty(references);
    }

    [Theory]
    [InlineData("AWSSDK")]
    [InlineData("KubernetesClient")]
    public void Executable_References_NoSdk(string sdk) =>
        Assert.DoesNotContain(
            Assembly.Load("role-operator").GetReferencedAssemblies(), r => r.Name!.StartsWith(sdk, StringComparison.Ordinal));
}
