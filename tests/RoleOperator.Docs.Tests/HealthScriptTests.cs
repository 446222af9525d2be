using System.Text.Json.Nodes;
using RoleOperator.Core.Planning;
using RoleOperator.Core.Reporting;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;
using RoleOperator.Docs.Tests.Pages;
using RoleOperator.Docs.Tests.Stage;
using RoleOperator.Integration.Tests.Harness;
using RoleOperator.Testing;

namespace RoleOperator.Docs.Tests;

/// <summary>The health check for Argo CD, run by a real Lua over every state in which the operator can leave an object.</summary>
public class HealthScriptTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string Script = File.ReadAllText(Path.Combine(Repository.Root, "docs", "argocd", "health.lua"));

    // Written down here once more, so that a reason that changes sides is noticed.
    private static readonly string[] NeedAPerson =
    [
        Reasons.NotOwned, Reasons.ImmutableFieldChanged, Reasons.InvalidSpec, Reasons.NotAllowed, Reasons.AccessDenied, Reasons.QuotaExceeded, Reasons.Refused,
    ];

    private static readonly string[] MendThemselves =
    [
        Reasons.DeleteBlocked, Reasons.DependencyNotReady, Reasons.InstancesNotReady, Reasons.Unavailable, Reasons.Throttled,
        Reasons.Propagating, Reasons.Progressing,
    ];

    private static IEnumerable<(string Name, string Object, string Health)> States =>
    [
        ("just made", Lua(null, 1), "Progressing"),
        ("status without conditions", Lua(new JsonObject { ["observedGeneration"] = 1 }, 1), "Progressing"),
        ("conditions without Ready", Lua(OtherConditionsOnly, 1), "Progressing"),
        ("converged", Lua(Status(Mode.Enforce, []), 1), "Healthy"),
        ("converged, changed since", Lua(Status(Mode.Enforce, []), 2), "Progressing"),
        ("converged, being deleted", Lua(Status(Mode.Enforce, []), 1, deleting: true), "Progressing"),
        ("observed", Lua(Status(Mode.Observe, []), 1), "Healthy"),
        ("observed with drift", Lua(Status(Mode.Observe, [], "description: other"), 1), "Degraded"),
        ("paused", Lua(StatusOf(Verdicts.Paused(1, null, Now, "paused by an annotation")), 1), "Suspended"),
        ("paused before it was made", Lua(StatusOf(Verdicts.Paused(null, null, Now, "paused by an annotation")), 1), "Suspended"),
        .. NeedAPerson.Select(reason => ($"{reason}", Lua(Status(Mode.Enforce, [reason]), 1), "Degraded")),
        .. NeedAPerson.Select(reason => ($"{reason} of the spec before", Lua(Status(Mode.Enforce, [reason]), 2), "Progressing")),
        .. NeedAPerson.Select(reason => ($"{reason} in Observe mode with drift", Lua(Status(Mode.Observe, [reason], "path: /x/"), 1), "Degraded")),
        .. MendThemselves.Select(reason => ($"{reason}", Lua(Status(Mode.Enforce, [reason]), 1), "Progressing")),
        .. MendThemselves.Select(reason => ($"{reason} while deleting", Lua(Status(Mode.Enforce, [reason]), 1, deleting: true), "Progressing")),
        .. MendThemselves.Select(reason => ($"{reason} beside InvalidSpec", Lua(Status(Mode.Enforce, [reason, Reasons.InvalidSpec]), 1), "Degraded")),
    ];

    [Fact]
    public void States_CoverEveryReason()
    {
        string[] rest = [Reasons.Converged, Reasons.Observed, Reasons.Paused, Reasons.Resolved];
        var all = typeof(Reasons).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);
        Assert.Equal(all.Order(StringComparer.Ordinal), NeedAPerson.Concat(MendThemselves).Concat(rest).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Health_OfEveryState_IsAsTheGuideSays()
    {
        var states = States.ToList();
        var (found, path) = await Shell.RunAsync(Path.Combine(Repository.Root, "hack", "docs", "lua.sh"), []);
        Assert.True(found == 0, path);

        var program = $"local function check(obj)\n{Script}\nend\n" + string.Concat(states.Select(state => $$"""
            do local health = check({{state.Object}}) assert(health.message ~= nil and health.message ~= "") print(health.status) end

            """));
        var (code, output) = await Shell.RunAsync(path.Trim(), ["-"], input: program);

        Assert.True(code == 0, output);
        Assert.Equal(
            states.Select(state => $"{state.Name}: {state.Health}"),
            states.Zip(output.Trim().Split('\n'), (state, health) => $"{state.Name}: {health}"));
    }

    [Fact]
    public void Guide_HasTheScriptForEveryKind()
    {
        var block = DocumentPage.Named("docs/argocd.md").Blocks.First(b => b.Text.Contains("resource.customizations.health", StringComparison.Ordinal));
        var data = Manifest.Json(block.Text)["data"]!.AsObject();
        Assert.Equal(
            ((string[])["Role", "Policy", "InstanceProfile"]).Select(kind => $"resource.customizations.health.iam.roleoperator.io_{kind}"),
            data.Select(entry => entry.Key));
        Assert.All(data, entry => Assert.Equal(Script, (string?)entry.Value));
    }

    private static JsonObject OtherConditionsOnly => new()
    {
        ["observedGeneration"] = 1,
        ["conditions"] = new JsonArray(new JsonObject { ["type"] = "Other" }),
    };

    private static JsonObject Status(Mode mode, string[] reasons, params string[] drift)
    {
        Problem[] problems = [.. reasons.Select(reason => new Problem(reason, $"about {reason}"))];
        return StatusOf(Verdicts.Of(1, null, Now, new Findings(mode, problems, new Plan([], [], drift), HasReferences: true)));
    }

    private static JsonObject StatusOf(Verdict verdict) => new()
    {
        ["observedGeneration"] = verdict.ObservedGeneration,
        ["conditions"] = new JsonArray([.. verdict.Conditions.Select(condition => new JsonObject
        {
            ["type"] = condition.Type,
            ["status"] = condition.Status,
            ["reason"] = condition.Reason,
            ["message"] = condition.Message,
        })]),
    };

    private static string Lua(JsonObject? status, int generation, bool deleting = false)
    {
        var metadata = new JsonObject { ["generation"] = generation };
        if (deleting) metadata["deletionTimestamp"] = "2026-01-01T00:00:00Z";
        var whole = new JsonObject { ["metadata"] = metadata };
        if (status is not null) whole["status"] = status;
        return Literal(whole);
    }

    /// <summary>JSON as a Lua table; the texts here have no escapes in which the two differ.</summary>
    private static string Literal(JsonNode node) => node switch
    {
        JsonObject map => $"{{{string.Join(", ", map.Select(member => $"[\"{member.Key}\"] = {Literal(member.Value!)}"))}}}",
        JsonArray list => $"{{{string.Join(", ", list.Select(item => Literal(item!)))}}}",
        _ => node.ToJsonString(),
    };
}
