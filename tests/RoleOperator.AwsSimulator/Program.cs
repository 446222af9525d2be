using System.CommandLine;
using RoleOperator.AwsSimulator.Serving;
using RoleOperator.AwsSimulator.World;

var port = new Option<int>("--port") { Description = "The port on loopback; 0 takes a free one.", DefaultValueFactory = _ => 4566 };
var seed = new Option<int>("--seed") { Description = "Decides ids, orders and faults.", DefaultValueFactory = _ => 0 };
var accounts = new Option<string[]>("--account")
{
    Description = "An account, as ID or ID:PARTITION; may be given more than once. The exports are for the first.",
    DefaultValueFactory = _ => ["123456789012"],
};
accounts.Validators.Add(result =>
{
    if (result.Tokens.FirstOrDefault(token => !IsAccount(token.Value)) is { } wrong)
        result.AddError(
            $"--account {wrong.Value}: an account is twelve digits, and may be followed by a colon and its partition, as in 123456789012:aws-cn. "
            + $"Partitions are {string.Join(", ", Regions.Partitions)}.");
    else if (result.Tokens.GroupBy(token => token.Value.Split(':')[0]).FirstOrDefault(same => same.Count() > 1) is { } twice)
        result.AddError($"--account {twice.Key} is given twice.");
});
var command = new RootCommand("A strict simulator of AWS IAM, STS and the EC2 calls for instance profiles, on loopback.") { port, seed, accounts };
command.SetAction(async (arguments, cancellationToken) =>
{
    AccountSeed[] seeds = [.. arguments.GetValue(accounts)!.Select(SeedOf)];
    var options = new SimulatorOptions { Port = arguments.GetValue(port), Seed = arguments.GetValue(seed), Accounts = seeds };
    await using var simulator = await Simulator.StartAsync(options, cancellationToken);
    Console.WriteLine($"export AWS_ENDPOINT_URL={simulator.Endpoint.ToString().TrimEnd('/')}");
    Console.WriteLine($"export AWS_ACCESS_KEY_ID={seeds[0].AccessKeyId}");
    Console.WriteLine($"export AWS_SECRET_ACCESS_KEY={seeds[0].SecretAccessKey}");
    // SDKs read the one, the older command line the other.
    foreach (var name in (string[])["AWS_DEFAULT_REGION", "AWS_REGION"])
        Console.WriteLine($"export {name}={Regions.OfIam(seeds[0].Partition)}");
    Console.WriteLine($"# seed {options.Seed}");
    foreach (var other in seeds.Skip(1))
        Console.WriteLine($"# account {other.Id}: AWS_ACCESS_KEY_ID={other.AccessKeyId} AWS_SECRET_ACCESS_KEY={other.SecretAccessKey}");
    await simulator.WaitAsync(cancellationToken);
});
return await command.Parse(args).InvokeAsync();

static bool IsAccount(string text) => text.Split(':') is [{ Length: 12 } id, .. var rest] && id.All(char.IsAsciiDigit)
    && (rest is [] || (rest is [var partition] && Regions.Partitions.Contains(partition)));

// The first account has the keys that a simulator has by default; those of others name their account.
AccountSeed SeedOf(string text, int number) => text.Split(':') is var parts && number == 0
    ? new AccountSeed { Id = parts[0], Partition = parts.ElementAtOrDefault(1) ?? "aws" }
    : new AccountSeed { Id = parts[0], Partition = parts.ElementAtOrDefault(1) ?? "aws", AccessKeyId = $"AKIA{parts[0]}" };
