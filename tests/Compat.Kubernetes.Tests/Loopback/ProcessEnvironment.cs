namespace KubernetesClientTests.Loopback;

/// <summary>Sets environment variables and puts back what was there. Its users share a collection, so that they run one at a time.</summary>
internal sealed class ProcessEnvironment : IDisposable
{
    public const string Collection = "process environment";

    private readonly Dictionary<string, string?> before = [];

    public ProcessEnvironment Set(string name, string? value)
    {
        before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
        return this;
    }

    public void Dispose()
    {
        foreach (var (name, value) in before)
            Environment.SetEnvironmentVariable(name, value);
    }
}
