using AwsClientGenerator.Models;

namespace Compat.Aws.Tests;

/// <summary>The files of this checkout.</summary>
internal static class Repository
{
    internal static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    internal static string Models => Path.Combine(Root, "src", "compat", "models");

    internal static string StandIn(string assembly) => Path.Combine(Root, "src", "compat", assembly);

    /// <param name="name">The file's name before <c>.model.json</c>: <c>iam</c>, <c>ec2</c>, <c>sts</c>.</param>
    internal static ServiceModel Service(string name) => ServiceModel.Read(
        File.ReadAllText(Path.Combine(Models, $"{name}.selection.json")), File.ReadAllText(Path.Combine(Models, $"{name}.model.json")));

    private static string FindRoot(string folder) => File.Exists(Path.Combine(folder, "RoleOperator.sln"))
        ? folder
        : FindRoot(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside of a checkout."));
}
