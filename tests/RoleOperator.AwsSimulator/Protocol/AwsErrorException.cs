namespace RoleOperator.AwsSimulator.Protocol;

/// <summary>AWS says no. Whatever a handler did before it threw must not have changed anything.</summary>
/// <param name="code">The code on the wire, such as NoSuchEntity.</param>
/// <param name="message">What AWS writes for people.</param>
/// <param name="status">The HTTP status.</param>
public sealed class AwsErrorException(string code, string message, int status) : Exception(message)
{
    /// <summary>The code on the wire.</summary>
    public string Code => code;

    /// <summary>The HTTP status.</summary>
    public int Status => status;

    /// <summary>Sender where the caller is at fault, Receiver where AWS is.</summary>
    public string Fault => status >= 500 ? "Receiver" : "Sender";
}
