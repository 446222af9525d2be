namespace RoleOperator.Demo;

/// <summary>Names of <c>docs/samples/web-app</c>, in the cluster and in AWS.</summary>
internal static class WebApp
{
    public const string Folder = "docs/samples/web-app";

    public const string Namespace = "shop";

    public const string Role = "shop-web";

    public const string Policy = "shop-web-data";

    public const string Profile = "shop-web";

    /// <summary>What it makes in an account, in the words of <see cref="AwsSide.InventoryAsync"/>.</summary>
    public static IReadOnlyList<string> Inventory { get; } = [$"role {Role}", $"policy {Policy}", $"instance profile {Profile}"];
}
