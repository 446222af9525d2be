namespace RoleOperator.Demo;

/// <summary>Something is not as said; the message says what, and what was seen instead.</summary>
internal sealed class DemoFailedException(string message) : Exception(message);
