namespace RoleOperator.Core.Naming;

/// <summary>
/// An Amazon Resource Name: <c>arn:partition:service:region:account:resource</c>. Region and account may be empty, and the
/// resource may hold further colons. <see cref="ToString"/> gives back the parsed text exactly.
/// </summary>
/// <param name="Partition">Such as <c>aws</c> or <c>aws-cn</c>.</param>
/// <param name="Service">Such as <c>iam</c>.</param>
/// <param name="Region">Empty for IAM, which is global.</param>
/// <param name="Account">Twelve digits, <c>aws</c> for what AWS itself owns, or empty.</param>
/// <param name="Resource">Such as <c>role/shop/orders</c>.</param>
public readonly record struct Arn(string Partition, string Service, string Region, string Account, string Resource)
{
    /// <summary>Reads an ARN; false when a part is missing or the partition, service or resource is empty.</summary>
    public static bool TryParse(string? text, out Arn arn)
    {
        arn = default;
        var parts = text?.Split(':', 6);
        if (parts is not ["arn", { Length: > 0 } partition, { Length: > 0 } service, var region, var account, { Length: > 0 } resource])
            return false;

        arn = new(partition, service, region, account, resource);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => $"arn:{Partition}:{Service}:{Region}:{Account}:{Resource}";
}
