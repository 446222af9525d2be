using System.CommandLine;
using RoleOperator.AwsSimulator.Serving;

var port = new Option<int>("--port") { Description = "The port on loopback; 0 takes a free one.", DefaultValueFactory = _ => 4566 };
var seed = new Option<int>("--seed") { Description = "Decides ids, orders and faults.", DefaultValueFactory = _ => 0 };
var command = new RootCommand("A strict simulator of AWS IAM, STS and the EC2 calls for instance profiles, on loopback.") { port, seed };
command.SetAction(async (arguments, cancellationToken) =>
{
    var options = new SimulatorOptions { Port = arguments.GetValue(port), Seed = arguments.GetValue(seed) };
    await using var simulator = await Simulator.StartAsync(options, cancellationToken);
    Console.WriteLine($"export AWS_ENDPOINT_URL={simulator.Endpoint.ToString().TrimEnd('/')}");
    Console.WriteLine($"export AWS_ACCESS_KEY_ID={options.Accounts[0].AccessKeyId}");
    Console.WriteLine($"export AWS_SECRET_ACCESS_KEY={options.Accounts[0].SecretAccessKey}");
    Console.WriteLine("export AWS_REGION=us-east-1");
    await simulator.WaitAsync(cancellationToken);
});
return await command.Parse(args).InvokeAsync();
