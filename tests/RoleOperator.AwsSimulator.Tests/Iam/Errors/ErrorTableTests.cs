using RoleOperator.AwsSimulator.Protocol;

namespace RoleOperator.AwsSimulator.Tests.Iam.Errors;

public sealed class ErrorTableTests
{
    // What a client cannot bring about by what it asks for, and why. ServiceFailure, which all have, is AWS's own trouble: scripted faults answer it.
    private static readonly (string Operation, string Code, string Why)[] OutOfReach =
    [
        ("UpdateRoleDescription", "UnmodifiableEntity", "the description of a service-linked role may be changed; AWS does not say of which role it may not"),
        ("CreateServiceLinkedRole", "NoSuchEntity", "AWS does not say what would be missing"),
        ("DeleteRole", "LimitExceeded", "a delete exceeds no quota that AWS documents"),
        ("DeleteRolePolicy", "LimitExceeded", "as DeleteRole"),
        ("DetachRolePolicy", "LimitExceeded", "as DeleteRole"),
        ("DeletePolicy", "LimitExceeded", "as DeleteRole"),
        ("DeletePolicyVersion", "LimitExceeded", "as DeleteRole"),
        ("DeleteInstanceProfile", "LimitExceeded", "as DeleteRole"),
        ("RemoveRoleFromInstanceProfile", "LimitExceeded", "as DeleteRole"),
        ("DeleteServiceLinkedRole", "LimitExceeded", "as DeleteRole"),
        ("DeleteSAMLProvider", "LimitExceeded", "as DeleteRole"),
        ("SetDefaultPolicyVersion", "LimitExceeded", "it adds nothing that AWS counts"),
        ("UpdateSAMLProvider", "LimitExceeded", "it adds nothing that AWS counts"),
        ("ListAttachedRolePolicies", "InvalidInput", "what is not valid fails the constraints of the model first, as a ValidationError"),
        ("AddRoleToInstanceProfile", "EntityAlreadyExists", "a profile that has this role already is at its quota: LimitExceeded"),
        ("CreateOpenIDConnectProvider", "OpenIdIdpCommunicationError", "the simulator does not call the provider"),
        ("DeleteOpenIDConnectProvider", "NoSuchEntity", "the operation is idempotent"),
    ];

    public static IEnumerable<object[]> Pairs => ErrorTable.All.Select(row => new object[] { row.Operation, row.Code });

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Operation_ForEachErrorOfItsModel_CanBeBroughtToAnswerIt(string operation, string code)
    {
        var row = ErrorTable.All.Single(row => row.Operation == operation && row.Code == code);
        await using var aws = await SimulatedAws.StartAsync();
        await row.Arrange(aws);

        var refusal = await Scene.RefusedAsync(() => row.Call(aws.Iam));

        Assert.Equal(code, refusal.ErrorCode);
        Assert.Equal(ServiceModel.All["iam"].Operations[operation].Errors[code].Status, (int)refusal.StatusCode);
        Assert.NotEmpty(refusal.Message);
    }

    [Fact]
    public void Table_HeldAgainstTheModel_MissesNoErrorOfAnyOperation()
    {
        var modelled = from operation in ServiceModel.All["iam"].Operations.Values
                       from code in operation.Errors.Keys
                       select (operation.Name, code);
        var known = ErrorTable.All.Select(row => (row.Operation, row.Code)).ToHashSet();
        var excused = OutOfReach.Select(row => (row.Operation, row.Code)).ToHashSet();

        Assert.Equal([], modelled.Where(pair => pair.code != "ServiceFailure").Except(known).Except(excused));
        Assert.Empty(known.Intersect(excused));
        Assert.Equal([], known.Concat(excused).Except(modelled));
    }
}
