using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.IdentityManagement;
using Amazon.Runtime;

namespace RoleOperator.AwsSimulator.Tests.Differential;

/// <summary>One call of a generated sequence, that can be sent to either end.</summary>
/// <param name="Operation">Such as CreateRole.</param>
/// <param name="Request">The request, of the generated client.</param>
/// <param name="Send">Sends it.</param>
public sealed record Step(string Operation, AmazonWebServiceRequest Request, Func<AmazonIdentityManagementServiceClient, Task<AmazonWebServiceResponse>> Send)
{
    private static readonly JsonSerializerOptions Short = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>A call.</summary>
    public static Step Of<TRequest, TResponse>(TRequest request, Func<AmazonIdentityManagementServiceClient, TRequest, Task<TResponse>> send)
        where TRequest : AmazonWebServiceRequest
        where TResponse : AmazonWebServiceResponse =>
        new(typeof(TRequest).Name[..^"Request".Length], request, async iam => await send(iam, request));

    /// <summary>True for a call that may change something.</summary>
    public bool Writes => !Operation.StartsWith("Get", StringComparison.Ordinal) && !Operation.StartsWith("List", StringComparison.Ordinal);

    /// <summary>A member of the request, as text; null where it is not given.</summary>
    public string? Member(string name) => Request.GetType().GetProperty(name)?.GetValue(Request)?.ToString();

    /// <inheritdoc/>
    public override string ToString() => $"{Operation} {JsonSerializer.Serialize(Request, Request.GetType(), Short)}";
}
