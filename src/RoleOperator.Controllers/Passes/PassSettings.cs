using RoleOperator.Core.Naming;
using RoleOperator.Core.Resolution;

namespace RoleOperator.Controllers.Passes;

/// <summary>The times and names that every pass shares.</summary>
/// <param name="Cluster">This cluster's name in owner tags; it must survive a rebuilt cluster, and differ between clusters on one account.</param>
public sealed record PassSettings(string Cluster)
{
    /// <summary>Tags that are left alone on every object.</summary>
    public IgnoredTags IgnoredTags { get; init; } = IgnoredTags.None;

    /// <summary>The issuer of the cluster's service account tokens, or null.</summary>
    public string? ServiceAccountIssuer { get; init; }

    /// <summary>How often a converged object is compared with AWS where nobody says otherwise.</summary>
    public static TimeSpan UsualResync { get; } = TimeSpan.FromMinutes(10);

    /// <summary>How often a converged object is compared with AWS.</summary>
    public TimeSpan Resync { get; init; } = UsualResync;

    /// <summary>How often what only a person can mend is looked at again.</summary>
    public TimeSpan SlowRetry { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The first pause after a fault that mends itself; it doubles with each fault in a row.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause between two tries at something that mends itself.</summary>
    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What specs are resolved against.</summary>
    public Surroundings In(AccountContext account, IReferences references) => new(account, Cluster, references)
    {
        IgnoredTags = IgnoredTags,
        ServiceAccountIssuer = ServiceAccountIssuer,
    };

    /// <summary>The pause after that many faults in a row.</summary>
    public TimeSpan RetryAfter(int failures) =>
        TimeSpan.FromSeconds(Math.Min(LongestRetry.TotalSeconds, FirstRetry.TotalSeconds * Math.Pow(2, Math.Min(failures - 1, 30))));
}
