using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;

namespace RoleOperator.AwsSimulator.Tests.Iam.Errors;

/// <summary>
/// For each operation of IAM and each error that AWS models for it, how a client comes to see it: what is put in place first, and the call that
/// is refused.
/// </summary>
internal static class ErrorTable
{
    public const string LinkedRole = "AWSServiceRoleForAutoScaling";

    public const string NoPolicy = "arn:aws:iam::123456789012:policy/nobody";

    public const string NoArn = "arn:aws:s3:::not-a-policy-of-iam";

    public static IReadOnlyList<Row> All { get; } = [.. RoleErrors.Rows, .. PolicyErrors.Rows, .. InstanceProfileErrors.Rows, .. ProviderErrors.Rows];

    public sealed record Row(string Operation, string Code, Func<SimulatedAws, Task> Arrange, Func<IAmazonIdentityManagementService, Task> Call);

    /// <summary>The errors that tagging has for every kind of object but roles.</summary>
    public static IEnumerable<Row> Tagging(
        string kind,
        Func<SimulatedAws, Task> exists,
        Func<IAmazonIdentityManagementService, string, Task> tag,
        Func<IAmazonIdentityManagementService, string, Task> untag,
        Func<IAmazonIdentityManagementService, Task> list)
    {
        yield return new($"Tag{kind}", "NoSuchEntity", Nothing, iam => tag(iam, "k"));
        yield return new($"Tag{kind}", "LimitExceeded", After(exists, Quota("TagsQuota", 0)), iam => tag(iam, "k"));
        yield return new($"Tag{kind}", "InvalidInput", exists, iam => tag(iam, "aws:mine"));
        yield return new($"Tag{kind}", "ConcurrentModification", After(exists, Hurried), iam => tag(iam, "k"));
        yield return new($"Untag{kind}", "NoSuchEntity", Nothing, iam => untag(iam, "k"));
        yield return new($"Untag{kind}", "InvalidInput", exists, iam => untag(iam, "aws:mine"));
        yield return new($"Untag{kind}", "ConcurrentModification", After(exists, Hurried), iam => untag(iam, "k"));
        yield return new($"List{kind}Tags", "NoSuchEntity", Nothing, iam => list(iam));
    }

    public static Task Nothing(SimulatedAws aws) => Task.CompletedTask;

    public static Task<Role> ARole(SimulatedAws aws) => aws.RoleAsync("r");

    public static Task<string> ALinkedRole(SimulatedAws aws) => aws.LinkedRoleAsync();

    public static Task<string> APolicy(SimulatedAws aws) => aws.PolicyAsync("p");

    public static Task<InstanceProfile> AProfile(SimulatedAws aws) => aws.ProfileAsync("i");

    public static Task Hurried(SimulatedAws aws)
    {
        aws.Set(world => world.Iam.ConcurrencyWindow = TimeSpan.FromMinutes(1));
        return Task.CompletedTask;
    }

    public static Func<SimulatedAws, Task> Quota(string name, int value) => aws =>
    {
        aws.Set(_ => aws.Account().Quotas[name] = value);
        return Task.CompletedTask;
    };

    public static Func<SimulatedAws, Task> After(params Func<SimulatedAws, Task>[] steps) => async aws =>
    {
        foreach (var step in steps)
            await step(aws);
    };
}
