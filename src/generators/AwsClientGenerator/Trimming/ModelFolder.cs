using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AwsClientGenerator.Models;

namespace AwsClientGenerator.Trimming;

/// <summary>The models that botocore carries: a folder <c>botocore</c> with <c>data/iam/2010-05-08/service-2.json</c> and so on.</summary>
/// <param name="path">The folder <c>botocore</c> itself, as a package unpacks it.</param>
public sealed partial class ModelFolder(string path)
{
    /// <summary>Trims the model that a selection names.</summary>
    /// <exception cref="FileNotFoundException">The folder has no such model.</exception>
    public JsonObject Trim(Selection selection) => ModelTrimmer.Trim(
        selection, $"botocore {Version()}", Read(selection, "service-2"), Read(selection, "paginators-1"), Read(selection, "endpoint-rule-set-1"));

    private string Version() => VersionLine().Match(File.ReadAllText(Path.Combine(path, "__init__.py"))).Groups[1].Value;

    /// <summary>Debian's package has the files as they are, others have them compressed.</summary>
    private JsonObject Read(Selection selection, string file)
    {
        var plain = Path.Combine(path, "data", selection.Model, $"{file}.json");
        if (File.Exists(plain))
            return Json.Parse(File.ReadAllText(plain));
        using var reader = new StreamReader(new GZipStream(File.OpenRead($"{plain}.gz"), CompressionMode.Decompress));
        return Json.Parse(reader.ReadToEnd());
    }

    [GeneratedRegex("__version__ = '([^']+)'")]
    private static partial Regex VersionLine();
}
