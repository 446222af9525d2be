using RoleOperator.Kubernetes.Http;

namespace KubernetesAdapterTests.Http;

public class RequestTelemetryTests
{
    [Theory]
    [InlineData("/apis/iam.roleoperator.io/v1alpha1/roles", "/apis/iam.roleoperator.io/v1alpha1/roles")]
    [InlineData("/apis/iam.roleoperator.io/v1alpha1/namespaces/shop/roles", "/apis/iam.roleoperator.io/v1alpha1/namespaces/{namespace}/roles")]
    [InlineData("/apis/iam.roleoperator.io/v1alpha1/namespaces/shop/roles/a", "/apis/iam.roleoperator.io/v1alpha1/namespaces/{namespace}/roles/{name}")]
    [InlineData(
        "/apis/iam.roleoperator.io/v1alpha1/namespaces/shop/roles/a/status", "/apis/iam.roleoperator.io/v1alpha1/namespaces/{namespace}/roles/{name}/status")]
    [InlineData("/api/v1/namespaces/shop", "/api/v1/namespaces/{namespace}")]
    [InlineData("/api/v1/nodes/n1/status", "/api/v1/nodes/{name}/status")]
    [InlineData("/readyz", "/readyz")]
    public void Template_OfAPath_HasNoNames(string path, string template) => Assert.Equal(template, RequestTelemetry.Template(path));
}
