using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;

namespace RoleOperator.Demo;

/// <summary>AWS as its owner sees it and changes it, past the operator.</summary>
internal sealed class AwsSide : IDisposable
{
    private readonly AmazonIdentityManagementServiceClient iam;
    private readonly AmazonEC2Client ec2;

    public AwsSide(Testbed testbed)
    {
        AWSCredentials credentials = testbed.OwnsAws
            ? new BasicAWSCredentials(testbed.Find("AWS_ACCESS_KEY_ID"), testbed.Find("AWS_SECRET_ACCESS_KEY"))
            : DefaultAWSCredentialsIdentityResolver.GetCredentials();
        var endpoint = testbed.Find("AWS_ENDPOINT_URL");
        iam = new(credentials, new AmazonIdentityManagementServiceConfig { ServiceURL = endpoint, AuthenticationRegion = "us-east-1" });
        ec2 = new(credentials, new AmazonEC2Config { ServiceURL = endpoint, AuthenticationRegion = Testbed.Region });
    }

    /// <summary>Launches an instance with the tag that the sample's profile selects by.</summary>
    /// <returns>Its id, once it runs.</returns>
    public async Task<string> LaunchAsync(CancellationToken ct)
    {
        var images = await ec2.DescribeImagesAsync(
            new DescribeImagesRequest { Owners = ["amazon"], Filters = [new("name", ["amzn-ami-hvm-*", "amzn2-ami-hvm-*"])] }, ct);
        var image = images.Images?.FirstOrDefault() ?? throw new DemoFailedException("EC2 offers no Amazon Linux image to launch an instance from.");
        var launched = await ec2.RunInstancesAsync(
            new RunInstancesRequest(image.ImageId, 1, 1)
            {
                InstanceType = InstanceType.T3Micro,
                TagSpecifications = [new() { ResourceType = ResourceType.Instance, Tags = [new("app", "web")] }],
            },
            ct);
        var id = launched.Reservation.Instances.Single().InstanceId;
        await Eventually.SeeAsync($"instance {id} runs", () => InstanceAsync(id, ct), instance => instance.State == "running", instance => instance.Line(), ct);
        return id;
    }

    public Task TerminateAsync(string id) => ec2.TerminateInstancesAsync(new TerminateInstancesRequest([id]));

    /// <summary>Reads everything of the web application.</summary>
    public async Task<AwsSnapshot> ReadAsync(string instanceId, CancellationToken ct) =>
        new(await RoleAsync(ct), await PolicyAsync(ct), await ProfileAsync(ct), await InstanceAsync(instanceId, ct));

    /// <summary>A change that nobody wrote into a manifest: anybody in the account may now assume the role, and a policy is detached.</summary>
    public async Task TamperAsync(string policyName, string trust, CancellationToken ct)
    {
        var attached = await iam.ListAttachedRolePoliciesAsync(new ListAttachedRolePoliciesRequest { RoleName = WebApp.Role }, ct);
        var arn = attached.AttachedPolicies.Single(policy => policy.PolicyName == policyName).PolicyArn;
        await iam.DetachRolePolicyAsync(new DetachRolePolicyRequest { RoleName = WebApp.Role, PolicyArn = arn }, ct);
        await iam.UpdateAssumeRolePolicyAsync(new UpdateAssumeRolePolicyRequest { RoleName = WebApp.Role, PolicyDocument = trust }, ct);
    }

    /// <summary>Every role, customer managed policy and instance profile of the account, as "role shop-web".</summary>
    public async Task<IReadOnlyList<string>> InventoryAsync(CancellationToken ct)
    {
        var found = new List<string>();
        await foreach (var role in iam.Paginators.ListRoles(new()).Roles.WithCancellation(ct)) found.Add($"role {role.RoleName}");
        await foreach (var policy in CustomerPolicies().WithCancellation(ct)) found.Add($"policy {policy.PolicyName}");
        await foreach (var profile in iam.Paginators.ListInstanceProfiles(new()).InstanceProfiles.WithCancellation(ct))
            found.Add($"instance profile {profile.InstanceProfileName}");
        return found;
    }

    public void Dispose()
    {
        iam.Dispose();
        ec2.Dispose();
    }

    private IPaginatedEnumerable<ManagedPolicy> CustomerPolicies() => iam.Paginators.ListPolicies(new() { Scope = PolicyScopeType.Local }).Policies;

    private async Task<AwsRole?> RoleAsync(CancellationToken ct)
    {
        try
        {
            var role = (await iam.GetRoleAsync(new GetRoleRequest { RoleName = WebApp.Role }, ct)).Role;
            var attached = await iam.ListAttachedRolePoliciesAsync(new ListAttachedRolePoliciesRequest { RoleName = WebApp.Role }, ct);
            var inline = await iam.ListRolePoliciesAsync(new ListRolePoliciesRequest { RoleName = WebApp.Role }, ct);
            return new(
                role.RoleName, role.Description, Uri.UnescapeDataString(role.AssumeRolePolicyDocument),
                [.. (attached.AttachedPolicies ?? []).Select(policy => policy.PolicyName).Order(StringComparer.Ordinal)],
                inline.PolicyNames ?? [],
                (role.Tags ?? []).ToDictionary(tag => tag.Key, tag => tag.Value));
        }
        catch (NoSuchEntityException)
        {
            return null;
        }
    }

    private async Task<AwsPolicy?> PolicyAsync(CancellationToken ct)
    {
        await foreach (var policy in CustomerPolicies().WithCancellation(ct))
        {
            if (policy.PolicyName != WebApp.Policy) continue;
            var version = await iam.GetPolicyVersionAsync(new GetPolicyVersionRequest { PolicyArn = policy.Arn, VersionId = policy.DefaultVersionId }, ct);
            return new(policy.PolicyName, policy.DefaultVersionId, Uri.UnescapeDataString(version.PolicyVersion.Document));
        }

        return null;
    }

    private async Task<AwsProfile?> ProfileAsync(CancellationToken ct)
    {
        try
        {
            var profile = (await iam.GetInstanceProfileAsync(new GetInstanceProfileRequest { InstanceProfileName = WebApp.Profile }, ct)).InstanceProfile;
            return new(profile.InstanceProfileName, profile.Roles?.FirstOrDefault()?.RoleName);
        }
        catch (NoSuchEntityException)
        {
            return null;
        }
    }

    private async Task<AwsInstance> InstanceAsync(string id, CancellationToken ct)
    {
        var instances = await ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [id] }, ct);
        var state = instances.Reservations.SelectMany(reservation => reservation.Instances).Single().State.Name.Value;
        var found = await ec2.DescribeIamInstanceProfileAssociationsAsync(
            new DescribeIamInstanceProfileAssociationsRequest { Filters = [new("instance-id", [id])] }, ct);
        var association = found.IamInstanceProfileAssociations?.FirstOrDefault(a => a.State?.Value is "associating" or "associated");
        return new(id, state, association?.IamInstanceProfile.Arn.Split('/')[^1], association?.State.Value);
    }
}
