using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.IdentityManagement.Model;
using RoleOperator.AwsSimulator.World;
using static RoleOperator.AwsSimulator.Tests.Ec2.InstanceScene;
using InstanceProfile = RoleOperator.AwsSimulator.World.InstanceProfile;

namespace RoleOperator.AwsSimulator.Tests.Ec2;

public sealed class AssociationTests : IAsyncLifetime
{
    private const string Trust = """{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}""";
    private const string WebArn = "arn:aws:iam::123456789012:instance-profile/web";
    private const string NoInstance = "i-00000000000000000", NoAssociation = "iip-assoc-00000000000000000";

    private SimulatedAws aws = null!;
    private InstanceProfile web = null!;

    public async Task InitializeAsync()
    {
        aws = await SimulatedAws.StartAsync();
        Seeds.AddRole(aws.World, "web", Trust);
        web = Seeds.AddProfile(aws.World, "web", "web");
        Seeds.AddProfile(aws.World, "other", "web");
        Seeds.AddProfile(aws.World, "empty", role: null);
    }

    public Task DisposeAsync() => aws.DisposeAsync().AsTask();

    [Fact]
    public async Task Associate_ShowsItsStates_AndTheInstanceShowsTheProfile()
    {
        aws.World.Ec2Pace.Associate = TimeSpan.FromSeconds(20);
        var instance = await aws.LaunchAsync();

        var association = await AssociateAsync(instance);
        var early = (await ListAsync(instance)).Single();
        aws.World.Time.Advance(TimeSpan.FromSeconds(21));
        var late = (await ListAsync(instance)).Single();
        var shown = (await DescribeAsync(instance)).IamInstanceProfile;

        Assert.StartsWith("iip-assoc-", association.AssociationId, StringComparison.Ordinal);
        Assert.Equal(("associating", "associating", "associated"), (association.State.Value, early.State.Value, late.State.Value));
        Assert.Equal((WebArn, web.Id), (late.IamInstanceProfile.Arn, late.IamInstanceProfile.Id));
        Assert.Equal((WebArn, web.Id), (shown.Arn, shown.Id));
    }

    [Fact]
    public async Task Replace_GivesANewId_AndBothAreListedMeanwhile()
    {
        aws.World.Ec2Pace.Associate = aws.World.Ec2Pace.Disassociate = TimeSpan.FromSeconds(20);
        var instance = await aws.LaunchAsync();
        var first = await AssociateAsync(instance);
        aws.World.Time.Advance(TimeSpan.FromSeconds(21));

        var second = (await aws.Ec2.ReplaceIamInstanceProfileAssociationAsync(
            new() { AssociationId = first.AssociationId, IamInstanceProfile = Named("other") })).IamInstanceProfileAssociation;
        var meanwhile = await ListAsync(instance);
        aws.World.Time.Advance(TimeSpan.FromSeconds(21));
        var afterwards = await ListAsync(instance);

        Assert.NotEqual(first.AssociationId, second.AssociationId);
        Assert.Equal(["associating", "disassociating"], meanwhile.Select(association => association.State.Value).Order());
        Assert.Equal((second.AssociationId, "associated"), (Assert.Single(afterwards).AssociationId, afterwards[0].State.Value));
        Assert.EndsWith("/other", (await DescribeAsync(instance)).IamInstanceProfile.Arn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disassociate_TakesTheProfileOffTheInstance_AndTheIdIsGone()
    {
        var instance = await aws.LaunchAsync();
        var association = await AssociateAsync(instance);

        var answer = await aws.Ec2.DisassociateIamInstanceProfileAsync(new() { AssociationId = association.AssociationId });

        Assert.Equal("disassociating", answer.IamInstanceProfileAssociation.State.Value);
        Assert.Empty(await ListAsync(instance));
        Assert.Null((await DescribeAsync(instance)).IamInstanceProfile);
        await ExpectAsync(
            () => aws.Ec2.DisassociateIamInstanceProfileAsync(new() { AssociationId = association.AssociationId }),
            "InvalidAssociationID.NotFound", $"An invalid association-id of '{association.AssociationId}' was given");
    }

    [Fact]
    public async Task Instance_HasOneAssociation()
    {
        var instance = await aws.LaunchAsync();
        await AssociateAsync(instance);

        await ExpectAsync(() => AssociateAsync(instance), "IncorrectState", $"There is an existing association for instance {instance}");
    }

    [Fact]
    public async Task Stopped_CanBeAssociated_ButNotReplaced()
    {
        var instance = await aws.LaunchAsync();
        await aws.Ec2.StopInstancesAsync(new() { InstanceIds = [instance] });

        var association = await AssociateAsync(instance);

        await ExpectAsync(
            () => aws.Ec2.ReplaceIamInstanceProfileAssociationAsync(new() { AssociationId = association.AssociationId, IamInstanceProfile = Named("other") }),
            "IncorrectInstanceState", $"The instance '{instance}' is not in the 'running' state.");
    }

    [Fact]
    public async Task Terminated_LosesItsAssociation_AndTakesNone()
    {
        var instance = await aws.LaunchAsync();
        await AssociateAsync(instance);

        await aws.Ec2.TerminateInstancesAsync(new() { InstanceIds = [instance] });

        Assert.Empty(await ListAsync(instance));
        await ExpectAsync(() => AssociateAsync(instance), "IncorrectInstanceState", $"The instance '{instance}' is not in the 'running' or 'stopped' states.");
    }

    [Fact]
    public async Task Profile_DeletedAndMadeAnew_LeavesTheAssociationWithTheOldId()
    {
        var instance = await aws.LaunchAsync();
        await AssociateAsync(instance);
        await aws.Iam.RemoveRoleFromInstanceProfileAsync(new() { InstanceProfileName = "web", RoleName = "web" });
        await aws.Iam.DeleteInstanceProfileAsync(new() { InstanceProfileName = "web" });
        var namesake = (await aws.Iam.CreateInstanceProfileAsync(new CreateInstanceProfileRequest { InstanceProfileName = "web" })).InstanceProfile;

        var kept = (await ListAsync(instance)).Single().IamInstanceProfile;

        Assert.Equal((namesake.Arn, web.Id), (kept.Arn, kept.Id));
        Assert.NotEqual(namesake.InstanceProfileId, kept.Id);
    }

    [Fact]
    public async Task NewProfile_IsInvalidToEc2_AndThenWithoutRole_UntilEc2HasSeenThem()
    {
        var instance = await aws.LaunchAsync();
        aws.World.Consistency.SetLag(Reader.Ec2, TimeSpan.FromSeconds(10));
        await aws.Iam.CreateInstanceProfileAsync(new CreateInstanceProfileRequest { InstanceProfileName = "fresh" });
        aws.World.Time.Advance(TimeSpan.FromSeconds(5));
        await aws.Iam.AddRoleToInstanceProfileAsync(new AddRoleToInstanceProfileRequest { InstanceProfileName = "fresh", RoleName = "web" });

        await ExpectAsync(
            () => AssociateAsync(instance, Named("fresh")),
            "InvalidParameterValue",
            "Value (fresh) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name");
        aws.World.Time.Advance(TimeSpan.FromSeconds(6));
        await ExpectAsync(
            () => AssociateAsync(instance, Named("fresh")),
            "InvalidParameterValue",
            "IAM Instance Profile \"arn:aws:iam::123456789012:instance-profile/fresh\" has no associated IAM Roles");
        aws.World.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("associating", (await AssociateAsync(instance, Named("fresh"))).State.Value);
    }

    public static TheoryData<string, string, string> Refusals => new()
    {
        { "unknown name", "InvalidParameterValue", "Value (none) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name" },
        {
            "unknown ARN",
            "InvalidParameterValue",
            "Value (arn:aws:iam::123456789012:instance-profile/x/web) for parameter iamInstanceProfile.arn is invalid. Invalid IAM Instance Profile ARN"
        },
        { "no role", "InvalidParameterValue", "IAM Instance Profile \"arn:aws:iam::123456789012:instance-profile/empty\" has no associated IAM Roles" },
        {
            "name and ARN",
            "InvalidParameterCombination",
            "The parameter 'iamInstanceProfile.name' may not be used in combination with 'iamInstanceProfile.arn'"
        },
        { "no profile", "MissingParameter", "The request must contain the parameter iamInstanceProfile" },
        { "unknown instance", "InvalidInstanceID.NotFound", $"The instance ID '{NoInstance}' does not exist" },
        { "malformed instance", "InvalidInstanceID.Malformed", "Invalid id: \"web-1\"" },
        { "unknown association", "InvalidAssociationID.NotFound", $"An invalid association-id of '{NoAssociation}' was given" },
        { "malformed association", "InvalidAssociationID.Malformed", "Invalid id: \"assoc\" (expecting \"iip-assoc-...\")" },
        { "unknown filter", "InvalidParameterValue", "The filter 'iam-instance-profile.arn' is invalid" },
        { "page too small", "InvalidParameterValue", "Value ( 4 ) for parameter maxResults is invalid. Member must have value greater than or equal to 5" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Call_WithBadInput_IsRefused(string what, string code, string message)
    {
        var instance = await aws.LaunchAsync();

        await ExpectAsync(
            () => what switch
            {
                "unknown name" => AssociateAsync(instance, Named("none")),
                "unknown ARN" => AssociateAsync(instance, new() { Arn = "arn:aws:iam::123456789012:instance-profile/x/web" }),
                "no role" => AssociateAsync(instance, Named("empty")),
                "name and ARN" => AssociateAsync(instance, new() { Name = "web", Arn = WebArn }),
                "no profile" => AssociateAsync(instance, new()),
                "unknown instance" => AssociateAsync(NoInstance),
                "malformed instance" => AssociateAsync("web-1"),
                "unknown association" =>
                    aws.Ec2.ReplaceIamInstanceProfileAssociationAsync(new() { AssociationId = NoAssociation, IamInstanceProfile = Named("web") }),
                "malformed association" => aws.Ec2.DisassociateIamInstanceProfileAsync(new() { AssociationId = "assoc" }),
                "unknown filter" => aws.Ec2.DescribeIamInstanceProfileAssociationsAsync(new() { Filters = [new Filter("iam-instance-profile.arn", [WebArn])] }),
                _ => aws.Ec2.DescribeIamInstanceProfileAssociationsAsync(new() { MaxResults = 4 }),
            },
            code,
            message);
    }

    [Fact]
    public async Task Associate_NeedsPassRole()
    {
        var instance = await aws.LaunchAsync();
        using var ec2 = aws.Ec2As(Seeds.AddUser(aws.World, "app", """{"Effect":"Allow","Action":"ec2:*","Resource":"*"}"""));

        var refused = await Assert.ThrowsAsync<AmazonEC2Exception>(
            () => ec2.AssociateIamInstanceProfileAsync(new() { InstanceId = instance, IamInstanceProfile = Named("web") }));

        Assert.Equal("UnauthorizedOperation", refused.ErrorCode);
        Assert.Contains(
            "is not authorized to perform: iam:PassRole on resource: arn:aws:iam::123456789012:role/web ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Describe_Pages_AndFiltersByState()
    {
        var launched = await aws.Ec2.RunInstancesAsync(new RunInstancesRequest(Region.ImageId, 12, 12) { IamInstanceProfile = Named("web") });
        var ids = new List<string>();
        string? token = null;
        do
        {
            var page = await aws.Ec2.DescribeIamInstanceProfileAssociationsAsync(new() { MaxResults = 5, NextToken = token });
            ids.AddRange(page.IamInstanceProfileAssociations.Select(association => association.InstanceId));
            token = page.NextToken;
        }
        while (token is not null);

        var associating = await aws.Ec2.DescribeIamInstanceProfileAssociationsAsync(new() { Filters = [new Filter("state", ["associating"])] });

        Assert.Equal(launched.Reservation.Instances.Select(instance => instance.InstanceId).Order(), ids.Order());
        Assert.Empty(associating.IamInstanceProfileAssociations ?? []);
    }

    private Task<IamInstanceProfileAssociation> AssociateAsync(string instance) => AssociateAsync(instance, Named("web"));

    private async Task<IamInstanceProfileAssociation> AssociateAsync(string instance, IamInstanceProfileSpecification profile) =>
        (await aws.Ec2.AssociateIamInstanceProfileAsync(new() { InstanceId = instance, IamInstanceProfile = profile })).IamInstanceProfileAssociation;

    private async Task<List<IamInstanceProfileAssociation>> ListAsync(string instance) =>
        (await aws.Ec2.DescribeIamInstanceProfileAssociationsAsync(new() { Filters = [new Filter("instance-id", [instance])] }))
            .IamInstanceProfileAssociations ?? [];

    private async Task<Amazon.EC2.Model.Instance> DescribeAsync(string instance) =>
        (await aws.Ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [instance] })).Instances().Single();

    private static IamInstanceProfileSpecification Named(string name) => new() { Name = name };
}
