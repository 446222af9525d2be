namespace CrdGenerator;

/// <summary>A folder of generated files and the command line that writes or checks it. It may hold other files, which are left alone.</summary>
/// <param name="Program">The program's name, for its usage.</param>
/// <param name="Header">How a generated file begins where its format has comments. What begins so and is not generated any more is a leftover.</param>
/// <param name="Files">Makes the text of every file by its name.</param>
/// <param name="Remedy">What to do about a stale file.</param>
public sealed record GeneratedFolder(string Program, string Header, Func<IReadOnlyDictionary<string, string>> Files, string Remedy)
{
    private const int Failed = 1;
    private const int Misused = 2;

    /// <summary>Writes or checks the folder, as the arguments ask.</summary>
    /// <param name="args"><c>write FOLDER</c> or <c>check FOLDER</c>.</param>
    /// <param name="errors">Gets what is wrong, in words.</param>
    /// <returns>The exit code: 0; 1 where a file is stale or cannot be made; 2 for other arguments.</returns>
    public int Run(IReadOnlyList<string> args, TextWriter errors)
    {
        try
        {
            switch (args)
            {
                case ["write", var folder]:
                    Write(folder);
                    return 0;
                case ["check", var folder]:
                    var stale = Stale(folder);
                    foreach (var file in stale) errors.WriteLine($"{file} is stale");
                    if (stale.Count == 0) return 0;
                    errors.WriteLine(Remedy);
                    return Failed;
                default:
                    errors.WriteLine($"Usage: {Program} write|check FOLDER");
                    return Misused;
            }
        }
        catch (SchemaException e)
        {
            errors.WriteLine(e.Message);
            return Failed;
        }
    }

    /// <summary>Makes the folder hold exactly <see cref="Files"/>: what an earlier run made and is not generated any more goes too.</summary>
    /// <exception cref="SchemaException">A file cannot be made; nothing was written.</exception>
    public void Write(string folder)
    {
        var files = Files();
        Directory.CreateDirectory(folder);
        foreach (var file in Leftovers(folder, files)) File.Delete(file);
        foreach (var (name, text) in files) File.WriteAllText(Path.Combine(folder, name), text);
    }

    /// <summary>Paths of the files that <see cref="Write"/> would change, add or delete, sorted.</summary>
    /// <exception cref="SchemaException">A file cannot be made.</exception>
    public IReadOnlyList<string> Stale(string folder)
    {
        var files = Files();
        var differing = files.Select(f => (Path: Path.Combine(folder, f.Key), Text: f.Value))
            .Where(f => !File.Exists(f.Path) || File.ReadAllText(f.Path) != f.Text)
            .Select(f => f.Path);
        return [.. differing.Concat(Leftovers(folder, files)).Order(StringComparer.Ordinal)];
    }

    private string[] Leftovers(string folder, IReadOnlyDictionary<string, string> files) =>
        !Directory.Exists(folder)
            ? []
            : [.. Directory.EnumerateFiles(folder)
                .Where(f => !files.ContainsKey(Path.GetFileName(f)) && File.ReadAllText(f).StartsWith(Header, StringComparison.Ordinal))];
}
