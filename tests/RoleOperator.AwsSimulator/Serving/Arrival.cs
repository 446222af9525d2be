using RoleOperator.AwsSimulator.Protocol;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Serving;

/// <summary>What a call says of itself before anything of it is checked: enough to delay, throttle, strike and log it.</summary>
/// <param name="Service">The service, told from the API version; IAM where that is unknown.</param>
/// <param name="Operation">The name of the Action; empty where there is none.</param>
/// <param name="AccessKeyId">The key of the credential scope; null where nothing is signed.</param>
/// <param name="Account">The account of that key; null where the key is unknown.</param>
/// <param name="Region">The region of the credential scope; empty where nothing is signed.</param>
/// <param name="Form">The parameters.</param>
public sealed record Arrival(
    ServiceModel Service, string Operation, string? AccessKeyId, string? Account, string Region, IReadOnlyDictionary<string, string> Form)
{
    private static readonly Dictionary<string, ServiceModel> Versions =
        ServiceModel.All.Values.ToDictionary(service => service.Version, StringComparer.Ordinal);

    /// <summary>As in an IAM policy: iam:CreateRole.</summary>
    public string Action { get; } = $"{Service.Name}:{Operation}";

    /// <summary>True for a description that says neither which things it wants nor how many at a time.</summary>
    public bool IsUnfiltered => !Form.Keys.Any(key =>
        key.StartsWith("Filter.", StringComparison.Ordinal) || key.Contains("Id.", StringComparison.Ordinal) || key is "MaxResults");

    /// <summary>Reads what a request says.</summary>
    public static Arrival Of(WireRequest request, AwsWorld world)
    {
        var scope = Scope(request);
        var known = scope.Length == 5;
        return new Arrival(
            request.Form.TryGetValue("Version", out var version) && Versions.TryGetValue(version, out var service) ? service : ServiceModel.All["iam"],
            request.Form.GetValueOrDefault("Action") ?? "",
            known ? scope[0] : null,
            known ? AccountOf(scope[0], world) : null,
            known ? scope[2] : "",
            request.Form);
    }

    private static string[] Scope(WireRequest request)
    {
        var credential = request.Headers.TryGetValue("Authorization", out var header) && header.Split("Credential=", 2) is [_, var rest]
            ? rest.Split(',')[0]
            : request.Form.GetValueOrDefault("X-Amz-Credential") ?? "";
        return credential.Split('/');
    }

    private static string? AccountOf(string key, AwsWorld world)
    {
        lock (world.Gate)
            return world.Keyring.Find(key)?.Caller.AccountId;
    }
}
