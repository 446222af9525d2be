using System.Reflection;

namespace RoleOperator.Hosting;

/// <summary>What this program was built from.</summary>
internal static class Build
{
    private static readonly string[] Parts =
        typeof(Build).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+', 2);

    /// <summary>The version, without the revision.</summary>
    public static string Version => Parts[0];

    /// <summary>The revision; null where the build did not know it.</summary>
    public static string? Commit => Parts.Length > 1 ? Parts[1] : null;
}
