using Amazon.IdentityManagement.Model;
using static RoleOperator.AwsSimulator.Tests.Iam.Scene;

namespace RoleOperator.AwsSimulator.Tests.Iam;

public sealed class ConstraintTests : IAsyncLifetime
{
    private const string One = "1 validation error detected: ";

    private static readonly string Long = new('a', 65);

    private SimulatedAws aws = null!;

    public static IEnumerable<object[]> Breaches =>
    [
        [
            new CreateRoleRequest { RoleName = Long },
            $"{One}Value '{Long}' at 'roleName' failed to satisfy constraint: Member must have length less than or equal to 64"
        ],
        [
            new CreateRoleRequest { RoleName = "a b" },
            One + @"Value 'a b' at 'roleName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w+=,.@-]+"
        ],
        [
            new CreateRoleRequest { RoleName = "rôle" },
            One + @"Value 'rôle' at 'roleName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w+=,.@-]+"
        ],
        [
            new CreateRoleRequest { RoleName = "r", Path = "team" },
            One + "Value 'team' at 'path' failed to satisfy constraint: "
                + @"Member must satisfy regular expression pattern: (\u002F)|(\u002F[\u0021-\u007E]+\u002F)"
        ],
        [
            new CreateRoleRequest { RoleName = "r", MaxSessionDuration = 99999 },
            $"{One}Value '99999' at 'maxSessionDuration' failed to satisfy constraint: Member must have value less than or equal to 43200"
        ],
        [
            new CreateRoleRequest { RoleName = "r", MaxSessionDuration = 60 },
            $"{One}Value '60' at 'maxSessionDuration' failed to satisfy constraint: Member must have value greater than or equal to 3600"
        ],
        [
            new CreateRoleRequest { RoleName = "r", Description = "“quoted”" },
            One + "Value '“quoted”' at 'description' failed to satisfy constraint: "
                + @"Member must satisfy regular expression pattern: [\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*"
        ],
        [
            new CreateRoleRequest { RoleName = "r", Tags = Tags(new string('k', 129)) },
            $"{One}Value '{new string('k', 129)}' at 'tags.1.member.key' failed to satisfy constraint: Member must have length less than or equal to 128"
        ],
        [
            new CreateRoleRequest { RoleName = $"{Long}!", PermissionsBoundary = "short" },
            $"3 validation errors detected: Value '{Long}!' at 'roleName' failed to satisfy constraint: Member must have length less than or equal to 64; "
            + @$"Value '{Long}!' at 'roleName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w+=,.@-]+; "
            + "Value 'short' at 'permissionsBoundary' failed to satisfy constraint: Member must have length greater than or equal to 20"
        ],
    ];

    public async Task InitializeAsync() => aws = await SimulatedAws.StartAsync();

    public Task DisposeAsync() => aws.DisposeAsync().AsTask();

    [Theory]
    [MemberData(nameof(Breaches))]
    public async Task CreateRole_OutsideTheModel_NamesValueMemberAndConstraint(CreateRoleRequest request, string message)
    {
        request.AssumeRolePolicyDocument = Trust;

        var refusal = await RefusedAsync(() => aws.Iam.CreateRoleAsync(request));

        Assert.Equal(("ValidationError", 400, message), (refusal.ErrorCode, (int)refusal.StatusCode, refusal.Message));
    }

    [Fact]
    public async Task CreateRole_WithoutAName_SaysThatItMustNotBeNull()
    {
        var refusal = await RefusedAsync(() => aws.Iam.CreateRoleAsync(new CreateRoleRequest { AssumeRolePolicyDocument = Trust }));

        Assert.Equal($"{One}Value null at 'roleName' failed to satisfy constraint: Member must not be null", refusal.Message);
    }

    [Fact]
    public async Task CreateRole_NameThatXmlCannotHold_IsStillAnsweredInXml()
    {
        var refusal = await RefusedAsync(() => aws.RoleAsync("bell\u0007"));

        Assert.Equal("ValidationError", refusal.ErrorCode);
        Assert.Contains("'bell\uFFFD' at 'roleName'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TagRole_FiftyOneAtOnce_ExceedsTheListsLength()
    {
        await aws.RoleAsync("r");

        var tags = Tags([.. Enumerable.Range(0, 51).Select(number => $"k{number}")]);

        var refusal = await RefusedAsync(() => aws.Iam.TagRoleAsync(new TagRoleRequest { RoleName = "r", Tags = tags }));

        Assert.Equal("ValidationError", refusal.ErrorCode);
        Assert.EndsWith("at 'tags' failed to satisfy constraint: Member must have length less than or equal to 50", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paths_OfRolesAndPolicies_HaveAlphabetsOfTheirOwn()
    {
        const string path = "/team:!*/";
        await aws.Iam.CreateRoleAsync(new CreateRoleRequest { RoleName = "r", Path = path, AssumeRolePolicyDocument = Trust });

        var refusal = await RefusedAsync(() => aws.Iam.CreatePolicyAsync(new CreatePolicyRequest { PolicyName = "p", Path = path, PolicyDocument = Document }));

        Assert.Equal("ValidationError", refusal.ErrorCode);
        Assert.Contains("at 'path'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListPolicies_UnknownScope_NamesTheEnum()
    {
        var refusal = await RefusedAsync(() => aws.Iam.ListPoliciesAsync(new ListPoliciesRequest { Scope = "Mine" }));

        Assert.Equal($"{One}Value 'Mine' at 'scope' failed to satisfy constraint: Member must satisfy enum value set: [All, AWS, Local]", refusal.Message);
    }
}
