using RoleOperator.Image.Tests.Build;
using RoleOperator.Testing;

namespace RoleOperator.Image.Tests.Run;

/// <summary>
/// Starts the image's program as a container would: with the image's environment and nothing else, as the image's user, in a folder that it cannot write to.
/// Only root can become another user; for others it runs as they are.
/// </summary>
internal static class Container
{
    /// <summary>Starts it.</summary>
    /// <param name="image">The image.</param>
    /// <param name="environment">What a pod's manifest would add.</param>
    /// <param name="arguments">The container's arguments.</param>
    /// <param name="onLine">Called with each line that it prints.</param>
    public static OperatorProcess Start(
        BuiltImage image, IEnumerable<KeyValuePair<string, string>> environment, IEnumerable<string> arguments, Action<string>? onLine = null)
    {
        var user = Dockerfile.Final("USER").Split(':');
        var own = Dockerfile.FinalStage.Where(instruction => instruction.Name == "ENV").SelectMany(instruction => instruction.Words);
        string[] become = Environment.IsPrivilegedProcess
            ? ["setpriv", $"--reuid={user[0]}", $"--regid={user[1]}", "--clear-groups", "--no-new-privs", "--bounding-set=-all"]
            : [];
        return OperatorProcess.Start(
            [
                .. become, "env", "--ignore-environment", $"--chdir={image.Root}",
                .. own, .. environment.Select(pair => $"{pair.Key}={pair.Value}"),
                image.Program, .. arguments,
            ],
            new Dictionary<string, string?>(),
            onLine);
    }
}
