namespace RoleOperator.Leadership.Tests.Stage;

/// <summary>A call that changes something in AWS, as one replica made it.</summary>
/// <param name="Action">Such as <c>TagRole</c>.</param>
/// <param name="At">When it arrived, before it took effect.</param>
public sealed record AwsWrite(string Action, TimeSpan At);
