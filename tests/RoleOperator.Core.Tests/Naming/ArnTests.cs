using RoleOperator.Core.Naming;

namespace RoleOperator.Core.Tests.Naming;

public class ArnTests
{
    [Theory]
    [InlineData("arn:aws:iam::111122223333:role/path/Name")]
    [InlineData("arn:aws:sqs:eu-west-1:111122223333:queue")]
    [InlineData("arn:aws:logs:eu-west-1:111122223333:log-group:a:*")]
    [InlineData("arn:aws:s3:::bucket/key")]
    public void Arn_ReadAndWritten_IsTheSameText(string text)
    {
        Assert.True(Arn.TryParse(text, out var arn));
        Assert.Equal(text, arn.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AROAEXAMPLEEXAMPLE123")]
    [InlineData("arn:aws:iam::111122223333")]
    [InlineData("arn:aws:iam::111122223333:")]
    [InlineData("arn::iam::111122223333:root")]
    [InlineData("arn:aws:::111122223333:root")]
    [InlineData("ARN:aws:iam::111122223333:root")]
    public void Text_OfAnotherForm_IsNotAnArn(string? text) => Assert.False(Arn.TryParse(text, out _));

    [Fact]
    public void Account_ComputesTheArnsOfWhatIsInIt()
    {
        var account = new AccountContext("111122223333", Partition.China);

        Assert.Equal("arn:aws-cn:iam::111122223333:role/shop/orders", account.RoleArn("/shop/", "orders"));
        Assert.Equal("arn:aws-cn:iam::111122223333:policy/orders", account.PolicyArn("/", "orders"));
        Assert.Equal("arn:aws-cn:iam::111122223333:instance-profile/shop/orders", account.InstanceProfileArn("/shop/", "orders"));
        Assert.Equal("arn:aws-cn:iam::111122223333:root", account.RootArn);
    }

    [Theory]
    [InlineData("AmazonS3ReadOnlyAccess", "arn:aws-us-gov:iam::aws:policy/AmazonS3ReadOnlyAccess")]
    [InlineData("job-function/ViewOnlyAccess", "arn:aws-us-gov:iam::aws:policy/job-function/ViewOnlyAccess")]
    [InlineData("service-role/AWSLambdaBasicExecutionRole", "arn:aws-us-gov:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole")]
    public void AwsManagedPolicy_InAPartition_KeepsItsPath(string name, string arn)
    {
        Assert.Equal(arn, AwsManagedPolicy.Arn(Partition.GovCloud, name));
        Assert.Null(AwsNames.PolicyArn(arn));
    }

    [Theory]
    [InlineData("arn:aws-cn:sts::111122223333:assumed-role/R/S", "aws-cn")]
    [InlineData("not an ARN", null)]
    public void Partition_OfAnArn_IsItsSecondPart(string arn, string? partition) => Assert.Equal(partition, Partition.OfArn(arn));
}
