using RoleOperator.AwsSimulator.Trouble;

namespace RoleOperator.AwsSimulator.Serving;

/// <summary>What goes back.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">text/xml, save where trouble was ordered.</param>
/// <param name="Body">The bytes.</param>
/// <param name="RequestId">Also sent as a header.</param>
/// <param name="Fault">What befalls it on its way; null for nothing.</param>
public sealed record WireReply(int Status, string ContentType, byte[] Body, string RequestId, Fault? Fault = null);
