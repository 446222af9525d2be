using Amazon.IdentityManagement.Model;

namespace RoleOperator.AwsSimulator.Tests.Differential;

/// <summary>
/// Makes calls from seeded chance: few names, so that calls meet; mostly right, sometimes wrong in one way. Names and paths are of the sequence
/// alone, so that it finds an empty world.
/// </summary>
/// <param name="random">The chance.</param>
/// <param name="number">Which sequence it is.</param>
public sealed class Sequence(Random random, int number)
{
    /// <summary>A name and a path that no model lets pass: what the calls are wrong in on purpose.</summary>
    public static readonly string TooLong = new('x', 65), NoPath = "no-slash";

    private const string Account = "arn:aws:iam::123456789012";
    private const int CreateRole = 0, CreatePolicy = 21, CreateProfile = 30;
    private const string Managed = "arn:aws:iam::aws:policy";

    private static readonly string[] RoleNames = ["one", "two", "three"];
    private static readonly string[] PolicyNames = ["read", "write", "audit"];
    private static readonly string[] ProfileNames = ["web", "job"];
    private static readonly string[] InlineNames = ["queue", "bucket"];
    private static readonly string[] Actions = ["s3:GetObject", "s3:*", "sqs:SendMessage", "ec2:Describe*"];
    private static readonly string[] Services = ["ec2.amazonaws.com", "lambda.amazonaws.com"];

    // A world in which the other calls find something.
    private readonly Queue<int> opening = new([CreateRole, CreateRole, CreateRole, CreatePolicy, CreatePolicy, CreateProfile]);

    /// <summary>The next call.</summary>
    public Step Next() => (opening.TryDequeue(out var first) ? first : random.Next(34)) switch
    {
        CreateRole or 1 => Step.Of(
            new CreateRoleRequest
            {
                RoleName = Rarely(25) ? TooLong : Rarely(40) ? Role().ToUpperInvariant() : Role(),
                Path = Rarely(30) ? NoPath : Path,
                AssumeRolePolicyDocument = Trust(),
                Description = Rarely(3) ? "About it" : null,
                Tags = Rarely(3) ? [Tag()] : null,
                PermissionsBoundary = Rarely(30) ? $"{Account}:policy{Path}none" : null,
            },
            (iam, request) => iam.CreateRoleAsync(request)),
        3 => Step.Of(new GetRoleRequest { RoleName = Role() }, (iam, request) => iam.GetRoleAsync(request)),
        4 => Step.Of(new ListRolesRequest { PathPrefix = Path }, (iam, request) => iam.ListRolesAsync(request)),
        5 => Step.Of(
            new UpdateRoleRequest { RoleName = Role(), Description = "Another", MaxSessionDuration = Rarely(3) ? null : 7200 },
            (iam, request) => iam.UpdateRoleAsync(request)),
        6 => Step.Of(
            new UpdateAssumeRolePolicyRequest { RoleName = Role(), PolicyDocument = Trust() },
            (iam, request) => iam.UpdateAssumeRolePolicyAsync(request)),
        7 or 8 => Step.Of(new DeleteRoleRequest { RoleName = Role() }, (iam, request) => iam.DeleteRoleAsync(request)),
        9 or 10 => Step.Of(
            new PutRolePolicyRequest { RoleName = Role(), PolicyName = Pick(InlineNames), PolicyDocument = Document() },
            (iam, request) => iam.PutRolePolicyAsync(request)),
        11 => Step.Of(new GetRolePolicyRequest { RoleName = Role(), PolicyName = Pick(InlineNames) }, (iam, request) => iam.GetRolePolicyAsync(request)),
        12 => Step.Of(new ListRolePoliciesRequest { RoleName = Role() }, (iam, request) => iam.ListRolePoliciesAsync(request)),
        13 => Step.Of(
            new DeleteRolePolicyRequest { RoleName = Role(), PolicyName = Pick(InlineNames) },
            (iam, request) => iam.DeleteRolePolicyAsync(request)),
        14 or 15 => Step.Of(new AttachRolePolicyRequest { RoleName = Role(), PolicyArn = Arn() }, (iam, request) => iam.AttachRolePolicyAsync(request)),
        16 => Step.Of(new DetachRolePolicyRequest { RoleName = Role(), PolicyArn = Arn() }, (iam, request) => iam.DetachRolePolicyAsync(request)),
        17 => Step.Of(new ListAttachedRolePoliciesRequest { RoleName = Role() }, (iam, request) => iam.ListAttachedRolePoliciesAsync(request)),
        18 => Step.Of(new TagRoleRequest { RoleName = Role(), Tags = [Tag()] }, (iam, request) => iam.TagRoleAsync(request)),
        19 => Step.Of(new UntagRoleRequest { RoleName = Role(), TagKeys = [Tag().Key] }, (iam, request) => iam.UntagRoleAsync(request)),
        20 => Step.Of(new ListRoleTagsRequest { RoleName = Role() }, (iam, request) => iam.ListRoleTagsAsync(request)),
        CreatePolicy or 22 or 2 => Step.Of(
            new CreatePolicyRequest
            {
                PolicyName = Policy(),
                Path = Rarely(40) ? $"{Path}other/" : Path,
                PolicyDocument = Document(),
                Description = Rarely(3) ? "About it" : null,
                Tags = Rarely(3) ? [Tag()] : null,
            },
            (iam, request) => iam.CreatePolicyAsync(request)),
        23 => Step.Of(new GetPolicyRequest { PolicyArn = Own() }, (iam, request) => iam.GetPolicyAsync(request)),
        24 => Step.Of(
            new CreatePolicyVersionRequest { PolicyArn = Own(), PolicyDocument = Document(), SetAsDefault = Rarely(2) },
            (iam, request) => iam.CreatePolicyVersionAsync(request)),
        25 => Step.Of(new GetPolicyVersionRequest { PolicyArn = Own(), VersionId = Version() }, (iam, request) => iam.GetPolicyVersionAsync(request)),
        26 => Step.Of(new ListPolicyVersionsRequest { PolicyArn = Own() }, (iam, request) => iam.ListPolicyVersionsAsync(request)),
        27 => Step.Of(new DeletePolicyVersionRequest { PolicyArn = Own(), VersionId = Version() }, (iam, request) => iam.DeletePolicyVersionAsync(request)),
        28 => Step.Of(
            new SetDefaultPolicyVersionRequest { PolicyArn = Own(), VersionId = Version() },
            (iam, request) => iam.SetDefaultPolicyVersionAsync(request)),
        29 => Step.Of(new DeletePolicyRequest { PolicyArn = Own() }, (iam, request) => iam.DeletePolicyAsync(request)),
        CreateProfile => Step.Of(
            new CreateInstanceProfileRequest { InstanceProfileName = Profile() },
            (iam, request) => iam.CreateInstanceProfileAsync(request)),
        31 => Step.Of(
            new AddRoleToInstanceProfileRequest { InstanceProfileName = Profile(), RoleName = Role() },
            (iam, request) => iam.AddRoleToInstanceProfileAsync(request)),
        32 => Step.Of(
            new RemoveRoleFromInstanceProfileRequest { InstanceProfileName = Profile(), RoleName = Role() },
            (iam, request) => iam.RemoveRoleFromInstanceProfileAsync(request)),
        _ => random.Next(5) switch
        {
            0 => Step.Of(new DeleteInstanceProfileRequest { InstanceProfileName = Profile() }, (iam, request) => iam.DeleteInstanceProfileAsync(request)),
            1 => Step.Of(
                new ListInstanceProfilesForRoleRequest { RoleName = Role() }, (iam, request) => iam.ListInstanceProfilesForRoleAsync(request)),
            2 => Step.Of(new ListPoliciesRequest { Scope = "Local", PathPrefix = Path }, (iam, request) => iam.ListPoliciesAsync(request)),
            3 => Step.Of(new ListEntitiesForPolicyRequest { PolicyArn = Own() }, (iam, request) => iam.ListEntitiesForPolicyAsync(request)),
            _ => Step.Of(new GetInstanceProfileRequest { InstanceProfileName = Profile() }, (iam, request) => iam.GetInstanceProfileAsync(request)),
        },
    };

    private bool Rarely(int oneIn) => random.Next(oneIn) == 0;

    private string Path => $"/{number}/";

    private string Role() => $"{Pick(RoleNames)}-{number}";

    private string Policy() => $"{Pick(PolicyNames)}-{number}";

    private string Profile() => $"{Pick(ProfileNames)}-{number}";

    private string Own() => $"{Account}:policy{Path}{Policy()}";

    private string Arn() => random.Next(4) switch
    {
        0 => $"{Managed}/ReadOnlyAccess",
        1 => $"{Managed}/service-role/AWSLambdaBasicExecutionRole",
        _ => Own(),
    };

    private string Version() => $"v{random.Next(1, 4)}";

    private Tag Tag() => new() { Key = Pick("team", "stage", "owner"), Value = Pick("a", "b", "") };

    private string Trust() => Rarely(30)
        ? """{"foo":1}"""
        : $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{{Principal()}},"Action":"sts:AssumeRole"}]}""";

    private string Principal() => Rarely(30) ? $$"""{"AWS":"{{Account}}:role/nobody"}""" : $$"""{"Service":"{{Pick(Services)}}"}""";

    private string Document() => Rarely(30)
        ? """{"Version":"2012-10-17"}"""
        : $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"{{Pick(Actions)}}","Resource":"*"}]}""";

    private string Pick(params ReadOnlySpan<string> from) => from[random.Next(from.Length)];
}
