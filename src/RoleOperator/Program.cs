using RoleOperator.Hosting;
using RoleOperator.Options;

return await CommandLine.Build(OperatorHost.RunAsync).Parse(args).InvokeAsync();
