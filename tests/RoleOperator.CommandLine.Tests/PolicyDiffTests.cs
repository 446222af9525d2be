namespace RoleOperator.CommandLine.Tests;

public sealed class PolicyDiffTests : IDisposable
{
    private const string Reader = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}""";

    private readonly string folder = Directory.CreateTempSubdirectory("policy-diff-").FullName;

    [Fact]
    public async Task Documents_OfOneMeaning_EndWith0AndSayNothing()
    {
        var other = File("b.json", """{"Version": "2012-10-17", "Statement": {"Resource": ["*"], "Action": "S3:getObject", "Effect": "Allow"}}""");

        var result = await Diff("identity", File("a.json", Reader), other);

        Assert.Equal(new(0, "", ""), result);
    }

    [Fact]
    public async Task Documents_ThatDiffer_EndWith1AndEveryKindOfDifference()
    {
        var a = File("a.json", """
            {"Version":"2012-10-17","Id":"old","Statement":[
              {"Effect":"Deny","Principal":{"AWS":"111122223333"},"Action":"sts:TagSession"},
              {"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"},
              {"Sid":"Gone","Effect":"Allow","Principal":"*","NotAction":"sts:*","Condition":{"Null":{"aws:x":[]}}}]}
            """);
        var b = File("b.json", """
            {"Statement":[
              {"Effect":"Allow","Principal":{"Service":["ec2.amazonaws.com","pods.eks.amazonaws.com"]},"Action":"sts:AssumeRole"},
              {"Effect":"Deny","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"sts:TagSession"},
              {"Sid":"Come, with \"news\"\u001b[31m","Effect":"Allow","Principal":{"AWS":["444455556666"]},"Action":"sts:SetSourceIdentity"}]}
            """);

        var result = await Diff("trust", a, b);

        Assert.Equal((1, ""), (result.ExitCode, result.Errors));
        Assert.Equal(
            $"""
            --- A: {a}
            +++ B: {b}
            Version
              - 2012-10-17
              + 2008-10-17
            Id
              - old
            Statement[1] in A, Statement[0] in B
              Principal.Service
                + pods.eks.amazonaws.com
            Only in A: Statement[2] (Sid Gone)
              Effect
                - Allow
              Principal.AWS
                - *
              NotAction
                - sts:*
              Condition.Null.aws:x
                - (no values)
            Only in B: Statement[2] (Sid Come, with "news"\u001b[31m)
              Effect
                + Allow
              Principal.AWS
                + arn:aws:iam::444455556666:root
              Action
                + sts:setsourceidentity

            """,
            result.Output);
    }

    [Fact]
    public async Task Documents_ThatAwsWouldRefuse_EndWith2AndEveryPlace()
    {
        var a = File("a.json", "{\n  \"Statement\": [{\"Action\": [], \"Effect\": \"allow\", \"Resource\": \"*\"}]\n}");
        var b = File("b.json", Reader.Replace("}]", "}],", StringComparison.Ordinal));

        var result = await Diff("identity", a, b);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Collection(
            result.Errors.TrimEnd().Split('\n'),
            line => Assert.Equal($"{a}:2:28: Statement[0].Action: the array is empty; give at least one value", line),
            line => Assert.Equal($"{a}:2:42: Statement[0].Effect: \"allow\" is not possible; did you mean Allow?", line),
            line => Assert.StartsWith($"{b}:1:97: not valid JSON: ", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("identity", 0)]
    [InlineData("trust", 2)]
    public async Task Kind_OfTheDocuments_DecidesWhatTheyMayHold(string kind, int code)
    {
        var file = File("a.json", Reader);

        Assert.Equal(code, (await Diff(kind, file, file)).ExitCode);
    }

    [Theory]
    [InlineData("aws", 1)]
    [InlineData("aws-cn", 0)]
    public async Task AccountId_AsAPrincipal_IsTheRootInThePartition(string partition, int code)
    {
        const string trust = """{"Statement":{"Effect":"Allow","Principal":{"AWS":"@"},"Action":"sts:AssumeRole"}}""";
        var a = File("a.json", trust.Replace("@", "111122223333", StringComparison.Ordinal));
        var b = File("b.json", trust.Replace("@", "arn:aws-cn:iam::111122223333:root", StringComparison.Ordinal));

        Assert.Equal(code, (await Diff("trust", a, b, "--partition", partition)).ExitCode);
    }

    [Fact]
    public async Task Hyphen_ForOneDocument_IsStandardInput()
    {
        var file = File("a.json", Reader);

        Assert.Equal(0, (await Terminal.RunWithInputAsync(Reader, "policy", "diff", "--kind", "identity", file, "-")).ExitCode);
        Assert.Equal(
            new(2, "", "standard input:1:1: Statement: Statement is missing; add at least one statement\n"),
            await Terminal.RunWithInputAsync("{}", "policy", "diff", "--kind", "identity", "-", file));
    }

    [Fact]
    public async Task Device_WithoutEnd_IsRefusedAsTooLong() => Assert.Contains(
        "more than 131072 characters", (await Diff("identity", "/dev/zero", File("a.json", Reader))).Errors, StringComparison.Ordinal);

    [Fact]
    public async Task File_ThatCannotBeRead_EndsWith2AndItsName()
    {
        var result = await Diff("identity", Path.Combine(folder, "missing.json"), folder);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("missing.json: Could not find file", result.Errors, StringComparison.Ordinal);
        Assert.Contains($"{folder}: is a folder; give a file", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_ThatCannotBeWritten_EndsWith2NotWithDifferent()
    {
        File("a.json", Reader);
        File("b.json", Reader.Replace("Get", "Put", StringComparison.Ordinal));

        var result = await Terminal.ScriptAsync("role-operator policy diff --kind identity a.json b.json > /dev/full", folder);

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("standard output: ", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("both be standard input", "policy", "diff", "--kind", "trust", "-", "-")]
    [InlineData("name of a file is empty", "policy", "diff", "--kind", "trust", "a.json", "")]
    [InlineData("--kind", "policy", "diff", "a.json", "b.json")]
    [InlineData("Trust", "policy", "diff", "--kind", "Trust", "a.json", "b.json")]
    [InlineData("aws-moon", "policy", "diff", "--kind", "trust", "--partition", "aws-moon", "a.json", "b.json")]
    [InlineData("argument", "policy", "diff", "--kind", "trust", "a.json")]
    [InlineData("c.json", "policy", "diff", "--kind", "trust", "a.json", "b.json", "c.json")]
    [InlineData("command", "policy")]
    [InlineData("--cluster-name")]
    public async Task CommandLine_ThatIsWrong_EndsWith2AndTheReason(string reason, params string[] arguments)
    {
        var result = await Terminal.RunAsync(arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(reason, result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_OfTheProgram_NamesTheCommand()
    {
        var help = await Terminal.RunAsync("--help");

        Assert.Equal((0, ""), (help.ExitCode, help.Errors));
        Assert.Matches(@"(?m)^  policy +Work with policy documents", help.Output);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static Task<Terminal.Result> Diff(string kind, string a, string b, params string[] more) =>
        Terminal.RunAsync(["policy", "diff", "--kind", kind, a, b, .. more]);

    private string File(string name, string content)
    {
        var path = Path.Combine(folder, name);
        System.IO.File.WriteAllText(path, content);
        return path;
    }
}
