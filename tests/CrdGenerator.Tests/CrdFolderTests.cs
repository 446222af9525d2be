namespace CrdGenerator.Tests;

public sealed class CrdFolderTests : IDisposable
{
    private static readonly GeneratedFolder Crds = CrdFolder.Generated;

    private readonly string folder = Directory.CreateTempSubdirectory("crds-").FullName;

    [Fact]
    public void CheckedInFiles_AreThoseOfTheTypes() =>
        Assert.Empty(Crds.Stale(Path.Combine(Manifests.Root, "crds")));

    [Fact]
    public void Stale_FreshlyWritten_IsEmpty()
    {
        Crds.Write(folder);

        Assert.Empty(Crds.Stale(folder));
    }

    [Fact]
    public void Stale_NoFolder_NamesEveryFile() =>
        Assert.Equal(ServedKind.All.Count, Crds.Stale(Path.Combine(folder, "absent")).Count);

    [Fact]
    public void Stale_FileEditedByHand_NamesIt()
    {
        Crds.Write(folder);
        var edited = Path.Combine(folder, "roles.iam.roleoperator.io.yaml");
        File.AppendAllText(edited, "# mine\n");

        Assert.Equal([edited], Crds.Stale(folder));
    }

    [Fact]
    public void Stale_FileOfAKindThatIsGone_NamesItUntilWriteDeletesIt()
    {
        Crds.Write(folder);
        var gone = Path.Combine(folder, "gone.iam.roleoperator.io.yaml");
        File.Copy(Path.Combine(folder, "roles.iam.roleoperator.io.yaml"), gone);
        File.WriteAllText(Path.Combine(folder, "kustomization.yaml"), "resources: []\n");

        Assert.Equal([gone], Crds.Stale(folder));

        Crds.Write(folder);
        Assert.False(File.Exists(gone));
        Assert.True(File.Exists(Path.Combine(folder, "kustomization.yaml")));
    }

    [Fact]
    public void Check_FileEditedByHand_FailsAndSaysWhatToDo()
    {
        Crds.Write(folder);
        var edited = Path.Combine(folder, "roles.iam.roleoperator.io.yaml");
        File.AppendAllText(edited, "# mine\n");
        using var errors = new StringWriter();

        Assert.Equal(1, Crds.Run(["check", folder], errors));

        Assert.StartsWith($"{edited} is stale", errors.ToString(), StringComparison.Ordinal);
        Assert.Contains("run `make crds`", errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("write")]
    [InlineData("check")]
    public void Run_TypeWithoutASchema_IsToldInOneLineAndWritesNothing(string command)
    {
        var broken = Crds with { Files = () => throw new SchemaException("Role.Name has no summary") };
        using var errors = new StringWriter();

        Assert.Equal(1, broken.Run([command, folder], errors));

        Assert.Equal($"Role.Name has no summary{Environment.NewLine}", errors.ToString());
        Assert.Empty(Directory.EnumerateFiles(folder));
    }

    [Fact]
    public void Run_OtherArguments_TellsTheUsage()
    {
        using var errors = new StringWriter();

        Assert.Equal(2, Crds.Run(["wirte", folder], errors));

        Assert.Equal($"Usage: CrdGenerator write|check FOLDER{Environment.NewLine}", errors.ToString());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
