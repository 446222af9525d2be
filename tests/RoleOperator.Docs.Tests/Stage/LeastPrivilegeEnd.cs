using Amazon.IdentityManagement;
using Amazon.Runtime;
using ReferenceGenerator.Permissions;
using RoleOperator.AwsSimulator.Control;
using RoleOperator.AwsSimulator.Serving;
using RoleOperator.Integration.Tests.Harness;

namespace RoleOperator.Docs.Tests.Stage;

/// <summary>A simulated AWS in which the operator is a user with the shipped policy and nothing else.</summary>
internal sealed class LeastPrivilegeEnd : IAwsEnd
{
    /// <summary>What stands for OPERATOR_ROLE_ARN and OPERATOR_POLICY_ARN, as the guides name them.</summary>
    public const string OwnRole = $"arn:aws:iam::{World.AccountId}:role/role-operator";

    /// <inheritdoc cref="OwnRole"/>
    public const string OwnPolicy = $"arn:aws:iam::{World.AccountId}:policy/role-operator";

    /// <summary>The user that has the shipped policy here, where in an installation a role has it.</summary>
    public const string Operator = $"arn:aws:iam::{World.AccountId}:user/role-operator";

    private const string Secret = "the/secret/of/the/operator/in/this/world";

    private LeastPrivilegeEnd(Simulator simulator, string accessKey)
    {
        Simulator = simulator;
        Credentials = new(accessKey, Secret, null);
    }

    public Simulator Simulator { get; }

    public Uri Endpoint => Simulator.Endpoint;

    public ImmutableCredentials Credentials { get; }

    public string OperatorRegion => "us-east-1";

    public string ImageId => AwsSimulator.World.Region.ImageId;

    /// <summary>Whose key calls everything: the tests' own hands.</summary>
    public static ImmutableCredentials Administrator { get; } = new(new AccountSeed().AccessKeyId, new AccountSeed().SecretAccessKey, null);

    /// <param name="path">What stands for IAM_PATH.</param>
    /// <param name="boundary">The ARN of the boundary that is demanded, or null.</param>
    public static async Task<LeastPrivilegeEnd> StartAsync(string path = "/", string? boundary = null)
    {
        var simulator = await Simulator.StartAsync(new SimulatorOptions
        {
            Accounts = [new AccountSeed(), new AccountSeed { Id = "444455556666", AccessKeyId = "AKIA444455556666" }],
        });
        const string AccessKey = "AKIALEASTPRIVILEGE";
        lock (simulator.World.Gate)
        {
            Seeding.Seed(simulator.World, new WorldSeed
            {
                Users =
                [
                    new IdentitySeed
                    {
                        Account = World.AccountId,
                        Name = "role-operator",
                        AccessKeyId = AccessKey,
                        SecretAccessKey = Secret,
                        Inline = new Dictionary<string, string> { ["shipped"] = Policy(path, boundary) },
                    },
                ],
            });
        }

        return new(simulator, AccessKey);
    }

    /// <summary>IAM, called with these keys.</summary>
    public AmazonIdentityManagementServiceClient Iam(ImmutableCredentials keys) => new(
        new BasicAWSCredentials(keys.AccessKey, keys.SecretKey),
        new AmazonIdentityManagementServiceConfig { ServiceURL = Endpoint.ToString(), AuthenticationRegion = "us-east-1" });

    public ValueTask DisposeAsync() => Simulator.DisposeAsync();

    private static string Policy(string path, string? boundary) => LeastPrivilege.Json(boundary is not null)
        .Replace("ACCOUNT_ID", World.AccountId, StringComparison.Ordinal)
        .Replace("CLUSTER_NAME", World.ClusterName, StringComparison.Ordinal)
        .Replace("IAM_PATH", path, StringComparison.Ordinal)
        .Replace("OPERATOR_ROLE_ARN", OwnRole, StringComparison.Ordinal)
        .Replace("OPERATOR_POLICY_ARN", OwnPolicy, StringComparison.Ordinal)
        .Replace("BOUNDARY_ARN", boundary, StringComparison.Ordinal);
}
