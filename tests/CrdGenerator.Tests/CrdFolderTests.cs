namespace CrdGenerator.Tests;

public sealed class CrdFolderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("crds-").FullName;

    [Fact]
    public void CheckedInFiles_AreThoseOfTheTypes() =>
        Assert.Empty(CrdFolder.Stale(Path.Combine(Manifests.Root, "crds")));

    [Fact]
    public void Stale_FreshlyWritten_IsEmpty()
    {
        CrdFolder.Write(folder);

        Assert.Empty(CrdFolder.Stale(folder));
    }

    [Fact]
    public void Stale_NoFolder_NamesEveryFile() =>
        Assert.Equal(ServedKind.All.Count, CrdFolder.Stale(Path.Combine(folder, "absent")).Count);

    [Fact]
    public void Stale_FileEditedByHand_NamesIt()
    {
        CrdFolder.Write(folder);
        var edited = Path.Combine(folder, "roles.iam.roleoperator.io.yaml");
        File.AppendAllText(edited, "# mine\n");

        Assert.Equal([edited], CrdFolder.Stale(folder));
    }

    [Fact]
    public void Stale_FileOfAKindThatIsGone_NamesItUntilWriteDeletesIt()
    {
        CrdFolder.Write(folder);
        var gone = Path.Combine(folder, "gone.iam.roleoperator.io.yaml");
        File.Copy(Path.Combine(folder, "roles.iam.roleoperator.io.yaml"), gone);
        File.WriteAllText(Path.Combine(folder, "kustomization.yaml"), "resources: []\n");

        Assert.Equal([gone], CrdFolder.Stale(folder));

        CrdFolder.Write(folder);
        Assert.False(File.Exists(gone));
        Assert.True(File.Exists(Path.Combine(folder, "kustomization.yaml")));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
