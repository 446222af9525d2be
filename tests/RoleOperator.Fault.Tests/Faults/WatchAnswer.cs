using RoleOperator.Core.Resources;

namespace RoleOperator.Fault.Tests.Faults;

/// <summary>What follows the last byte of a watch.</summary>
public enum WatchEnd
{
    /// <summary>Nothing: the stream stays open.</summary>
    Hold,

    /// <summary>An orderly end.</summary>
    Close,

    /// <summary>The connection breaks.</summary>
    Abort,
}

/// <summary>How a scripted API server answers one watch.</summary>
/// <param name="Body">The bytes, as text.</param>
/// <param name="End">What follows them.</param>
/// <param name="Status">The HTTP status.</param>
public sealed record WatchAnswer(string Body, WatchEnd End = WatchEnd.Hold, int Status = 200)
{
    /// <summary>A line as the protocol has it.</summary>
    public static string Line(string type, string json) => $$"""{"type":"{{type}}","object":{{json}}}""" + "\n";

    /// <summary>A status, as ERROR lines and refusals carry it.</summary>
    public static string Failure(int code, string reason) =>
        $$"""{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","reason":"{{reason}}","message":"scripted","code":{{code}}}""";

    /// <summary>An object that the operator takes up and refuses for its missing spec, which shows that it saw it and needs no AWS.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="version">Its resource version.</param>
    /// <param name="more">More fields of the object, each with a comma in front.</param>
    public static string RoleOf(string name, int version, string more = "") => $$"""
        {"apiVersion":"{{ResourceKind.ApiVersion}}","kind":"Role","metadata":{{Metadata(name, version)}}{{more}}}
        """;

    public static string Metadata(string name, int version) =>
        $$"""{"name":"{{name}}","namespace":"{{ScriptedApiServer.Namespace}}","uid":"uid-{{name}}","resourceVersion":"{{version}}","generation":1}""";
}
