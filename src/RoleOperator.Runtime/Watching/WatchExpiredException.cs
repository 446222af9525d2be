namespace RoleOperator.Runtime.Watching;

/// <summary>The server answered 410 Gone: the version or the continue token is no longer kept, and only a new list helps.</summary>
/// <param name="message">What the server said.</param>
/// <param name="inner">The transport's exception, if there was one.</param>
public sealed class WatchExpiredException(string message, Exception? inner = null) : Exception(message, inner);
