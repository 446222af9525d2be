namespace RoleOperator.Telemetry.Tests.Harness;

/// <summary>A way of OTLP over the wire.</summary>
public enum OtlpProtocol
{
    /// <summary>What the SDK takes where nobody says otherwise.</summary>
    Grpc,

    HttpProtobuf,
}
