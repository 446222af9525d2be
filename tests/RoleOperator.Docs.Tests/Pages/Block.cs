namespace RoleOperator.Docs.Tests.Pages;

/// <summary>A fenced block of a page.</summary>
/// <param name="Page">Path of the page in the repository.</param>
/// <param name="Section">The heading of the second level above it; empty where there is none yet.</param>
/// <param name="Line">The line of its opening fence.</param>
/// <param name="Kind">What follows the fence: the language, and more where a test needs it.</param>
/// <param name="Text">What is in it, without the indentation of the fence.</param>
/// <param name="SavedAs">The file as which the sentence above asks to save it; null where it does not.</param>
public sealed record Block(string Page, string Section, int Line, string Kind, string Text, string? SavedAs)
{
    public override string ToString() => $"{Page}:{Line} ({Kind})";
}
