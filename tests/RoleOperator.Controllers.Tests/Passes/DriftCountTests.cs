using System.Diagnostics.Metrics;
using RoleOperator.Controllers.Tests.Worlds;
using RoleOperator.Core.Errors;
using RoleOperator.Runtime.Telemetry;

namespace RoleOperator.Controllers.Tests.Passes;

/// <summary>What the metrics say of changes that others made in AWS.</summary>
public sealed class DriftCountTests : IDisposable
{
    /// <summary>The instruments are the process's own: only what this test's flow of control counts is meant.</summary>
    private readonly AsyncLocal<bool> isOurs = new();
    private readonly MeterListener listener = new();
    private readonly World world = new();
    private long found;
    private long repaired;

    public DriftCountTests()
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == Instruments.MeterName) self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, count, _, _) =>
        {
            if (!isOurs.Value) return;
            if (instrument.Name == Catalogue.DriftFound.Name) found += count;
            if (instrument.Name == Catalogue.DriftRepaired.Name) repaired += count;
        });
        listener.Start();
    }

    [Theory]
    [InlineData("Observe", 0)]
    [InlineData("Enforce", 1)]
    public async Task Drift_IsCountedOnce_AndAsRepairedWhereItMayBe(string mode, long mended)
    {
        isOurs.Value = true;
        world.Roles.Apply("orders", Specs.BareRole);
        await world.SettleAsync();
        world.Roles.Apply("orders", $$"""{{Specs.BareRole[..^1]}},"mode":"{{mode}}"}""");
        await world.SettleAsync();
        world.Time.Advance(AwsErrorTable.PropagationTime);
        await world.PassOverRole();                         // from now on no read can be older than an own write
        Assert.Equal((0, 0), (found, repaired));

        world.Account.Roles["orders"] = world.Account.Roles["orders"] with { Description = "by hand" };
        for (var pass = 0; pass < 3; pass++) await world.PassOverRole();

        Assert.Equal((1, mended), (found, repaired));
    }

    public void Dispose() => listener.Dispose();
}
