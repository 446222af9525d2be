using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Core.Documents;
using RoleOperator.Core.Errors;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Runtime.Control;

namespace RoleOperator.Controllers.Tests.Passes;

/// <summary>IAM shows the id of a deleted principal in a trust policy.</summary>
public sealed class DanglingTrustTests
{
    private const string Caller = "arn:aws:iam::111122223333:role/caller";
    private const string Id = "AROAEXAMPLEEXAMPLE009";
    private const string Write = "iam:UpdateAssumeRolePolicy orders";

    private readonly World world = new();

    private Condition Ready => world.Ready(world.Roles.Key("orders"))!;

    [Fact]
    public async Task Principal_ThatIsThereAgain_IsWrittenOnceAndTheIdIsTold()
    {
        await TrustingAsync();
        world.Account.Roles["orders"] = Dangling(world.Account.Roles["orders"]);

        await world.SettleAsync();

        Assert.Equal([Write], world.Journal.AwsWrites);
        Assert.Equal(Reasons.Converged, Ready.Reason);
        Assert.Contains($"trust.document: IAM shows {Id} in place of what was deleted", world.Events[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Id_ThatIamPutsBackEachTime_IsWrittenThriceAndThenToldAndLeft()
    {
        await TrustingAsync();
        world.Account.RoleAsRead = Dangling;
        world.Roles.IsHeld = true;

        for (var pass = 0; pass < 20; pass++)
        {
            await world.PassOverRole();
            world.Time.Advance(TimeSpan.FromSeconds(61));
        }

        Assert.Equal([Write, Write, Write], world.Journal.AwsWrites);
        Assert.Equal(new Outcome.Blocked(Reasons.InvalidSpec, TimeSpan.FromMinutes(5)), await world.PassOverRole());
        Assert.Contains(Id, Ready.Message, StringComparison.Ordinal);
        Assert.Contains(Caller, Ready.Message, StringComparison.Ordinal);
        Assert.Contains("Create the principal again, or take it out of the spec", Ready.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Id_ThatIamGoesOnPuttingBack_IsWrittenMoreAndMoreRarely()
    {
        await TrustingAsync();
        world.Account.RoleAsRead = Dangling;
        world.Roles.IsHeld = true;

        List<int> writes = [];
        for (var hour = 0; hour < 16; hour++)
        {
            for (var pass = 0; pass < 20; pass++)
            {
                await world.PassOverRole();
                world.Time.Advance(TimeSpan.FromMinutes(3));
            }

            writes.Add(world.Journal.AwsWrites.Count());
        }

        Assert.Equal((3, 4, 5, 6), (writes[0], writes[2], writes[4], writes[8]));
        Assert.Equal(7, writes[^1]);
    }

    [Fact]
    public async Task Policy_ThatDiffersInMoreThanTheId_IsWrittenAtOnce()
    {
        await TrustingAsync();
        world.Account.RoleAsRead = Dangling;
        world.Roles.IsHeld = true;
        for (var pass = 0; pass < 9; pass++)
        {
            await world.PassOverRole();
            world.Time.Advance(TimeSpan.FromSeconds(61));
        }

        world.Account.RoleAsRead = role => role with { Trust = Seen($$"""["{{Id}}","arn:aws:iam::999988887777:root"]""") };
        world.Journal.Clear();
        await world.PassOverRole();

        Assert.Equal([Write], world.Journal.AwsWrites);
    }

    [Fact]
    public async Task Spec_WithAnotherPrincipal_IsWrittenAtOnce()
    {
        await TrustingAsync();
        world.Account.RoleAsRead = Dangling;
        await world.PassOverRole();
        await world.PassOverRole();
        Assert.Equal([Write], world.Journal.AwsWrites);
        Assert.Equal(Reasons.Propagating, Ready.Reason);

        world.Account.RoleAsRead = role => role;
        world.Roles.Apply("orders", Spec("arn:aws:iam::111122223333:role/other"));
        await world.PassOverRole();

        Assert.Equal(Reasons.Converged, Ready.Reason);
        Assert.Equal([Write, Write], world.Journal.AwsWrites);
    }

    private static ObservedRole Dangling(ObservedRole role) => role with { Trust = Seen($"\"{Id}\"") };

    private static string Spec(string principal) => $$$"""{"name":"orders","trust":{"document":{{{Document($"\"{principal}\"")}}}}}""";

    private static string Document(string principals) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":{{principals}}},"Action":"sts:AssumeRole"}]}""";

    private static ObservedDocument Seen(string principals) => PolicyDocument.FromWire(Document(principals), DocumentKind.Trust);

    private async Task TrustingAsync()
    {
        world.Roles.Apply("orders", Spec(Caller));
        await world.SettleAsync();
        world.Time.Advance(AwsErrorTable.PropagationTime);
        world.Journal.Clear();
    }
}
