namespace RoleOperator.AwsSimulator.World;

/// <summary>Who makes a request.</summary>
/// <param name="AccountId">The account of the caller.</param>
/// <param name="Arn">arn:…:iam::…:user/x, or arn:…:sts::…:assumed-role/Role/Session, or the account's root.</param>
/// <param name="UserId">AIDA…, AROA…:Session, or the account id for root.</param>
/// <param name="RoleName">The role of a session; null for users and root.</param>
/// <param name="UserName">The user; null for sessions of roles and root.</param>
public sealed record Caller(string AccountId, string Arn, string UserId, string? RoleName, string? UserName)
{
    /// <summary>Who did not sign.</summary>
    public static Caller Anonymous { get; } = new("", "anonymous", "", null, null);

    /// <summary>Session policies given to AssumeRole: together they narrow what the role allows. Null where none were given.</summary>
    public IReadOnlyList<string>? SessionPolicies { get; init; }

    /// <summary>Tags of the session, which count as tags of the principal.</summary>
    public IReadOnlyList<Tag> SessionTags { get; init; } = [];

    /// <summary>The keys of session tags that pass on to roles assumed from this session.</summary>
    public IReadOnlyList<string> TransitiveTagKeys { get; init; } = [];

    /// <summary>Set once, by the first AssumeRole of a chain that says it.</summary>
    public string? SourceIdentity { get; init; }

    /// <summary>What a federated session knows from its token, such as the claim of a subject, by condition key.</summary>
    public IReadOnlyDictionary<string, string> FederatedKeys { get; init; } = new Dictionary<string, string>();

    /// <summary>True for the temporary keys of a user, from GetSessionToken.</summary>
    public bool IsUserSession { get; init; }

    /// <summary>True for the account itself.</summary>
    public bool IsRoot => UserName is null && RoleName is null && AccountId.Length > 0;

    /// <summary>The unique id of the user or role: the part of <see cref="UserId"/> before the session's name.</summary>
    public string PrincipalId => UserId.Split(':')[0];
}

/// <summary>A key that signs requests.</summary>
/// <param name="AccessKeyId">AKIA… for users, ASIA… for sessions.</param>
/// <param name="Secret">The secret access key.</param>
/// <param name="Token">The session token that must come with it; null for long-lived keys.</param>
/// <param name="Expires">When a session ends; null for long-lived keys.</param>
/// <param name="Caller">Whose it is.</param>
public sealed record Credential(string AccessKeyId, string Secret, string? Token, DateTimeOffset? Expires, Caller Caller);

/// <summary>The keys that AWS knows.</summary>
public sealed class Keyring
{
    private readonly Dictionary<string, Credential> credentials = new(StringComparer.Ordinal);

    /// <summary>A key by its id; null where AWS does not know it.</summary>
    public Credential? Find(string accessKeyId) => credentials.GetValueOrDefault(accessKeyId);

    /// <summary>Adds a key, or replaces the one of the same id.</summary>
    public void Add(Credential credential) => credentials[credential.AccessKeyId] = credential;

    /// <summary>Forgets sessions that ended before a moment: AWS then no longer says that they expired, but that it does not know them.</summary>
    public void Forget(DateTimeOffset horizon)
    {
        foreach (var gone in credentials.Values.Where(credential => credential.Expires < horizon).Select(credential => credential.AccessKeyId).ToArray())
            credentials.Remove(gone);
    }
}
