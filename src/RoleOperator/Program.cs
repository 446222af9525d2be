using System.CommandLine;
using RoleOperator.Hosting;
using RoleOperator.Options;

// Signals are the host's: it drains before it ends, which takes longer than the two seconds that the command line would grant.
return await CommandLine.Build(OperatorHost.RunAsync).Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
