using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RoleOperator.AwsSimulator.Log;
using RoleOperator.AwsSimulator.Serving;
using RoleOperator.AwsSimulator.Trouble;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Control;

/// <summary>
/// The control API below /simulator: what tests in other processes and languages do to the simulated AWS. JSON, unsigned, on loopback only. Tests in this
/// process use <see cref="Simulator"/>'s parts directly.
/// </summary>
public static class ControlEndpoints
{
    private const int CallsAtOnce = 1000;

    /// <summary>Adds the routes.</summary>
    public static void Map(IEndpointRouteBuilder routes, Simulator simulator)
    {
        var control = routes.MapGroup("/simulator");
        control.MapPost("/reset", () => Done(simulator.Reset));
        control.MapPost("/seed", (HttpRequest request) => With<WorldSeed>(request, seed => InWorld(simulator, world => Seeding.Seed(world, seed))));
        control.MapPut("/lags", (HttpRequest request) => With<IReadOnlyList<LagSetting>>(request, lags => InWorld(simulator, world => SetLags(world, lags))));
        control.MapPut("/quotas/{account}", (HttpRequest request, string account) => With<Dictionary<string, int>>(
            request, quotas => InWorld(simulator, world => SetQuotas(world, account, quotas))));
        control.MapPut("/service-control-policies/{account}", (HttpRequest request, string account) => With<IReadOnlyList<string>>(
            request, documents => InWorld(simulator, world => SetServiceControlPolicies(world, account, documents))));
        control.MapPut("/behaviour", (HttpRequest request) => With<BehaviourSettings>(
            request, settings => InWorld(simulator, world => settings.Set(world.Iam))));
        control.MapPut("/pace", (HttpRequest request) => With<PaceSettings>(request, settings => InWorld(simulator, world => settings.Set(world.Ec2Pace))));
        control.MapPut("/latency", (HttpRequest request) => With<IReadOnlyList<LatencyRule>>(request, rules =>
        {
            Sound.Check(rules);
            simulator.Troubles.Latency.Rules = rules;
        }));
        control.MapPut("/throttles", (HttpRequest request) => With<ThrottleSettings>(request, settings =>
        {
            Sound.Check(settings.Rules ?? []);
            simulator.Troubles.Throttling.Rules = [.. settings.Rules ?? [], .. settings.Ec2Documented ? Throttling.Ec2Documented : []];
        }));
        control.MapPost("/faults", (HttpRequest request) => With<IReadOnlyList<FaultRule>>(request, rules =>
        {
            Sound.Check(rules);
            foreach (var rule in rules)
                simulator.Troubles.Faults.Add(rule);
        }));
        control.MapGet("/faults", () => Json(simulator.Troubles.Faults.Rules));
        control.MapDelete("/faults", () => Done(() => simulator.Troubles.Faults.Clear()));
        control.MapPost("/time", (HttpRequest request) => With<TimeStep>(request, step => simulator.World.Time.Advance(step.AdvanceSeconds)));
        control.MapGet("/state", () =>
        {
            var world = simulator.World;
            lock (world.Gate)
                return Json(WorldState.Describe(world));
        });
        control.MapGet("/log", (string? action, string? account, string? name, long? after, int? limit) =>
            Json(Calls(simulator.Log, new CallPattern(action, account, name), after ?? 0, limit ?? CallsAtOnce)));
        control.MapDelete("/log", () => Done(() => simulator.Log.Clear()));
    }

    private static IEnumerable<LoggedCall> Calls(CallLog log, CallPattern pattern, long after, int limit) =>
        log.Calls.Where(call => call.Number > after && pattern.Matches(call.Action, call.Account, call.Parameters)).Take(limit);

    private static void SetLags(AwsWorld world, IReadOnlyList<LagSetting> lags)
    {
        Sound.Check(lags);
        foreach (var lag in lags)
            if (lag.Name is { } name)
                world.Consistency.SetLag(lag.Reader, name, lag.Seconds);
            else
                world.Consistency.SetLag(lag.Reader, lag.Seconds);
    }

    private static void SetQuotas(AwsWorld world, string account, Dictionary<string, int> quotas)
    {
        var known = world.FindAccount(account)?.Quotas ?? throw new ArgumentException($"There is no account {account}.");
        if (quotas.Keys.FirstOrDefault(name => !known.All.ContainsKey(name)) is { } unknown)
            throw new ArgumentException($"There is no quota {unknown}; there are {string.Join(", ", known.All.Keys)}.");
        if (quotas.Keys.FirstOrDefault(name => !Quotas.IsEnforced(name)) is { } idle)
            throw new ArgumentException($"No simulated operation can reach {idle}: setting it would change nothing but GetAccountSummary.");
        if (quotas.FirstOrDefault(quota => quota.Value < 0) is { Key: { } negative })
            throw new ArgumentException($"Quota {negative} is negative.");
        foreach (var (name, value) in quotas)
            known[name] = value;
    }

    private static void SetServiceControlPolicies(AwsWorld world, string account, IReadOnlyList<string> documents)
    {
        var policies = world.FindAccount(account)?.ServiceControlPolicies ?? throw new ArgumentException($"There is no account {account}.");
        if (documents.Contains(null!))
            throw new ArgumentException("A document is null.");
        policies.Clear();
        policies.AddRange(documents);
    }

    private static void InWorld(Simulator simulator, Action<AwsWorld> change)
    {
        var world = simulator.World;
        lock (world.Gate)
            change(world);
    }

    // Wrong input is the caller's: 400 with what is wrong.
    private static async Task<IResult> With<T>(HttpRequest request, Action<T> use)
        where T : class
    {
        try
        {
            var read = await JsonSerializer.DeserializeAsync<T>(request.Body, ControlJson.Options, request.HttpContext.RequestAborted);
            use(read ?? throw new ArgumentException("The body is null."));
            return Results.NoContent();
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return Results.Json(new { error = exception.Message }, ControlJson.Options, statusCode: 400);
        }
    }

    private static IResult Done(Action action)
    {
        action();
        return Results.NoContent();
    }

    private static IResult Json<T>(T value) => Results.Json(value, ControlJson.Options);
}
