using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;

namespace RoleOperator.Hosting;

/// <summary>The log lines of this project.</summary>
internal static partial class HostingLog
{
    [LoggerMessage(
        LogLevel.Information,
        "role-operator {Version} (commit {Commit}) starts: cluster name {ClusterName}, namespaces {Namespaces}, AWS region {Region}")]
    public static partial void Started(ILogger logger, string version, string commit, string clusterName, string namespaces, string region);

    [LoggerMessage(LogLevel.Information, "This replica leads. It works in AWS account {Account}, region {Region}, as {Caller}")]
    public static partial void Identified(ILogger logger, string account, string region, string caller);

    [LoggerMessage(LogLevel.Warning, "This replica leads, but AWS does not tell it who it is, and no object can be reconciled until then: {Problem}")]
    public static partial void NotIdentified(ILogger logger, string problem);

    [LoggerMessage(LogLevel.Error, "The leader term ended before a stop was asked for; the process exits so that a new one starts from a clean state.")]
    public static partial void LeadershipLost(ILogger logger);

    [LoggerMessage(LogLevel.Information, "{Signal}: passes in flight are finished and the lease is released; a second signal ends the process at once.")]
    public static partial void Stopping(ILogger logger, PosixSignal signal);

    [LoggerMessage(LogLevel.Critical, "Port {Port} cannot be listened on: {Error} Choose another {Option}.")]
    public static partial void PortUnusable(ILogger logger, int port, string error, string option);

    [LoggerMessage(LogLevel.Critical, "The operator stops because of an unexpected error.")]
    public static partial void Crashed(ILogger logger, Exception error);
}
