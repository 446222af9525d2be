namespace RoleOperator.AwsSimulator.Authorization;

/// <summary>
/// IAM's policy evaluation within one account: an explicit deny wins; otherwise each layer that is there must allow. Pure. Source: IAM user
/// guide, "Policy evaluation logic".
/// </summary>
public static class PolicyEvaluation
{
    /// <summary>Decides one request.</summary>
    public static Verdict Evaluate(PolicyLayers layers, AccessRequest request)
    {
        var found = new List<(MatchedStatement At, bool Denies)>();
        var missing = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (layer, policy) in Policies(layers))
            Search(layer, policy, request, found, missing);

        Verdict Decide(Decision decision, PolicyLayer layer, IEnumerable<MatchedStatement> because) => new(decision, layer, [.. because], [.. missing]);

        if (found.Where(match => match.Denies).Select(match => match.At).ToArray() is { Length: > 0 } denials)
            return Decide(Decision.ExplicitDeny, denials[0].Layer, denials);
        bool Allows(PolicyLayer layer) => found.Exists(match => match.At.Layer == layer);
        if (!Allows(PolicyLayer.Identity))
            return Decide(Decision.ImplicitDeny, PolicyLayer.Identity, []);
        if (layers.Boundary is not null && !Allows(PolicyLayer.Boundary))
            return Decide(Decision.ImplicitDeny, PolicyLayer.Boundary, []);
        if (layers.Session is not null && !Allows(PolicyLayer.Session))
            return Decide(Decision.ImplicitDeny, PolicyLayer.Session, []);
        return Decide(Decision.Allowed, PolicyLayer.Identity, found.Select(match => match.At).Where(match => match.Layer == PolicyLayer.Identity));
    }

    /// <summary>True where a statement is about an action. Names of actions are compared without regard to case.</summary>
    public static bool Covers(Statement statement, string action) => statement switch
    {
        { Actions: { } actions } => actions.Any(pattern => Wildcard.Matches(pattern, action, ignoreCase: true)),
        { NotActions: { } excepted } => !excepted.Any(pattern => Wildcard.Matches(pattern, action, ignoreCase: true)),
        _ => false,
    };

    private static IEnumerable<(PolicyLayer, NamedPolicy)> Policies(PolicyLayers layers) =>
    [
        .. layers.ServiceControl.Select(policy => (PolicyLayer.ServiceControl, policy)),
        .. layers.Identity.Select(policy => (PolicyLayer.Identity, policy)),
        .. layers.Boundary is { } boundary ? [(PolicyLayer.Boundary, boundary)] : Array.Empty<(PolicyLayer, NamedPolicy)>(),
        .. (layers.Session ?? []).Select(policy => (PolicyLayer.Session, policy)),
    ];

    private static void Search(
        PolicyLayer layer, NamedPolicy policy, AccessRequest request, List<(MatchedStatement At, bool Denies)> found, SortedSet<string> missing)
    {
        var document = PolicyDocument.Read(policy.Document);
        for (var index = 0; index < document.Statements.Count; index++)
        {
            var statement = document.Statements[index];
            if (!Covers(statement, request.Action) || !Reaches(statement, request, document.HasVariables))
                continue;
            missing.UnionWith(statement.Conditions.Where(condition => Conditions.LacksValue(condition, request.Context)).Select(condition => condition.Key));
            if (statement.Conditions.All(condition => Conditions.Holds(condition, request.Context, document.HasVariables)))
                found.Add((new MatchedStatement(policy, layer, index), statement.Denies));
        }
    }

    private static bool Reaches(Statement statement, AccessRequest request, bool hasVariables)
    {
        bool Matches(string pattern) =>
            pattern == "*" ||
            ((hasVariables ? PolicyVariables.Expand(pattern, request.Context) : pattern) is { } expanded && Wildcard.Matches(expanded, request.Resource));
        return statement switch
        {
            { Resources: { } resources } => resources.Any(Matches),
            { NotResources: { } excepted } => !excepted.Any(Matches),
            _ => false,
        };
    }
}
