using System.Collections;
using System.Globalization;
using System.Net;
using System.Reflection;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.SecurityToken;
using Compat.Aws.Tests.Wire;

namespace Compat.Aws.Tests.SecurityToken;

/// <summary>The generated SecurityToken client, beside the official one on the same AWSSDK.Core: what one sends, reads and throws, the other does.</summary>
public class OfficialBehaviourTests
{
    private const string Reply = """
        <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
          <AssumeRoleResult>
            <SourceIdentity>DevUser123</SourceIdentity>
            <AssumedRoleUser><Arn>arn:aws:sts::123456789012:assumed-role/demo/TestAR</Arn><AssumedRoleId>ARO123EXAMPLE123:TestAR</AssumedRoleId></AssumedRoleUser>
            <Credentials>
              <AccessKeyId>ASIAIOSFODNN7EXAMPLE</AccessKeyId><SecretAccessKey>wJalrXUtnFEMI</SecretAccessKey>
              <SessionToken>AQoDYXdzEPT</SessionToken><Expiration>2019-11-09T13:34:41Z</Expiration>
            </Credentials>
            <PackedPolicySize>6</PackedPolicySize>
          </AssumeRoleResult>
          <ResponseMetadata><RequestId>c6104cbe-af31-11e0-8154-cbc7ccf896c7</RequestId></ResponseMetadata>
        </AssumeRoleResponse>
        """;

    private const string Error = """
        <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
          <Error><Type>Sender</Type><Code>MalformedPolicyDocument</Code><Message>Syntax error at position 1</Message></Error>
          <RequestId>2f3a</RequestId>
        </ErrorResponse>
        """;

    private static readonly Assembly Official = typeof(AmazonSecurityTokenServiceClient).Assembly;

    public static TheoryData<string> Regions =>
        ["us-east-1", "us-west-2", "eu-west-1", "af-south-1", "cn-north-1", "us-gov-west-1", "us-iso-east-1", "aws-global", ""];

    [Fact]
    public async Task Request_WithLists_IsSentAsTheOfficialClientSendsIt()
    {
        var (official, generated) = (new FakeService(new FakeService.Reply(Reply)), new FakeService(new FakeService.Reply(Reply)));
        await AssumeRole(Official, official);
        await AssumeRole(GeneratedAssembly.SecurityToken, generated);

        Assert.Contains("Tags.member.2.Value=x=&+% é", official.Request.Fields);
        Assert.Equal(official.Request.Fields, generated.Request.Fields);
        Assert.Equal(official.Request.Url, generated.Request.Url);
    }

    [Fact]
    public async Task Reply_WithStructuresAndDates_IsReadAsTheOfficialClientReadsIt()
    {
        var official = Describe(await AssumeRole(Official, new FakeService(new FakeService.Reply(Reply))));
        var generated = Describe(await AssumeRole(GeneratedAssembly.SecurityToken, new FakeService(new FakeService.Reply(Reply))));

        Assert.Contains("Credentials.Expiration=2019-11-09T13:34:41.0000000Z", generated);
        Assert.Equal(official, generated);
    }

    [Fact]
    public async Task Error_Modelled_IsThrownAsTheOfficialClientThrowsIt()
    {
        var official = await Failure(Official);
        var generated = await Failure(GeneratedAssembly.SecurityToken);

        Assert.Equal(
            "Amazon.SecurityToken.Model.MalformedPolicyDocumentException Sender MalformedPolicyDocument 2f3a BadRequest Syntax error at position 1", official);
        Assert.Equal(official, generated);
    }

    [Theory]
    [MemberData(nameof(Regions))]
    public void Endpoint_OfARegion_IsTheOfficialOne(string region)
    {
        foreach (var useFips in (bool[])[false, true])
            foreach (var useDualStack in (bool[])[false, true])
                foreach (var useGlobalEndpoint in (bool[])[false, true])
                {
                    var parameters = new EndpointParameters
                    {
                        ["Region"] = region.Length == 0 ? null : region,
                        ["UseFIPS"] = useFips,
                        ["UseDualStack"] = useDualStack,
                        ["UseGlobalEndpoint"] = useGlobalEndpoint,
                    };
                    Assert.Equal(Resolve(Official, parameters), Resolve(GeneratedAssembly.SecurityToken, parameters));
                }
    }

    private static async Task<object> AssumeRole(Assembly client, FakeService service)
    {
        dynamic sts = Make(
            client,
            "AmazonSecurityTokenServiceClient",
            FakeService.Credentials,
            service.Configure((ClientConfig)Make(client, "AmazonSecurityTokenServiceConfig")));
        dynamic request = Make(client, "Model.AssumeRoleRequest");
        request.RoleArn = "arn:aws:iam::123456789012:role/demo";
        request.RoleSessionName = "TestAR";
        request.DurationSeconds = 900;
        request.TransitiveTagKeys = new List<string> { "a", "b" };
        request.Tags = (dynamic)Activator.CreateInstance(typeof(List<>).MakeGenericType(Find(client, "Model.Tag")))!;
        foreach (var (key, value) in new[] { ("a", ""), ("b", "x=&+% é") })
        {
            dynamic tag = Make(client, "Model.Tag");
            (tag.Key, tag.Value) = (key, value);
            request.Tags.Add(tag);
        }

        return await sts.AssumeRoleAsync(request, CancellationToken.None);
    }

    private static async Task<string> Failure(Assembly client)
    {
        var service = new FakeService(new FakeService.Reply(Error, HttpStatusCode.BadRequest));
        var error = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => AssumeRole(client, service));
        return $"{error.GetType().FullName} {error.ErrorType} {error.ErrorCode} {error.RequestId} {error.StatusCode} {error.Message}";
    }

    private static string Resolve(Assembly client, EndpointParameters parameters)
    {
        try
        {
            var endpoint = ((IEndpointProvider)Make(client, "Internal.AmazonSecurityTokenServiceEndpointProvider")).ResolveEndpoint(parameters);
            var schemes = (IList?)endpoint.Attributes?["authSchemes"] ?? Array.Empty<object>();
            return $"{endpoint.URL} signed for {string.Join(',', schemes.Cast<IPropertyBag>().Select(scheme => scheme["signingRegion"]))}";
        }
        catch (AmazonClientException error)
        {
            return error.Message;
        }
    }

    private static Type Find(Assembly client, string name) => client.GetType($"Amazon.SecurityToken.{name}", throwOnError: true)!;

    private static object Make(Assembly client, string name, params object[] arguments) => Activator.CreateInstance(Find(client, name), arguments)!;

    /// <summary>Every value below an object, one a line: what the SDK's own base classes hold is the same for both.</summary>
    private static IReadOnlyList<string> Describe(object value, string path = "") => [.. value.GetType()
        .GetProperties()
        .Where(property => property.GetIndexParameters().Length == 0
            && property.DeclaringType!.Namespace!.StartsWith("Amazon.SecurityToken", StringComparison.Ordinal))
        .OrderBy(property => property.Name, StringComparer.Ordinal)
        .SelectMany(property => property.GetValue(value) switch
        {
            null => [$"{path}{property.Name}=null"],
            DateTime date => [$"{path}{property.Name}={date:O}"],
            string or int => [string.Create(CultureInfo.InvariantCulture, $"{path}{property.Name}={property.GetValue(value)}")],
            { } inner => Describe(inner, $"{path}{property.Name}."),
        })];
}
