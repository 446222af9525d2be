using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Tests.Iam;

/// <summary>What tests of IAM put in place before they look: small documents, and objects made with a line each.</summary>
internal static class Scene
{
    public const string Trust =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    public const string Document = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject","s3:ListBucket"],"Resource":"*"}]}""";

    public const string OfService = "arn:aws:iam::aws:policy/aws-service-role/AutoScalingServiceRolePolicy";

    public const string ReadOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";

    public static Account Account(this SimulatedAws aws) => aws.World.FindAccount("123456789012")!;

    public static void Set(this SimulatedAws aws, Action<AwsWorld> change)
    {
        lock (aws.World.Gate)
            change(aws.World);
    }

    public static void Lag(this SimulatedAws aws, Reader reader) => aws.Set(world => world.Consistency.SetLag(reader, TimeSpan.FromMinutes(1)));

    public static void PassTheLag(this SimulatedAws aws) => aws.World.Time.Advance(TimeSpan.FromMinutes(2));

    public static string PolicyArn(string name) => $"arn:aws:iam::123456789012:policy/{name}";

    public static string RoleArn(string name) => $"arn:aws:iam::123456789012:role/{name}";

    public static string TrustOf(string arn) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{arn}}"},"Action":"sts:AssumeRole"}]}""";

    public static async Task<Amazon.IdentityManagement.Model.Role> RoleAsync(this SimulatedAws aws, string name, string trust = Trust) =>
        (await aws.Iam.CreateRoleAsync(new CreateRoleRequest { RoleName = name, AssumeRolePolicyDocument = trust })).Role;

    public static async Task<string> PolicyAsync(this SimulatedAws aws, string name = "p") =>
        (await aws.Iam.CreatePolicyAsync(new CreatePolicyRequest { PolicyName = name, PolicyDocument = Document })).Policy.Arn;

    public static async Task<Amazon.IdentityManagement.Model.InstanceProfile> ProfileAsync(this SimulatedAws aws, string name = "i") =>
        (await aws.Iam.CreateInstanceProfileAsync(new CreateInstanceProfileRequest { InstanceProfileName = name })).InstanceProfile;

    public static async Task AttachedAsync(this SimulatedAws aws, string role = "r", string policy = "p")
    {
        await aws.RoleAsync(role);
        await aws.AttachAsync(role, await aws.PolicyAsync(policy));
    }

    public static Task AttachAsync(this SimulatedAws aws, string role, string arn) =>
        aws.Iam.AttachRolePolicyAsync(new AttachRolePolicyRequest { RoleName = role, PolicyArn = arn });

    public static async Task InstanceProfileWithRoleAsync(this SimulatedAws aws)
    {
        await aws.RoleAsync("r");
        await aws.ProfileAsync("i");
        await aws.Iam.AddRoleToInstanceProfileAsync(new AddRoleToInstanceProfileRequest { InstanceProfileName = "i", RoleName = "r" });
    }

    public static async Task<string> LinkedRoleAsync(this SimulatedAws aws) =>
        (await aws.Iam.CreateServiceLinkedRoleAsync(new CreateServiceLinkedRoleRequest { AWSServiceName = "autoscaling.amazonaws.com" })).Role.RoleName;

    public static async Task<string> OidcAsync(this SimulatedAws aws) =>
        (await aws.Iam.CreateOpenIDConnectProviderAsync(
            new CreateOpenIDConnectProviderRequest { Url = "https://token.example.com/id/1", ClientIDList = ["sts.amazonaws.com"] }))
        .OpenIDConnectProviderArn;

    public static async Task<string> SamlAsync(this SimulatedAws aws) =>
        (await aws.Iam.CreateSAMLProviderAsync(new CreateSAMLProviderRequest { Name = "corp", SAMLMetadataDocument = Metadata() })).SAMLProviderArn;

    public static string Metadata(string root = "EntityDescriptor") =>
        $"<{root} entityID=\"https://idp.example.com\" validUntil=\"2040-01-01T00:00:00Z\">{new string(' ', 1000)}</{root}>";

    public static List<Amazon.IdentityManagement.Model.Tag> Tags(params string[] keys) =>
        [.. keys.Select(key => new Amazon.IdentityManagement.Model.Tag { Key = key, Value = "v" })];

    public static async Task<AmazonIdentityManagementServiceException> RefusedAsync(Func<Task> call) =>
        await Assert.ThrowsAnyAsync<AmazonIdentityManagementServiceException>(call);
}
