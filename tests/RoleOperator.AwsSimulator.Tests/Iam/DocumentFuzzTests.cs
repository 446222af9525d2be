using System.Text;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Xunit.Abstractions;
using static RoleOperator.AwsSimulator.Tests.Iam.Scene;

namespace RoleOperator.AwsSimulator.Tests.Iam;

/// <summary>Whatever is sent as a document, the simulator takes it or says what is wrong: it never breaks.</summary>
public sealed class DocumentFuzzTests(ITestOutputHelper output)
{
    private const string Rich = """
        {"Version":"2012-10-17","Id":"x","Statement":[{"Sid":"a1","Effect":"Allow","Principal":{"AWS":["arn:aws:iam::123456789012:root","*"],
        "Service":"ec2.amazonaws.com"},"Action":["sts:AssumeRole","s3:Get*"],"NotAction":"iam:*","Resource":["arn:aws:s3:::b/*","*"],
        "Condition":{"ForAnyValue:StringLikeIfExists":{"aws:TagKeys":["a","b"]},"Bool":{"aws:SecureTransport":true},"Null":{"aws:x":"false"}}}]}
        """;

    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", "\"", ",", ":", "null", "true", "-1e999", "\\ud800", "\\u0000",
        "\"AWS\"", "\"Statement\"", "\"Condition\"", "{}", "[]", "\"\"", "é", " ",
    ];

    private static readonly string[] Refusals = ["MalformedPolicyDocument", "ValidationError", "LimitExceeded"];

    [Fact]
    public async Task Documents_BrokenInAnyWay_AreTakenOrRefusedAndReadBack()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await using var aws = await SimulatedAws.StartAsync();
        var taken = 0;

        for (var attempt = 0; attempt < 300; attempt++)
        {
            var document = Break(random.Next(3) switch { 0 => Trust, 1 => Document, _ => Rich }, random);
            taken += await TryAsync(document, () => aws.RoleAsync($"r{attempt}", document)) ? 1 : 0;
            var policy = new CreatePolicyRequest { PolicyName = $"p{attempt}", PolicyDocument = document };
            taken += await TryAsync(document, () => aws.Iam.CreatePolicyAsync(policy)) ? 1 : 0;
        }

        await aws.Iam.GetAccountAuthorizationDetailsAsync(new GetAccountAuthorizationDetailsRequest { MaxItems = 1000 });
        Assert.True(taken is > 0 and < 600, $"{taken} of 600 documents were taken");
    }

    private async Task<bool> TryAsync(string document, Func<Task> write)
    {
        try
        {
            await write();
            return true;
        }
        catch (AmazonIdentityManagementServiceException refusal)
        {
            if (!Refusals.Contains(refusal.ErrorCode))
                output.WriteLine(document);
            Assert.Contains(refusal.ErrorCode, Refusals);
            return false;
        }
    }

    private static string Break(string document, Random random)
    {
        var text = new StringBuilder(document);
        for (var cut = random.Next(4); cut > 0; cut--)
        {
            var at = random.Next(text.Length);
            if (random.Next(2) == 0)
                text.Remove(at, Math.Min(random.Next(1, 12), text.Length - at));
            else
                text.Insert(at, Pieces[random.Next(Pieces.Length)]);
        }

        return text.Length == 0 ? "{" : text.ToString();
    }
}
