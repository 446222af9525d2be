using RoleOperator.Core.Documents;
using RoleOperator.Core.Naming;

namespace RoleOperator.Core.Tests.Documents;

public class DocumentDiffTests
{
    private const string Wanted = """
        {"Version":"2012-10-17","Statement":[
          {"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::orders/*"},
          {"Sid":"ReadQueue","Effect":"Allow","Action":["sqs:ReceiveMessage","sqs:SendMessage"],"Resource":"*"}]}
        """;

    [Fact]
    public void SameMeaning_InAnotherSpelling_HasNoDifference() => Assert.Empty(Differences("""
        {"Version":"2012-10-17","Statement":[
          {"Sid":"ReadQueue","Effect":"Allow","Action":["SQS:SendMessage","sqs:ReceiveMessage"],"Resource":["*"]},
          {"Effect":"Allow","Action":["s3:getobject"],"Resource":"arn:aws:s3:::orders/*"}]}
        """));

    [Fact]
    public void ChangedActions_OfAStatementWithASid_AreNamedUnderIt() => Assert.Equal(
        ["Statement[1] (Sid ReadQueue): Action: + sqs:sendmessage, - sqs:deletemessage"],
        Differences("""
            {"Version":"2012-10-17","Statement":[
              {"Sid":"ReadQueue","Effect":"Allow","Action":["sqs:DeleteMessage","sqs:ReceiveMessage"],"Resource":"*"},
              {"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::orders/*"}]}
            """));

    [Fact]
    public void ChangedResource_OfAStatementWithoutASid_IsFoundByItsActions() => Assert.Equal(
        ["Statement[0]: Resource: + arn:aws:s3:::orders/*, - *; Condition.Bool.aws:x: - true"],
        Differences("""
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{"Bool":{"aws:X":true}}},
              {"Sid":"ReadQueue","Effect":"Allow","Action":["sqs:SendMessage","sqs:ReceiveMessage"],"Resource":"*"}]}
            """));

    [Fact]
    public void ChangedActions_OfAStatementWithoutASid_AreFoundByItsResource() => Assert.Equal(
        ["Statement[0]: Action: + s3:getobject; NotAction: - s3:getobject"],
        Differences("""
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","NotAction":"s3:GetObject","Resource":"arn:aws:s3:::orders/*"},
              {"Sid":"ReadQueue","Effect":"Allow","Action":["sqs:SendMessage","sqs:ReceiveMessage"],"Resource":"*"}]}
            """));

    [Fact]
    public void UnrelatedStatements_OnBothSides_AreShownInFull() => Assert.Equal(
        [
            "Version: + 2012-10-17, - 2008-10-17",
            "+ Statement[0]: Effect: Allow; Action: s3:getobject; Resource: arn:aws:s3:::orders/*",
            "+ Statement[1] (Sid ReadQueue): Effect: Allow; Action: sqs:receivemessage, sqs:sendmessage; Resource: *",
            "- Statement (Sid Other): Effect: Deny; NotAction: iam:*; NotResource: *",
        ],
        Differences("""{"Statement":{"Sid":"Other","Effect":"Deny","NotAction":"iam:*","NotResource":"*"}}"""));

    [Fact]
    public void ChangedPrincipal_OfATrustPolicy_IsNamedByItsType()
    {
        var observed = Parsing.Trust("""{"Statement":{"Effect":"Allow","Principal":{"AWS":["AROAEXAMPLEEXAMPLE123"]},"Action":"sts:AssumeRole"}}""");
        var wanted = Parsing.Trust("""{"Id":"a","Statement":{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole"}}""");

        Assert.Equal(
            ["Id: + a", "Statement[0]: Principal.AWS: + arn:aws:iam::111122223333:root, - AROAEXAMPLEEXAMPLE123"],
            DocumentDiff.Between(observed, wanted, Partition.Aws));
    }

    private static IReadOnlyList<string> Differences(string observed) =>
        DocumentDiff.Between(Parsing.Identity(observed), Parsing.Identity(Wanted), Partition.Aws);
}
