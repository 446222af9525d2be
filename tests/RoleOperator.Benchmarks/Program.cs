using System.Globalization;
using RoleOperator.Benchmarks;

// Without arguments the whole benchmark; with "measure NAMESPACE COUNT" the part that is measured, in a process of its own.
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

try
{
    if (args is ["measure", var @namespace, var count])
        await InformerMeasurement.RunAsync(@namespace, int.Parse(count, CultureInfo.InvariantCulture), stop.Token);
    else
        await Benchmark.RunAsync(stop.Token);
    return 0;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return 130;
}
catch (InvalidOperationException failed)
{
    Console.Error.WriteLine(failed.Message);
    return 1;
}
