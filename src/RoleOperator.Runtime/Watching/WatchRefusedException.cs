namespace RoleOperator.Runtime.Watching;

/// <summary>The server answered 403 Forbidden: the account may not list or watch, until somebody grants it.</summary>
/// <param name="message">What the server said.</param>
/// <param name="inner">The transport's exception, if there was one.</param>
public sealed class WatchRefusedException(string message, Exception? inner = null) : Exception(message, inner);
