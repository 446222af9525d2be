using RoleOperator.Core.Errors;

namespace RoleOperator.Core.Tests.Errors;

public class AwsMessageTests
{
    [Theory]
    [InlineData(
        "You are not authorized to perform this operation. User: x is not authorized. Encoded authorization failure message: QnVz-_dG9",
        "You are not authorized to perform this operation. User: x is not authorized.")]
    [InlineData("Encoded authorization failure message: QnVz", "")]
    [InlineData("The role with name x cannot be found. ", "The role with name x cannot be found. ")]
    [InlineData("", "")]
    public void Message_IsWithoutWhatDiffersFromCallToCall(string message, string stable) => Assert.Equal(stable, AwsMessage.Stable(message));
}
