namespace CrdGenerator;

/// <summary>A C# type from which no sound schema can be made; the message names the member and what to do.</summary>
public sealed class SchemaException(string message) : Exception(message);
