using RoleOperator.Testing;

namespace RoleOperator.Image.Tests.Build;

/// <summary>The repository's Dockerfile as stages, each beginning with its <c>FROM</c>.</summary>
internal static class Dockerfile
{
    public static string Text { get; } = File.ReadAllText(Path.Combine(Repository.Root, "Dockerfile"));

    public static IReadOnlyList<Instruction> Instructions { get; } = Instruction.Parse(Text);

    /// <summary>Compiles the program.</summary>
    public static IReadOnlyList<Instruction> BuildStage { get; } = [.. Instructions.Take(LastFrom)];

    /// <summary>What is shipped.</summary>
    public static IReadOnlyList<Instruction> FinalStage { get; } = [.. Instructions.Skip(LastFrom)];

    private static int LastFrom => Instructions.ToList().FindLastIndex(instruction => instruction.Name == "FROM");

    /// <summary>The arguments of the only instruction of that name in the final stage.</summary>
    public static string Final(string name) => FinalStage.Single(instruction => instruction.Name == name).Arguments;
}
