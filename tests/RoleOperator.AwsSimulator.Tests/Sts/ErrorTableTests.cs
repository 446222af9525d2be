using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using RoleOperator.AwsSimulator.Operations;
using RoleOperator.AwsSimulator.Protocol;
using RoleOperator.AwsSimulator.Tests.Clients;
using Tag = Amazon.SecurityToken.Model.Tag;

namespace RoleOperator.AwsSimulator.Tests.Sts;

/// <summary>Every error that AWS models for the simulated operations of STS, brought about or excused.</summary>
public sealed class ErrorTableTests
{
    private const string Issuer = "https://token.example.com/id/1", Role = "arn:aws:iam::123456789012:role/target";

    private static readonly string LongArn = $"arn:aws:iam::123456789012:policy/{new string('p', 1000)}";

    private static readonly Dictionary<(string Operation, string Code), Func<SimulatedAws, Task>> Table = new()
    {
        [("AssumeRole", "MalformedPolicyDocument")] = aws => AssumeAsync(aws, new() { Policy = "{}" }),
        [("AssumeRole", "PackedPolicyTooLarge")] = aws => AssumeAsync(aws, new() { Tags = [.. Tags(50)] }),
        [("AssumeRole", "RegionDisabledException")] = aws =>
            DisabledAsync(aws, sts => sts.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = Role, RoleSessionName = "session" })),
        [("AssumeRoleWithWebIdentity", "MalformedPolicyDocument")] = aws => FederateAsync(aws, request => request.Policy = "{}"),
        [("AssumeRoleWithWebIdentity", "PackedPolicyTooLarge")] = aws => FederateAsync(aws, request => request.PolicyArns =
            [.. Enumerable.Range(0, 10).Select(number => new PolicyDescriptorType { Arn = $"{LongArn}{number}" })]),
        [("AssumeRoleWithWebIdentity", "InvalidIdentityToken")] = aws => FederateAsync(aws, request => request.WebIdentityToken = "not.a.token"),
        [("AssumeRoleWithWebIdentity", "ExpiredTokenException")] = aws => FederateAsync(aws, _ => aws.World.Time.Advance(TimeSpan.FromHours(2))),
        [("AssumeRoleWithWebIdentity", "IDPCommunicationError")] = aws => FederateAsync(aws, _ => aws.World.IdentityProviders.SetReachable(Issuer, false)),
        [("GetSessionToken", "RegionDisabledException")] = aws => DisabledAsync(aws, sts => sts.GetSessionTokenAsync()),
    };

    private static readonly (string Operation, string Code, string Why)[] Excused =
    [
        ("AssumeRole", "ExpiredTokenException", "a session that ended is refused as it signs, with ExpiredToken, before the operation"),
        ("AssumeRoleWithWebIdentity", "RegionDisabledException", "a call that is not signed does not say its region, and all regions have one endpoint here"),
        ("AssumeRoleWithWebIdentity", "IDPRejectedClaim", "AWS does not say which claims an identity provider rejects"),
    ];

    public static IEnumerable<object[]> Pairs => Table.Keys.Select(pair => new object[] { pair.Operation, pair.Code });

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Operation_ForEachErrorOfItsModel_CanBeBroughtToAnswerIt(string operation, string code)
    {
        await using var aws = await SimulatedAws.StartAsync(new() { Accounts = [new() { StsDisabledIn = ["eu-west-1"] }] });
        Seeds.AddRole(aws.World, "target", """{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":["sts:AssumeRole","sts:TagSession"]}""");

        var refusal = await Assert.ThrowsAnyAsync<AmazonSecurityTokenServiceException>(() => Table[(operation, code)](aws));

        Assert.Equal((code, ServiceModel.All["sts"].Operations[operation].Errors[code].Status), (refusal.ErrorCode, (int)refusal.StatusCode));
        Assert.NotEmpty(refusal.Message);
    }

    [Fact]
    public void Table_HeldAgainstTheModel_MissesNoErrorOfASimulatedOperation()
    {
        var modelled = (from operation in ServiceModel.All["sts"].Operations.Values
                        where OperationTable.Handlers.ContainsKey(operation.Action)
                        from code in operation.Errors.Keys
                        select (operation.Name, code)).ToList();
        var excused = Excused.Select(row => (row.Operation, row.Code)).ToList();

        Assert.Equal([], modelled.Except(Table.Keys).Except(excused));
        Assert.Empty(Table.Keys.Intersect(excused));
        Assert.Equal([], Table.Keys.Concat(excused).Except(modelled));
    }

    [Fact]
    public void Ec2_HasNoErrorsInItsModel_SoThatItsTableWouldBeEmpty() =>
        Assert.All(ServiceModel.All["ec2"].Operations.Values, operation => Assert.Empty(operation.Errors));

    private static Task<AssumeRoleResponse> AssumeAsync(SimulatedAws aws, AssumeRoleRequest request)
    {
        (request.RoleArn, request.RoleSessionName) = (Role, "session");
        return aws.Sts.AssumeRoleAsync(request);
    }

    private static async Task DisabledAsync(SimulatedAws aws, Func<AmazonSecurityTokenServiceClient, Task> call)
    {
        using var sts = aws.StsAs(new BasicAWSCredentials("AKIASIMULATOREXAMPLE", "simulator/secret/of/the/administrator+key"), "eu-west-1");
        await call(sts);
    }

    private static async Task FederateAsync(SimulatedAws aws, Action<AssumeRoleWithWebIdentityRequest> spoil)
    {
        using var issuer = new TokenIssuer(Issuer);
        await aws.Iam.CreateOpenIDConnectProviderAsync(new CreateOpenIDConnectProviderRequest { Url = Issuer, ClientIDList = ["sts.amazonaws.com"] });
        aws.World.IdentityProviders.Publish(Issuer, issuer.Keys);
        Seeds.AddRole(
            aws.World,
            "target",
            """
            {"Effect":"Allow","Action":"sts:AssumeRoleWithWebIdentity",
             "Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/token.example.com/id/1"}}
            """);
        var token = issuer.Sign("somebody", "sts.amazonaws.com", aws.World.Time.GetUtcNow() + TimeSpan.FromHours(1));
        var request = new AssumeRoleWithWebIdentityRequest { RoleArn = Role, RoleSessionName = "session", WebIdentityToken = token };
        spoil(request);
        await aws.Sts.AssumeRoleWithWebIdentityAsync(request);
    }

    private static IEnumerable<Tag> Tags(int count) =>
        Enumerable.Range(0, count).Select(number => new Tag { Key = $"{number}-{new string('k', 100)}", Value = new string('v', 250) });
}
