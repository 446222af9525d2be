using RoleOperator.Testing.Charts;

namespace RoleOperator.Chart.Tests;

/// <summary>A small chart of a test's own.</summary>
internal sealed class ChartFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("role-operator-chart-");

    /// <param name="files">Names and contents; Chart.yaml is there already.</param>
    public ChartFolder(params (string Name, string Content)[] files)
    {
        foreach (var (name, content) in files.Prepend(("Chart.yaml", "apiVersion: v2\nname: small\nversion: 1.2.3\n")))
        {
            var path = Path.Combine(folder.FullName, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, content);
        }
    }

    public Task<RenderedChart> RenderAsync(string valuesYaml, params string[] options) =>
        HelmChart.RenderAsync(new ChartInput(valuesYaml) { Folder = folder.FullName, Image = null, MoreOptions = options });

    public Task<string> NotesAsync(string valuesYaml) =>
        HelmChart.NotesAsync(new ChartInput(valuesYaml) { Folder = folder.FullName, Image = null });

    public void Dispose() => folder.Delete(recursive: true);
}
