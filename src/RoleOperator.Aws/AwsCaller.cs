using RoleOperator.Core.Naming;

namespace RoleOperator.Aws;

/// <summary>Whom AWS takes this process for.</summary>
/// <param name="Account">The account of the credentials.</param>
/// <param name="Arn">The ARN of the user or of the role's session.</param>
/// <param name="Region">The region that the SDK finds for this process; null where it finds none.</param>
public sealed record AwsCaller(AccountContext Account, string Arn, string? Region);
