using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Kubernetes;
using RoleOperator.Runtime.Watching;

namespace RoleOperator.Benchmarks;

/// <summary>What an informer's list costs, in time against a bare list and in memory against the JSON, as the operator has it.</summary>
internal static class InformerMeasurement
{
    private const int Repeats = 3;

    /// <summary>Measures and prints.</summary>
    /// <exception cref="InvalidOperationException">The informer does not hold what is in the namespace.</exception>
    public static async Task RunAsync(string @namespace, int count, CancellationToken ct)
    {
        using var connection = KubernetesConnection.Open(TimeProvider.System);
        using var bare = new BareList(@namespace);
        var json = await bare.ReadAsync(ct);

        var (residentBefore, heapBefore) = Memory();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var (first, kept) = await SyncAsync(connection, @namespace, stop.Token);
        var residentSynced = Environment.WorkingSet;
        var (resident, heap) = Memory();
        if (kept.Store.List().Count is var held && held != count) throw new InvalidOperationException($"The informer holds {held} objects, not {count}.");

        // In turns, so that whatever else the machine does falls on both.
        List<double> lists = [];
        List<double> bares = [];
        for (var i = 0; i < Repeats; i++)
        {
            var watch = Stopwatch.StartNew();
            await bare.ReadAsync(ct);
            bares.Add(watch.Elapsed.TotalMilliseconds);
            using var once = CancellationTokenSource.CreateLinkedTokenSource(ct);
            lists.Add((await SyncAsync(connection, @namespace, once.Token)).Took.TotalMilliseconds);
            await once.CancelAsync();
        }

        await stop.CancelAsync();
        string PerObject(long bytes) => $"{bytes / count:N0} bytes an object, {bytes / (double)json:F2} of its JSON";
        Console.WriteLine($"""

            {count:N0} roles, {json / count:N0} bytes of JSON each, in pages of 500; {Environment.ProcessorCount} processors

            time to synced, first   {first.TotalMilliseconds,8:F0} ms    {first.TotalMilliseconds / Median(bares):F2} times a bare paged GET
            time to synced, median  {Median(lists),8:F0} ms    {Median(lists) / Median(bares):F2} times a bare paged GET  (of {Repeats}: {Spread(lists)})
            bare paged GET, median  {Median(bares),8:F0} ms                                  (of {Repeats}: {Spread(bares)})

            resident before         {Megabytes(residentBefore),8:F1} MB
            resident when synced    {Megabytes(residentSynced),8:F1} MB
            resident after GC       {Megabytes(resident),8:F1} MB    {PerObject(resident - residentBefore)}
            managed heap            {Megabytes(heap - heapBefore),8:F1} MB    {PerObject(heap - heapBefore)}
            """);
    }

    private static async Task<(TimeSpan Took, Informer<Resource<RoleSpec, RoleStatus>> Informer)> SyncAsync(
        KubernetesConnection connection, string @namespace, CancellationToken ct)
    {
        var source = connection.Objects(
            ResourceKind.Role, @namespace, SpecJson.Default.RoleSpec, SpecJson.Default.RoleStatus, new NoEvents(), NullLoggerFactory.Instance);
        var informer = new Informer<Resource<RoleSpec, RoleStatus>>(
            "roles", source, TimeProvider.System, new Random(1), NullLogger<Informer<Resource<RoleSpec, RoleStatus>>>.Instance);
        var watch = Stopwatch.StartNew();
        _ = informer.RunAsync(ct);
        await informer.WaitForSyncAsync(ct);
        return (watch.Elapsed, informer);
    }

    private static (long Resident, long Heap) Memory()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return (Environment.WorkingSet, GC.GetTotalMemory(forceFullCollection: true));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static string Spread(List<double> values) => $"{values.Min():F0} to {values.Max():F0} ms";

    private static double Megabytes(long bytes) => bytes / 1e6;
}
