using System.Text.Json;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Control;

/// <summary>How far a reader lags.</summary>
/// <param name="Reader">Who reads.</param>
/// <param name="Seconds">The lag, simulated.</param>
/// <param name="Name">The one object it is about; null for all.</param>
public sealed record LagSetting(Reader Reader, TimeSpan Seconds, string? Name = null);

/// <summary>A step of the simulated clock.</summary>
/// <param name="AdvanceSeconds">How far it moves forward.</param>
public sealed record TimeStep(TimeSpan AdvanceSeconds);

/// <summary>The throttles.</summary>
/// <param name="Rules">The first rule that matches a call holds.</param>
/// <param name="Ec2Documented">True to put EC2's documented numbers behind them.</param>
public sealed record ThrottleSettings(IReadOnlyList<Trouble.ThrottleRule>? Rules = null, bool Ec2Documented = false);

/// <summary>What AWS leaves open about IAM, see <see cref="IamBehaviour"/>. A member that is null stays as it is.</summary>
/// <param name="Restructuring">Whether documents come back rearranged.</param>
/// <param name="ShortPages">Whether listings may return fewer items than asked for.</param>
/// <param name="MarkerLifetime">How long a marker, for EC2 a token, can be used.</param>
/// <param name="ArnDelay">For how long a new object is shown with its unique id where its ARN should be.</param>
/// <param name="ConcurrencyWindow">Two changes of one object within this time collide.</param>
/// <param name="LinkedRoleDeletion">How long the deletion of a service-linked role takes.</param>
public sealed record BehaviourSettings(
    bool? Restructuring = null,
    bool? ShortPages = null,
    TimeSpan? MarkerLifetime = null,
    TimeSpan? ArnDelay = null,
    TimeSpan? ConcurrencyWindow = null,
    TimeSpan? LinkedRoleDeletion = null)
{
    /// <summary>Sets what is given.</summary>
    /// <exception cref="ArgumentException">A time is negative; nothing is set.</exception>
    public void Set(IamBehaviour behaviour)
    {
        Sound.Check(
            ("markerLifetime", MarkerLifetime), ("arnDelay", ArnDelay), ("concurrencyWindow", ConcurrencyWindow), ("linkedRoleDeletion", LinkedRoleDeletion));
        behaviour.Restructuring = Restructuring ?? behaviour.Restructuring;
        behaviour.ShortPages = ShortPages ?? behaviour.ShortPages;
        behaviour.MarkerLifetime = MarkerLifetime ?? behaviour.MarkerLifetime;
        behaviour.ArnDelay = ArnDelay ?? behaviour.ArnDelay;
        behaviour.ConcurrencyWindow = ConcurrencyWindow ?? behaviour.ConcurrencyWindow;
        behaviour.LinkedRoleDeletion = LinkedRoleDeletion ?? behaviour.LinkedRoleDeletion;
    }
}

/// <summary>How long EC2 takes, see <see cref="Ec2Pace"/>. A member that is null stays as it is.</summary>
/// <param name="Start">From pending to running.</param>
/// <param name="Stop">From stopping to stopped.</param>
/// <param name="Terminate">From shutting-down to terminated.</param>
/// <param name="Associate">From associating to associated.</param>
/// <param name="Disassociate">From disassociating until the association is gone.</param>
public sealed record PaceSettings(
    TimeSpan? Start = null, TimeSpan? Stop = null, TimeSpan? Terminate = null, TimeSpan? Associate = null, TimeSpan? Disassociate = null)
{
    /// <summary>Sets what is given.</summary>
    /// <exception cref="ArgumentException">A time is negative; nothing is set.</exception>
    public void Set(Ec2Pace pace)
    {
        Sound.Check(("start", Start), ("stop", Stop), ("terminate", Terminate), ("associate", Associate), ("disassociate", Disassociate));
        pace.Start = Start ?? pace.Start;
        pace.Stop = Stop ?? pace.Stop;
        pace.Terminate = Terminate ?? pace.Terminate;
        pace.Associate = Associate ?? pace.Associate;
        pace.Disassociate = Disassociate ?? pace.Disassociate;
    }
}

/// <summary>An issuer of web identity tokens, outside of AWS.</summary>
/// <param name="Issuer">Its URL, as in a token's iss claim.</param>
/// <param name="Keys">Its JSON Web Key Set; null where it publishes none.</param>
/// <param name="Reachable">Whether AWS reaches it.</param>
public sealed record IssuerSeed(string Issuer, JsonElement? Keys = null, bool Reachable = true);
