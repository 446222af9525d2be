using Amazon.Runtime;

namespace RoleOperator.Integration.Tests.Harness;

/// <summary>The AWS that a world stands on. Disposing ends it.</summary>
public interface IAwsEnd : IAsyncDisposable
{
    /// <summary>Where all services answer.</summary>
    Uri Endpoint { get; }

    /// <summary>Keys that may do everything.</summary>
    ImmutableCredentials Credentials { get; }

    /// <summary>The region that the operator is told to be in.</summary>
    string OperatorRegion { get; }

    /// <summary>An image that instances can be made of.</summary>
    string ImageId { get; }
}
