using System.CommandLine;
using System.Diagnostics;
using RoleOperator.AwsSimulator.Benchmarks;
using RoleOperator.AwsSimulator.Serving;

const double TargetRate = 2000, MostGrowth = 1.2;

var calls = new Option<int>("--calls") { Description = "How many calls.", DefaultValueFactory = _ => 1_000_000 };
var connections = new Option<int>("--connections") { Description = "How many connections send them.", DefaultValueFactory = _ => 8 };
var command = new RootCommand("Calls a second that the simulator answers, signatures verified, and its memory over many calls.") { calls, connections };
command.SetAction(async (arguments, cancellationToken) =>
{
    // A log that is full after the first round: from there on nothing may grow.
    var round = Math.Max(arguments.GetValue(connections), arguments.GetValue(calls) / 10);
    var options = new SimulatorOptions { LogCapacity = round };
    await using var simulator = await Simulator.StartAsync(options, cancellationToken);
    var cycles = Enumerable.Range(0, arguments.GetValue(connections))
        .Select(number => new RequestCycle(simulator.Endpoint, options.Accounts[0], number)).ToArray();
    Console.WriteLine("     calls   calls/s   heap MB   resident MB");

    var heaps = new List<double>();
    var clock = Stopwatch.StartNew();
    for (var sent = round; sent <= arguments.GetValue(calls); sent += round)
    {
        var began = clock.Elapsed;
        await Task.WhenAll(cycles.Select(cycle => cycle.SendAsync(round / cycles.Length, cancellationToken)));
        var rate = round / (clock.Elapsed - began).TotalSeconds;
        heaps.Add(GC.GetTotalMemory(forceFullCollection: true) / 1e6);
        Console.WriteLine($"{sent,10:N0} {rate,9:N0} {heaps[^1],9:N1} {Environment.WorkingSet / 1e6,13:N1}");
    }

    var overall = simulator.Log.Arrived / clock.Elapsed.TotalSeconds;
    var growth = heaps[^1] / heaps[0];
    Console.WriteLine(
        $"{overall:N0} calls a second, {overall / TargetRate:N2} of the target of {TargetRate:N0}; heap at the end {growth:N2} of that after the first round");
    return overall >= TargetRate && growth <= MostGrowth ? 0 : 1;
});
return await command.Parse(args).InvokeAsync();
