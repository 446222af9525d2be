namespace RoleOperator.AwsSimulator.World;

/// <summary>
/// All that the simulated AWS knows: accounts, credentials, how far readers lag. Not safe for threads by itself: <see cref="Gate"/> is held
/// while an operation runs, so that each is atomic, and latency is spent outside.
/// </summary>
/// <param name="time">The simulated clock.</param>
/// <param name="random">Seeded chance, for ids and for what AWS leaves open, such as the order of arrays.</param>
public sealed class AwsWorld(SimulatedTime time, Random random)
{
    private static readonly TimeSpan SessionsKept = TimeSpan.FromHours(1);

    // AWS does not say how long a deletion can be asked about; that is longer than anybody waits for one.
    private static readonly TimeSpan DeletionsKept = TimeSpan.FromDays(1);

    private readonly Dictionary<string, Account> accounts = new(StringComparer.Ordinal);
    private DateTimeOffset forgotten = DateTimeOffset.MinValue;

    /// <summary>Held while the world is read or changed.</summary>
    public Lock Gate { get; } = new();

    /// <summary>The simulated clock.</summary>
    public SimulatedTime Time => time;

    /// <summary>Chance, seeded.</summary>
    public Random Random => random;

    /// <summary>Makes ids.</summary>
    public Identifiers Ids { get; } = new(random);

    /// <summary>How far readers are behind.</summary>
    public Consistency Consistency { get; } = new();

    /// <summary>What AWS leaves open about IAM.</summary>
    public IamBehaviour Iam { get; } = new();

    /// <summary>Who may sign requests, and with which keys.</summary>
    public Keyring Keyring { get; } = new();

    /// <summary>Issuers of web identity tokens, outside of AWS.</summary>
    public IdentityProviders IdentityProviders { get; } = new();

    /// <summary>How long EC2 takes for its transitions.</summary>
    public Ec2Pace Ec2Pace { get; } = new();

    /// <summary>The accounts.</summary>
    public IReadOnlyCollection<Account> Accounts => accounts.Values;

    /// <summary>An account by its id; null where there is none.</summary>
    public Account? FindAccount(string id) => accounts.GetValueOrDefault(id);

    /// <summary>Adds an account.</summary>
    /// <exception cref="ArgumentException">There is one of this id.</exception>
    public Account AddAccount(string id, string partition)
    {
        var account = new Account(id, partition);
        accounts.Add(id, account);
        return account;
    }

    /// <summary>An object as a reader sees it now, given how far the reader lags.</summary>
    public T? See<T>(Replicated<T> objects, string name, Reader reader)
        where T : class => objects.FindAt(name, Seen(reader, name));

    /// <summary>All objects as a reader sees them now.</summary>
    public IEnumerable<T> SeeAll<T>(Replicated<T> objects, Reader reader)
        where T : class => objects.At(name => Seen(reader, name));

    /// <summary>
    /// Drops the past that no reader can see, sessions that ended an hour ago and deletions done for a day: a long run needs no more memory than what
    /// there is.
    /// </summary>
    public void Forget()
    {
        forgotten = time.GetUtcNow() - Consistency.Longest;
        foreach (var account in accounts.Values)
            account.Forget(forgotten, time.GetUtcNow() - DeletionsKept);
        Keyring.Forget(time.GetUtcNow() - SessionsKept);
    }

    // What was forgotten cannot be seen, even when a lag is made longer afterwards.
    private DateTimeOffset Seen(Reader reader, string name)
    {
        var moment = time.GetUtcNow() - Consistency.Lag(reader, name);
        return moment > forgotten ? moment : forgotten;
    }
}
