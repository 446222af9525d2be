using System.Diagnostics;

namespace RoleOperator.Runtime.Control;

/// <summary>
/// Tells mistakes in the program from trouble in the world around it: what controller-runtime counts as panics. .NET has no panics, but exceptions that
/// correct code never lets out, whoever answers what; a server that refuses, breaks off or is late shows in others.
/// </summary>
internal static class Defect
{
    /// <summary>Whether an exception that came out of a pass is a mistake in the program.</summary>
    public static bool Is(Exception error) => error is
        NullReferenceException or IndexOutOfRangeException or KeyNotFoundException or InvalidCastException or ArrayTypeMismatchException or ArithmeticException
        or ArgumentException or FormatException or InvalidOperationException or NotSupportedException or NotImplementedException or UnreachableException
        or TypeLoadException or MemberAccessException or TypeInitializationException;
}
