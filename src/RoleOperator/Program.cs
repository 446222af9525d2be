using System.CommandLine;
using System.CommandLine.Invocation;
using RoleOperator.Hosting;
using RoleOperator.Options;

var parsed = CommandLine.Build(OperatorHost.RunAsync).Parse(args);

// Signals are the host's: it drains before it ends, which takes longer than the two seconds that the command line would grant.
var code = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });

// A wrong command line is a configuration that cannot be used. The library's own code for it, 1, is taken.
return parsed.Action is ParseErrorAction ? ExitCode.Unusable : code;
