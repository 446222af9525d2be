using RoleOperator.Testing;

namespace RoleOperator.Image.Tests.Run;

/// <summary>Measured figures, which <c>make image-check</c> prints; a test runner shows no output of tests that pass.</summary>
internal static class Figures
{
    private static readonly Lock Gate = new();

    /// <summary>Adds a line to <c>artifacts/image-figures.txt</c>.</summary>
    public static void Write(string name, string value)
    {
        var artifacts = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts")).FullName;
        lock (Gate) File.AppendAllText(Path.Combine(artifacts, "image-figures.txt"), $"{name}: {value}\n");
    }
}
