using System.CommandLine;
using RoleOperator.Demo;

var screen = Screen.OfConsole();
var demo = new Command("demo", "Show the operator at work from the first manifest to the empty account, and check each step.");
demo.SetAction((_, ct) => DemoCommand.RunAsync(screen, ct));
var run = new Command("run", "Start the operator, with its log in view, to play with; Ctrl-C ends it.");
run.SetAction((_, ct) => RunCommand.RunAsync(screen, ct));

// Ctrl-C cancels, and the process has this long to put things away before it is ended.
var settings = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(2) };
return await new RootCommand("RoleOperator on a local API server and an AWS emulator.") { demo, run }.Parse(args).InvokeAsync(settings);
