using System.Text.Json.Nodes;
using RoleOperator.AwsSimulator.Protocol;
using RoleOperator.AwsSimulator.World;

namespace RoleOperator.AwsSimulator.Operations;

/// <summary>One call as a handler sees it: who calls what, with which input, in which world. The world's gate is held.</summary>
/// <param name="World">The world.</param>
/// <param name="Caller">Who calls.</param>
/// <param name="Region">The region of the credential scope.</param>
/// <param name="Operation">What is called.</param>
/// <param name="Input">Its input, already within the model's constraints.</param>
public sealed record Call(AwsWorld World, Caller Caller, string Region, Operation Operation, JsonObject Input)
{
    /// <summary>The caller's account. Who did not sign has none.</summary>
    public Account Account { get; } = World.FindAccount(Caller.AccountId)!;

    /// <summary>The simulated time of the call.</summary>
    public DateTimeOffset Now { get; } = World.Time.GetUtcNow();

    /// <summary>A string that the model requires.</summary>
    public string Text(string name) => (string)Input[name]!;

    /// <summary>A string that may be missing.</summary>
    public string? OptionalText(string name) => (string?)Input[name];

    /// <summary>A number that may be missing.</summary>
    public int? Number(string name) => (int?)(long?)Input[name];

    /// <summary>A flag; missing is false.</summary>
    public bool Flag(string name) => (bool?)Input[name] ?? false;

    /// <summary>The strings of a list; missing is empty.</summary>
    public IReadOnlyList<string> Texts(string name) => [.. (Input[name] as JsonArray ?? []).Select(item => (string)item!)];

    /// <summary>The structures of a list; missing is empty.</summary>
    public IReadOnlyList<JsonObject> Structures(string name) => [.. (Input[name] as JsonArray ?? []).Select(item => item!.AsObject())];

    /// <summary>The Tags member.</summary>
    public IReadOnlyList<Tag> Tags() => ReadTags(Input["Tags"]);

    /// <summary>A list of tags; missing is empty. EC2 lets the value be left out.</summary>
    public static IReadOnlyList<Tag> ReadTags(JsonNode? list) =>
        [.. (list as JsonArray ?? []).Select(tag => new Tag((string?)tag!["Key"] ?? "", (string?)tag["Value"] ?? ""))];

    /// <summary>An error that AWS is known to answer although its model does not list it for this operation.</summary>
    public static AwsErrorException Unmodelled(string code, string message, int status) => new(code, message, status);

    /// <summary>An error that the model lists for this operation, with the status of the model.</summary>
    /// <exception cref="InvalidOperationException">The operation has no such error: the simulator would invent something.</exception>
    public AwsErrorException Error(string code, string message) => Operation.Errors.TryGetValue(code, out var error)
        ? new AwsErrorException(code, message, error.Status)
        : throw new InvalidOperationException($"{Operation.Action} has no error {code} in AWS's model.");
}
