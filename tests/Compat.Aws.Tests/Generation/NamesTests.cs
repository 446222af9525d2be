using AwsClientGenerator;

namespace Compat.Aws.Tests.Generation;

public class NamesTests
{
    // The constants of the official packages: InstanceStateName, InstanceType, DeletionTaskStatusType, ArchitectureValues, PolicySourceType.
    [Theory]
    [InlineData("shutting-down", "ShuttingDown")]
    [InlineData("t2.micro", "T2Micro")]
    [InlineData("IN_PROGRESS", "IN_PROGRESS")]
    [InlineData("x86_64", "X86_64")]
    [InlineData("aws-managed", "AwsManaged")]
    [InlineData("1.5", "_15")]
    public void Constant_OfAValue_IsTheOfficialName(string value, string name) => Assert.Equal(name, Names.Constant(value));
}
