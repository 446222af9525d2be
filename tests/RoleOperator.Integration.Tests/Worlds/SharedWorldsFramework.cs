using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace RoleOperator.Integration.Tests.Worlds;

/// <summary>xunit's own way of running tests, and one thing more: the shared worlds end when the last test has run.</summary>
public sealed class SharedWorldsFramework(IMessageSink diagnostics) : XunitTestFramework(diagnostics)
{
    public const string TypeName = $"{AssemblyName}.Worlds.{nameof(SharedWorldsFramework)}";
    public const string AssemblyName = "RoleOperator.Integration.Tests";

    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new Executor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Executor(AssemblyName assemblyName, ISourceInformationProvider sources, IMessageSink diagnostics)
        : XunitTestFrameworkExecutor(assemblyName, sources, diagnostics)
    {
        // The signature is xunit's; what goes wrong it hears of through the sink.
        protected override async void RunTestCases(
            IEnumerable<IXunitTestCase> testCases, IMessageSink executionMessageSink, ITestFrameworkExecutionOptions executionOptions)
        {
            using var runner = new Runner(TestAssembly, testCases, DiagnosticMessageSink, executionMessageSink, executionOptions);
            await runner.RunAsync();
        }
    }

    private sealed class Runner(
        ITestAssembly assembly, IEnumerable<IXunitTestCase> cases, IMessageSink diagnostics, IMessageSink execution, ITestFrameworkExecutionOptions options)
        : XunitTestAssemblyRunner(assembly, cases, diagnostics, execution, options)
    {
        protected override async Task BeforeTestAssemblyFinishedAsync()
        {
            await Aggregator.RunAsync(SharedWorlds.EndAsync);
            await base.BeforeTestAssemblyFinishedAsync();
        }
    }
}
