using RoleOperator.Core.Naming;

namespace RoleOperator.Core.Tests.Naming;

/// <summary>Each bound from both sides, and each refusal with the words that help.</summary>
public class AwsNamesTests
{
    [Fact]
    public void Values_AtTheirLimits_AreFineAndRefusedBeyond()
    {
        AssertLimit(AwsNames.TagKey, 128);
        AssertLimit(AwsNames.TagValue, 256);
        AssertLimit(AwsNames.ClusterName, 100);
        AssertLimit(value => AwsNames.PolicyArn($"arn:aws:iam::111122223333:policy/{value}"), 128);
        AssertLimit(value => AwsNames.PolicyArn($"arn:aws:iam::111122223333:policy/{value}/audit"), 510);
    }

    [Theory]
    [InlineData("team", null)]
    [InlineData("k8s.io/part of:a+b=c@d-e_f 東京", null)]
    [InlineData("aws:cloudformation", "AWS keeps for itself")]
    [InlineData("AWS:x", "AWS keeps for itself")]
    [InlineData("awsome", null)]
    [InlineData("iam.roleoperator.io/owner", "own mark of ownership")]
    [InlineData("IAM.RoleOperator.io/Owner", "own mark of ownership")]
    [InlineData("", "empty")]
    [InlineData("a#b", "'#'")]
    [InlineData("a\tb", "U+0009")]
    public void TagKey_ReservedOrMalformed_IsRefused(string value, string? part) => AssertProblem(part, AwsNames.TagKey(value));

    [Theory]
    [InlineData("", null)]
    [InlineData("aws:x", null)]
    [InlineData("𝐀", null)]
    [InlineData("a;b", "';'")]
    [InlineData("😀", "U+1F600")]
    public void TagValue_Malformed_IsRefused(string value, string? part) => AssertProblem(part, AwsNames.TagValue(value));

    [Theory]
    [InlineData("arn:aws:iam::111122223333:policy/audit", null)]
    [InlineData("arn:aws-cn:iam::111122223333:policy/team/audit", null)]
    [InlineData("arn:aws:iam::aws:policy/job-function/ViewOnlyAccess", null)]
    [InlineData("AmazonS3ReadOnlyAccess", "is not a policy's ARN")]
    [InlineData("arn:aws:s3:::bucket", "is not a policy's ARN")]
    [InlineData("arn:aws:iam:us-east-1:111122223333:policy/audit", "is not a policy's ARN")]
    [InlineData("arn:aws:iam::111122223333:role/audit", "names a role, not a policy")]
    [InlineData("arn:aws:iam::11112222333:policy/audit", "no account")]
    [InlineData("arn:aws:iam::111122223333:policy/", "policy name is empty")]
    [InlineData("arn:aws:iam::111122223333:policy/a b", "U+0020")]
    [InlineData("arn:aws:iam::111122223333:policy/a*/b", "'*'")]
    public void PolicyArn_OfAnotherForm_IsRefused(string value, string? part) => AssertProblem(part, AwsNames.PolicyArn(value));

    [Theory]
    [InlineData("012345678901", true)]
    [InlineData("12345678901", false)]
    [InlineData("0123456789012", false)]
    [InlineData("٠١٢٣٤٥٦٧٨٩٠١", false)]
    public void AccountId_OfTwelveDigits_IsFine(string value, bool fine) => Assert.Equal(fine, AwsNames.AccountId(value) is null);

    [Theory]
    [InlineData("prod-1", true)]
    [InlineData("prod/1", false)]
    public void ClusterName_WithASlash_IsRefused(string value, bool fine) => Assert.Equal(fine, AwsNames.ClusterName(value) is null);

    private static void AssertLimit(Func<string, string?> check, int limit)
    {
        Assert.Null(check(new string('a', limit)));
        Assert.Contains("characters; use", check(new string('a', limit + 1)), StringComparison.Ordinal);
    }

    private static void AssertProblem(string? part, string? problem)
    {
        if (part is null) Assert.Null(problem);
        else Assert.Contains(part, problem, StringComparison.Ordinal);
    }
}
