using RoleOperator.Core.Documents;

namespace RoleOperator.Commands;

/// <summary>What a name on the command line stands for: the bytes of a file or of standard input, or why there are none.</summary>
internal abstract record DocumentSource
{
    /// <summary>The name of standard input.</summary>
    public const string StandardInput = "-";

    private DocumentSource() { }

    /// <summary>Reads no more than what settles that there is too much, for a name can be that of an endless device.</summary>
    public static DocumentSource Read(string name)
    {
        try
        {
            using var stream = name == StandardInput ? Console.OpenStandardInput() : File.OpenRead(name);
            var buffer = new byte[PolicyDocument.MaxBytes + 1];
            return new Bytes(buffer.AsMemory(0, stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Unreadable(Directory.Exists(name) ? "is a folder; give a file" : e.Message);
        }
    }

    /// <summary>All of it, or one byte more than any document has.</summary>
    public sealed record Bytes(ReadOnlyMemory<byte> Utf8) : DocumentSource;

    /// <summary>The file is missing, a folder, or not for us to read.</summary>
    public sealed record Unreadable(string Reason) : DocumentSource;
}
