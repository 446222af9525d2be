using System.Text.Json;
using AwsClientGenerator.Emission;
using AwsClientGenerator.Models;
using AwsClientGenerator.Trimming;

const string Usage = """
    AwsClientGenerator trim BOTOCORE MODELS       cut botocore's models down to MODELS/*.selection.json, into MODELS/*.model.json
    AwsClientGenerator generate MODELS STAND_INS  write STAND_INS/<assembly>/Generated from MODELS/*.model.json
    """;

try
{
    switch (args)
    {
        case ["trim", var botocore, var models]:
            foreach (var selection in Selections(models))
            {
                var trimmed = new ModelFolder(botocore).Trim(Selection.Read(Json.Parse(File.ReadAllText(selection))));
                File.WriteAllText(ModelFileOf(selection), ModelFormat.Write(trimmed));
            }

            return 0;
        case ["generate", var models, var standIns]:
            foreach (var selection in Selections(models))
            {
                var service = ServiceModel.Read(File.ReadAllText(selection), File.ReadAllText(ModelFileOf(selection)));
                if (service.Selection.Assembly is { } assembly)
                    Replace(Path.Combine(standIns, assembly, "Generated"), ClientEmitter.Emit(service));
            }

            return 0;
        default:
            Console.Error.WriteLine(Usage);
            return 2;
    }
}
catch (Exception error) when (error is IOException or InvalidDataException or NotSupportedException or JsonException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}

static IEnumerable<string> Selections(string models) => Directory.EnumerateFiles(models, "*.selection.json").Order(StringComparer.Ordinal);

static string ModelFileOf(string selection) => selection.Replace(".selection.json", ".model.json", StringComparison.Ordinal);

static void Replace(string folder, IReadOnlyDictionary<string, string> files)
{
    if (Directory.Exists(folder))
        Directory.Delete(folder, recursive: true);
    foreach (var (path, text) in files)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
