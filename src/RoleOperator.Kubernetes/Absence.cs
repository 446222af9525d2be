using System.Net;
using k8s.Autorest;
using RoleOperator.Core.Resources;

namespace RoleOperator.Kubernetes;

/// <summary>
/// Tells "this object is gone" from other answers of status 404. An API server that has just started answers 404 for every custom resource until it has
/// read the CRDs, a proxy does on a wrong path, and so does a server where the namespace is missing; only a Status that names the object says something
/// about it.
/// </summary>
internal static class Absence
{
    /// <summary>Whether the API server says that there is no such object.</summary>
    public static bool IsAbsenceOf(this HttpOperationException answer, ResourceKind kind, string name) => answer.IsAbsenceOf(kind.Plural, name);

    /// <summary>Whether the API server says that there is no such object. A Status calls the kind by the plural, whatever the field's name.</summary>
    public static bool IsAbsenceOf(this HttpOperationException answer, string plural, string name) =>
        answer.Response.StatusCode == HttpStatusCode.NotFound
        && answer.StatusOf()?.Details is { } details
        && details.Name == name
        && details.Kind == plural;
}
