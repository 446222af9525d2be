namespace RoleOperator.Runtime.Leadership;

/// <summary>The lease is not what the writer thought: somebody else created, changed or deleted it first. Nothing was written.</summary>
/// <param name="message">What the server said.</param>
/// <param name="inner">The transport's exception, if there was one.</param>
public sealed class LeaseConflictException(string message, Exception? inner = null) : Exception(message, inner);
