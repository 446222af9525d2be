using RoleOperator.Core.Naming;

namespace RoleOperator.Core.Tests.Naming;

/// <summary>Each bound from both sides, and each refusal with the words that help.</summary>
public class AwsNamesTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("Aa0_+=,.@-")]
    public void Name_OfAllowedCharacters_IsFine(string value)
    {
        Assert.Null(AwsNames.RoleName(value));
        Assert.Null(AwsNames.PolicyName(value));
        Assert.Null(AwsNames.InstanceProfileName(value));
    }

    [Theory]
    [InlineData("", "role name is empty")]
    [InlineData("my role", "role name \"my role\" has the character U+0020")]
    [InlineData("a/b", "'/'")]
    [InlineData("größe", "U+00F6")]
    [InlineData("a\n", "U+000A")]
    public void RoleName_OfOtherCharacters_IsRefusedNamingTheCharacter(string value, string part) =>
        Assert.Contains(part, AwsNames.RoleName(value), StringComparison.Ordinal);

    [Fact]
    public void Values_AtTheirLimits_AreFineAndRefusedBeyond()
    {
        AssertLimit(AwsNames.RoleName, 64);
        AssertLimit(AwsNames.PolicyName, 128);
        AssertLimit(AwsNames.InstanceProfileName, 128);
        AssertLimit(AwsNames.RoleDescription, 1000);
        AssertLimit(AwsNames.PolicyDescription, 1000);
        AssertLimit(AwsNames.TagKey, 128);
        AssertLimit(AwsNames.TagValue, 256);
        AssertLimit(AwsNames.ClusterName, 100);
        AssertLimit(value => AwsNames.RolePath($"/{value}/"), 510);
        AssertLimit(value => AwsNames.PolicyPath($"/{value}/"), 510);
    }

    [Theory]
    [InlineData("/", true, true)]
    [InlineData("/shop/", true, true)]
    [InlineData("/shop/eu-west_1/a.,+@=/", true, true)]
    [InlineData("/a*b!:/", true, false)]
    [InlineData("/a//b/", true, false)]
    [InlineData("//", false, false)]
    [InlineData("/a b/", false, false)]
    [InlineData("", false, false)]
    [InlineData("shop/", false, false)]
    [InlineData("/shop", false, false)]
    [InlineData("/é/", false, false)]
    public void Path_OfAPolicy_IsNarrowerThanThatOfARole(string value, bool role, bool policy) =>
        Assert.Equal((role, policy), (AwsNames.RolePath(value) is null, AwsNames.PolicyPath(value) is null));

    [Fact]
    public void Path_WithoutSlashes_IsGivenBackWithThem() =>
        Assert.Equal("path \"shop\" must begin and end with /; write \"/shop/\"", AwsNames.RolePath("shop"));

    [Theory]
    [InlineData("", true)]
    [InlineData("Orders\tservice\r\n(é ÿ ¡)", true)]
    [InlineData("Orders — service", false)]
    [InlineData("“Orders”", false)]
    [InlineData("\u0080", false)]
    [InlineData("\u007F", false)]
    public void Description_OfARole_TakesLatin1Only(string value, bool fine) => Assert.Equal(fine, AwsNames.RoleDescription(value) is null);

    [Fact]
    public void Description_OfAPolicy_TakesAnyCharacters() => Assert.Null(AwsNames.PolicyDescription("Orders — service"));

    [Theory]
    [InlineData(3599, false)]
    [InlineData(3600, true)]
    [InlineData(43200, true)]
    [InlineData(43201, false)]
    public void Session_OfOneToTwelveHours_IsFine(int seconds, bool fine) => Assert.Equal(fine, AwsNames.MaxSessionDuration(seconds) is null);

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
    [InlineData("AmazonS3ReadOnlyAccess", null)]
    [InlineData("service-role/AWSLambdaBasicExecutionRole", null)]
    [InlineData("/service-role/X", "without")]
    [InlineData("arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess", "is an ARN")]
    [InlineData("", "empty")]
    [InlineData("job-function/", "empty")]
    public void AwsManagedPolicyName_OfAnotherForm_IsRefused(string value, string? part) => AssertProblem(part, AwsNames.AwsManagedPolicyName(value));

    [Theory]
    [InlineData("i-0123456789abcdef0", true)]
    [InlineData("i-01234567", true)]
    [InlineData("i-0123456789abcdef", false)]
    [InlineData("i-0123456789ABCDEF0", false)]
    [InlineData("0123456789abcdef0", false)]
    [InlineData("i-01234567\n", false)]
    public void InstanceId_InEc2sForm_IsFine(string value, bool fine) => Assert.Equal(fine, AwsNames.InstanceId(value) is null);

    [Theory]
    [InlineData("eu-west-1", null)]
    [InlineData("us-gov-west-1", null)]
    [InlineData("eusc-de-east-1", null)]
    [InlineData("ap-southeast-10", null)]
    [InlineData("us-east-1a", "is an availability zone; use its region, us-east-1")]
    [InlineData("Ireland", "is not a region")]
    [InlineData("", "is not a region")]
    public void Region_OfAnotherForm_IsRefused(string value, string? part) => AssertProblem(part, AwsNames.Region(value));

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
