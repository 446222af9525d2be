using Amazon.Runtime;
using RoleOperator.Testing;

namespace RoleOperator.Integration.Tests.Harness;

/// <summary>moto, which takes any credentials.</summary>
public sealed class MotoEnd : IAwsEnd
{
    private readonly Moto moto;

    private MotoEnd(Moto moto) => this.moto = moto;

    public Uri Endpoint => moto.Endpoint;

    public ImmutableCredentials Credentials { get; } = new("testing", "testing", null);

    public string OperatorRegion => World.Region;

    public string ImageId => "ami-12c6146b";

    public static async Task<IAwsEnd> StartAsync() => new MotoEnd(await Moto.StartAsync());

    public ValueTask DisposeAsync() => moto.DisposeAsync();
}
