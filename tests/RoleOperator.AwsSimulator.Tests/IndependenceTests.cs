using RoleOperator.AwsSimulator.Serving;

namespace RoleOperator.AwsSimulator.Tests;

public sealed class IndependenceTests
{
    [Fact]
    public void Simulator_AsASecondOpinion_UsesNoCodeOfTheOperatorOrOfItsClients() => Assert.DoesNotContain(
        typeof(Simulator).Assembly.GetReferencedAssemblies(),
        reference => reference.Name!.StartsWith("RoleOperator", StringComparison.Ordinal) || reference.Name.StartsWith("AWSSDK", StringComparison.Ordinal));
}
