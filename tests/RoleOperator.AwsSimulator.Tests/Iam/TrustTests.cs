using System.Text.Json.Nodes;
using Amazon.IdentityManagement.Model;
using RoleOperator.AwsSimulator.World;
using static RoleOperator.AwsSimulator.Tests.Iam.Scene;

namespace RoleOperator.AwsSimulator.Tests.Iam;

public sealed class TrustTests : IAsyncLifetime
{
    private SimulatedAws aws = null!;

    public async Task InitializeAsync()
    {
        aws = await SimulatedAws.StartAsync();
        aws.Set(world => world.Iam.Restructuring = false);
    }

    public Task DisposeAsync() => aws.DisposeAsync().AsTask();

    [Fact]
    public async Task Trust_OfARole_ShowsItsArnWhileItLivesAndItsIdAfterwards()
    {
        var caller = await aws.RoleAsync("caller");
        await aws.RoleAsync("app", TrustOf(caller.Arn));
        Assert.Equal(caller.Arn, await PrincipalAsync("app"));

        await aws.Iam.DeleteRoleAsync(new DeleteRoleRequest { RoleName = "caller" });
        Assert.Equal(caller.RoleId, await PrincipalAsync("app"));

        await aws.RoleAsync("caller");
        Assert.Equal(caller.RoleId, await PrincipalAsync("app"));

        await aws.Iam.UpdateAssumeRolePolicyAsync(new UpdateAssumeRolePolicyRequest { RoleName = "app", PolicyDocument = TrustOf(caller.Arn) });
        Assert.Equal(caller.Arn, await PrincipalAsync("app"));
    }

    [Fact]
    public async Task Trust_OfAnAccount_ShowsItsRoot()
    {
        await aws.RoleAsync("app", TrustOf("123456789012"));

        Assert.Equal("arn:aws:iam::123456789012:root", await PrincipalAsync("app"));
    }

    [Fact]
    public async Task Trust_OfAnIdThatLives_ShowsItsArn()
    {
        var caller = await aws.RoleAsync("caller");
        await aws.RoleAsync("app", TrustOf(caller.RoleId));

        Assert.Equal(caller.Arn, await PrincipalAsync("app"));
    }

    [Fact]
    public async Task Trust_OfSeveral_ChangesItsOrderFromReadToReadAndKeepsItsMeaning()
    {
        aws.Set(world => world.Iam.Restructuring = true);
        string[] callers = [(await aws.RoleAsync("one")).Arn, (await aws.RoleAsync("two")).Arn, "arn:aws:iam::123456789012:root"];
        var trust = new JsonObject
        {
            ["Effect"] = "Allow",
            ["Principal"] = new JsonObject { ["AWS"] = new JsonArray([.. callers.Select(caller => JsonValue.Create(caller))]) },
            ["Action"] = "sts:AssumeRole",
        };
        await aws.RoleAsync("app", new JsonObject { ["Statement"] = trust }.ToJsonString());

        var orders = new List<string[]>();
        for (var read = 0; read < 20; read++)
        {
            var encoded = (await aws.Iam.GetRoleAsync(new GetRoleRequest { RoleName = "app" })).Role.AssumeRolePolicyDocument;
            var document = JsonNode.Parse(Uri.UnescapeDataString(encoded))!;
            var statement = document["Statement"] is JsonArray many ? many.Single()! : document["Statement"]!;
            orders.Add([.. statement["Principal"]!["AWS"]!.AsArray().Select(principal => (string)principal!)]);
        }

        Assert.All(orders, order => Assert.Equal(callers.Order(), order.Order()));
        Assert.True(orders.Select(order => string.Join(' ', order)).Distinct().Count() > 1, "twenty reads gave one and the same order");
    }

    [Theory]
    [InlineData("arn:aws:iam::123456789012:role/nobody")]
    [InlineData("arn:aws:iam::123456789012:role/Caller")]
    [InlineData("arn:aws:iam::123456789012:role/path/caller")]
    [InlineData("arn:aws:iam::123456789012:role/call*")]
    [InlineData("arn:aws:iam::123456789012:group/caller")]
    [InlineData("arn:aws:iam::999999999999:root")]
    [InlineData("arn:aws-cn:iam::123456789012:root")]
    [InlineData("999999999999")]
    [InlineData("AROAAAAAAAAAAAAAAAAAA")]
    [InlineData("caller")]
    public async Task Trust_OfNobody_IsAnInvalidPrincipal(string principal)
    {
        await aws.RoleAsync("caller");

        var refusal = await RefusedAsync(() => aws.RoleAsync("app", TrustOf(principal)));

        Assert.Equal(("MalformedPolicyDocument", $"Invalid principal in policy: \"AWS\":\"{principal}\""), (refusal.ErrorCode, refusal.Message));
    }

    [Theory]
    [InlineData("\"*\"")]
    [InlineData("""{"AWS":"*"}""")]
    [InlineData("""{"AWS":["arn:aws:iam::123456789012:root","arn:aws:iam::123456789012:user/administrator"]}""")]
    [InlineData("""{"Service":["ecs.amazonaws.com","pods.eks.amazonaws.com"]}""")]
    [InlineData("""{"Federated":"arn:aws:iam::123456789012:oidc-provider/token.example.com"}""")]
    [InlineData("""{"Federated":"cognito-identity.amazonaws.com"}""")]
    public async Task Trust_OfKnownPrincipals_IsTaken(string principal)
    {
        await aws.RoleAsync("app", $$$"""{"Statement":{"Sid":"with spaces","Effect":"Allow","Principal":{{{principal}}},"Action":"sts:AssumeRole"}}""");
    }

    [Theory]
    [InlineData("not json", "This policy contains invalid Json")]
    [InlineData("[]", "This policy contains invalid Json")]
    [InlineData("""{"Version":"2012-10-17","Version":"2012-10-17","Statement":[]}""", "This policy contains invalid Json")]
    [InlineData("""{"foo":1}""", "Syntax errors in policy.")]
    [InlineData("""{"Version":"2012-10-17","Statement":[]}""", "Syntax errors in policy.")]
    [InlineData(
        """{"Version":"2020-01-01","Statement":[{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}]}""",
        "Policy document must be version 2012-10-17 or greater.")]
    [InlineData("""{"Statement":[{"Effect":"allow","Principal":"*","Action":"sts:AssumeRole"}]}""", "The policy failed legacy parsing")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole"}]}""", "Missing required field Principal")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Resource":"*"}]}""", "Has prohibited field Resource")]
    [InlineData("""{"Statement":[{"Effect":"Allow","NotPrincipal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}""", "Has prohibited field NotPrincipal")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject"}]}""", "AssumeRole policy may only specify STS AssumeRole actions.")]
    [InlineData(
        """{"Statement":[{"Effect":"Allow","Principal":{"Service":"ec2"},"Action":"sts:AssumeRole"}]}""", "Invalid principal in policy: \"SERVICE\":\"ec2\"")]
    [InlineData(
        """{"Statement":[{"Effect":"Allow","Principal":{"Federated":"corp"},"Action":"sts:AssumeRole"}]}""",
        "Federated principals must be valid domain names or SAML metadata ARNs")]
    [InlineData(
        """{"Statement":[{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Condition":{"StringEqual":{"aws:x":"y"}}}]}""",
        "Invalid Condition type : StringEqual.")]
    public async Task Trust_ThatIsNone_IsMalformed(string document, string message)
    {
        var refusal = await RefusedAsync(() => aws.RoleAsync("app", document));

        Assert.Equal(("MalformedPolicyDocument", message), (refusal.ErrorCode, refusal.Message));
    }

    [Fact]
    public async Task Trust_OverTheQuotaOnlyByWhiteSpace_IsTaken()
    {
        await aws.RoleAsync("app", Trust.Replace(",", "," + new string(' ', 2000), StringComparison.Ordinal));
        var lengthy = Trust.Replace("2012-10-17", "2012-10-17\",\"Id\":\"" + new string('x', 2000), StringComparison.Ordinal);

        var refusal = await RefusedAsync(() => aws.RoleAsync("other", lengthy));

        Assert.Equal(("LimitExceeded", "Cannot exceed quota for ACLSizePerRole: 2048"), (refusal.ErrorCode, refusal.Message));
    }

    [Fact]
    public async Task Trust_OfARoleJustMadeOrJustDeleted_LagsBehind()
    {
        aws.Lag(Reader.PrincipalCheck);
        var caller = await aws.RoleAsync("caller");
        Assert.StartsWith(
            "Invalid principal in policy", (await RefusedAsync(() => aws.RoleAsync("app", TrustOf(caller.Arn)))).Message, StringComparison.Ordinal);

        aws.PassTheLag();
        await aws.RoleAsync("app", TrustOf(caller.Arn));

        await aws.Iam.DeleteRoleAsync(new DeleteRoleRequest { RoleName = "caller" });
        await aws.RoleAsync("late", TrustOf(caller.Arn));
        Assert.Equal(caller.RoleId, await PrincipalAsync("late"));

        aws.PassTheLag();
        Assert.Equal("MalformedPolicyDocument", (await RefusedAsync(() => aws.RoleAsync("later", TrustOf(caller.Arn)))).ErrorCode);
    }

    private async Task<string> PrincipalAsync(string role)
    {
        var encoded = (await aws.Iam.GetRoleAsync(new GetRoleRequest { RoleName = role })).Role.AssumeRolePolicyDocument;
        return (string)JsonNode.Parse(Uri.UnescapeDataString(encoded))!["Statement"]![0]!["Principal"]!["AWS"]!;
    }
}
