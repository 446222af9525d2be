using System.Text;
using System.Text.Json;
using RoleOperator.Core.Naming;
using RoleOperator.Core.Resolution;
using RoleOperator.Core.Resources;
using RoleOperator.Core.Resources.Specs;
using RoleOperator.Core.Resources.Statuses;

namespace RoleOperator.Core.Tests.Resolution;

/// <summary>The objects that a spec under test can refer to, keyed <c>Kind namespace/name</c>.</summary>
internal sealed class FakeReferences : Dictionary<string, ReferencedObject>, IReferences
{
    public ReferencedObject? Find(ResourceKind kind, string @namespace, string name) => this.GetValueOrDefault($"{kind} {@namespace}/{name}");

    public Surroundings Surroundings => new(new AccountContext("111122223333", "aws"), "test", this);

    public static ReferencedObject Ready(string arn, string? allow = null) => new(
        arn, arn.Split('/')[^1], Deleting: false, NotReadyBecause: null,
        allow is null ? null : new Dictionary<string, string> { [WellKnown.AllowReferencesFrom] = allow });

    public static Resource<RoleSpec, RoleStatus> Role(string spec, RoleStatus? status = null) => new(
        new ObjectMeta { Name = "orders", Namespace = "shop" }, JsonSerializer.Deserialize(Bytes(spec), SpecJson.Default.RoleSpec), status ?? new(), []);

    public static Resource<PolicySpec, PolicyStatus> Policy(string spec, PolicyStatus? status = null) => new(
        new ObjectMeta { Name = "audit", Namespace = "shop" }, JsonSerializer.Deserialize(Bytes(spec), SpecJson.Default.PolicySpec), status ?? new(), []);

    public static Resource<InstanceProfileSpec, InstanceProfileStatus> Profile(string spec, InstanceProfileStatus? status = null) => new(
        new ObjectMeta { Name = "web", Namespace = "shop" },
        JsonSerializer.Deserialize(Bytes(spec), SpecJson.Default.InstanceProfileSpec),
        status ?? new(),
        []);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
