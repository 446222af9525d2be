using Amazon.SecurityToken;

namespace Compat.Aws.Tests.SecurityToken;

/// <summary>
/// The generator's proof: what it makes of the STS model is what AWS ships as AWSSDK.SecurityToken. What is left is listed, and is either
/// written by hand in the official package or beside the use that the project makes of its clients.
/// </summary>
public class OfficialSurfaceTests
{
    private static readonly string[] OnlyOfficial =
    [
        // Credentials can be used as AWSCredentials: hand-written.
        "Model.Credentials: class from AWSCredentials",
        "Model.Credentials: ImmutableCredentials GetCredentials()",
        // AWSSDK.Core assumes roles through this interface of its own: hand-written.
        "AmazonSecurityTokenServiceClient: is ICoreAmazonSTS",
        "IAmazonSecurityTokenService: is ICoreAmazonSTS",
        // STS alone retries when the identity provider cannot be reached: hand-written.
        "SecurityTokenServiceRetryPolicy",
        "SecurityTokenServiceStandardRetryPolicy",
        "SecurityTokenServiceAdaptiveRetryPolicy",
        // The stand-ins share one internal list of configuration modes.
        "AmazonSecurityTokenServiceDefaultConfiguration",
    ];

    private static readonly string[] OnlyGenerated =
    [
        "Model.Credentials: class from Object",
    ];

    private readonly IReadOnlySet<string> official = ApiSurface.Of(typeof(AmazonSecurityTokenServiceClient).Assembly);
    private readonly IReadOnlySet<string> generated = ApiSurface.Of(GeneratedAssembly.SecurityToken);

    [Fact]
    public void GeneratedClient_ComparedWithTheOfficialPackage_LacksNothingElse() =>
        Assert.Equal("", Lines(official.Except(generated).Where(line => !OnlyOfficial.Any(known => IsAbout(line, known)))));

    [Fact]
    public void GeneratedClient_ComparedWithTheOfficialPackage_AddsNothingElse() =>
        Assert.Equal("", Lines(generated.Except(official).Except(OnlyGenerated)));

    [Fact]
    public void ListedDifferences_ComparedWithTheOfficialPackage_AreAllStillThere()
    {
        Assert.All(OnlyOfficial, known => Assert.Contains(official.Except(generated), line => IsAbout(line, known)));
        Assert.All(OnlyGenerated, known => Assert.Contains(known, generated.Except(official)));
    }

    [Fact]
    public void OfficialSurface_OfThisVersion_IsNotEmpty() =>
        Assert.Contains("Model.AssumeRoleRequest: Int32? DurationSeconds { get; set; }", official);

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines.Order(StringComparer.Ordinal));

    /// <summary>A known difference is a whole line, a type with all that belongs to it, or with a star a member of any type.</summary>
    private static bool IsAbout(string line, string known) => known.StartsWith('*')
        ? line.EndsWith(known[1..], StringComparison.Ordinal)
        : line == known || line.StartsWith($"{known}: ", StringComparison.Ordinal);
}
