namespace RoleOperator.Hosting;

/// <summary>An answer of one of the process's small servers.</summary>
/// <param name="Status">The HTTP status code.</param>
/// <param name="Body">The body.</param>
/// <param name="ContentType">The body's media type.</param>
internal sealed record Page(int Status, string Body, string ContentType = "text/plain; charset=utf-8");
