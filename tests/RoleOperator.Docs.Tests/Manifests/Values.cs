using System.Text.Json.Nodes;
using RoleOperator.Testing.Charts;

namespace RoleOperator.Docs.Tests.Manifests;

/// <summary>Values of the Helm chart, with which the chart itself is rendered.</summary>
internal static class Values
{
    /// <summary>Why the chart does not take the values; null where it does.</summary>
    /// <param name="values">What a values file has.</param>
    /// <param name="options">More options of the renderer, such as <c>--set</c> with its value.</param>
    public static async Task<string?> RefusalAsync(JsonObject values, params string[] options)
    {
        try
        {
            await HelmChart.RenderAsync(new ChartInput(values.ToJsonString()) { MoreOptions = options });
            return null;
        }
        catch (ChartRefusedException e)
        {
            return e.Message;
        }
    }

    /// <summary>The same of a part of a values file, which goes beside what every installation has to set.</summary>
    public static Task<string?> RefusalOfPartAsync(JsonObject part)
    {
        var whole = part.DeepClone().AsObject();
        whole.TryAdd("clusterName", "my-cluster");
        whole.TryAdd("image", new JsonObject { ["repository"] = "registry.example.com/role-operator" });
        return RefusalAsync(whole);
    }
}
