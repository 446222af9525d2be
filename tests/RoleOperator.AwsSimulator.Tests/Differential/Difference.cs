using System.Text.Json.Nodes;

namespace RoleOperator.AwsSimulator.Tests.Differential;

/// <summary>One thing about which the two ends do not agree.</summary>
/// <param name="Step">The call.</param>
/// <param name="Path">Where in the answer: Role.Description, Error.Code, or Outcome where one succeeded and the other did not.</param>
/// <param name="Ours">What the simulator says; null for nothing.</param>
/// <param name="Motos">What moto says; null for nothing.</param>
/// <param name="Refusal">The error's code where both refuse and the simulator says this one; null otherwise.</param>
/// <param name="Before">The calls of the sequence before this one.</param>
public sealed record Difference(Step Step, string Path, string? Ours, string? Motos, string? Refusal, IReadOnlyList<Step> Before)
{
    /// <summary>The differences between two answers.</summary>
    public static IReadOnlyList<Difference> Between(Step step, Answer ours, Answer motos, IReadOnlyList<Step> before)
    {
        var found = new List<Difference>();
        if (ours.IsSuccess != motos.IsSuccess)
            found.Add(new Difference(step, "Outcome", ours.Refusal ?? "success", motos.Refusal ?? "success", null, before));
        else
            Compare("", ours.Members, motos.Members);
        return found;

        void Compare(string path, JsonNode? our, JsonNode? moto)
        {
            if (our is JsonObject ourMembers && moto is JsonObject motoMembers)
                foreach (var name in ourMembers.Select(member => member.Key).Union(motoMembers.Select(member => member.Key)))
                    Compare(path.Length == 0 ? name : $"{path}.{name}", ourMembers[name], motoMembers[name]);
            else if (our is JsonArray ourItems && moto is JsonArray motoItems && ourItems.Count == motoItems.Count)
                for (var index = 0; index < ourItems.Count; index++)
                    Compare(path, ourItems[index], motoItems[index]);
            else if (!JsonNode.DeepEquals(our, moto))
                found.Add(new Difference(step, path, our?.ToJsonString(), moto?.ToJsonString(), ours.Refusal, before));
        }
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Path}: {Ours ?? "(nothing)"} here, {Motos ?? "(nothing)"} in moto\n  {string.Join("\n  ", Before.TakeLast(12).Append(Step))}";
}
