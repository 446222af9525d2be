using System.Text.Json.Nodes;

namespace RoleOperator.AwsSimulator.Operations.Iam;

/// <summary>The operations of iam.</summary>
public static class IamHandlers
{
    private static readonly (string Operation, Func<Call, JsonObject> Handler)[] Table =
    [
        ("CreateRole", RoleOperations.Create),
        ("GetRole", RoleOperations.Get),
        ("ListRoles", RoleOperations.List),
        ("UpdateRole", RoleOperations.Update),
        ("UpdateRoleDescription", RoleOperations.UpdateDescription),
        ("UpdateAssumeRolePolicy", RoleOperations.UpdateTrust),
        ("DeleteRole", RoleOperations.Delete),
        ("PutRolePolicy", InlinePolicyOperations.Put),
        ("GetRolePolicy", InlinePolicyOperations.Get),
        ("ListRolePolicies", InlinePolicyOperations.List),
        ("DeleteRolePolicy", InlinePolicyOperations.Delete),
        ("AttachRolePolicy", AttachmentOperations.Attach),
        ("DetachRolePolicy", AttachmentOperations.Detach),
        ("ListAttachedRolePolicies", AttachmentOperations.List),
        ("PutRolePermissionsBoundary", BoundaryOperations.Put),
        ("DeleteRolePermissionsBoundary", BoundaryOperations.Delete),
        ("TagRole", TagOperations.Roles.Tag),
        ("UntagRole", TagOperations.Roles.Untag),
        ("ListRoleTags", TagOperations.Roles.List),

        ("CreatePolicy", PolicyOperations.Create),
        ("GetPolicy", PolicyOperations.Get),
        ("ListPolicies", PolicyOperations.List),
        ("DeletePolicy", PolicyOperations.Delete),
        ("CreatePolicyVersion", PolicyVersionOperations.Create),
        ("GetPolicyVersion", PolicyVersionOperations.Get),
        ("ListPolicyVersions", PolicyVersionOperations.List),
        ("SetDefaultPolicyVersion", PolicyVersionOperations.SetDefault),
        ("DeletePolicyVersion", PolicyVersionOperations.Delete),
        ("ListEntitiesForPolicy", PolicyUsage.ListEntities),
        ("TagPolicy", TagOperations.Policies.Tag),
        ("UntagPolicy", TagOperations.Policies.Untag),
        ("ListPolicyTags", TagOperations.Policies.List),

        ("CreateInstanceProfile", InstanceProfileOperations.Create),
        ("GetInstanceProfile", InstanceProfileOperations.Get),
        ("ListInstanceProfiles", InstanceProfileOperations.List),
        ("ListInstanceProfilesForRole", InstanceProfileOperations.ListForRole),
        ("AddRoleToInstanceProfile", InstanceProfileOperations.AddRole),
        ("RemoveRoleFromInstanceProfile", InstanceProfileOperations.RemoveRole),
        ("DeleteInstanceProfile", InstanceProfileOperations.Delete),
        ("TagInstanceProfile", TagOperations.Profiles.Tag),
        ("UntagInstanceProfile", TagOperations.Profiles.Untag),
        ("ListInstanceProfileTags", TagOperations.Profiles.List),

        ("CreateServiceLinkedRole", LinkedRoleOperations.Create),
        ("DeleteServiceLinkedRole", LinkedRoleOperations.Delete),
        ("GetServiceLinkedRoleDeletionStatus", LinkedRoleOperations.Status),
        ("GetAccountAuthorizationDetails", AuthorizationDetails.Get),
        ("GetAccountSummary", AccountOperations.Summary),
        ("SimulateCustomPolicy", SimulationOperations.Custom),
        ("SimulatePrincipalPolicy", SimulationOperations.Principal),

        ("CreateOpenIDConnectProvider", OidcProviderOperations.Create),
        ("GetOpenIDConnectProvider", OidcProviderOperations.Get),
        ("ListOpenIDConnectProviders", OidcProviderOperations.List),
        ("DeleteOpenIDConnectProvider", OidcProviderOperations.Delete),
        ("UpdateOpenIDConnectProviderThumbprint", OidcProviderOperations.UpdateThumbprints),
        ("AddClientIDToOpenIDConnectProvider", OidcProviderOperations.AddClient),
        ("RemoveClientIDFromOpenIDConnectProvider", OidcProviderOperations.RemoveClient),
        ("TagOpenIDConnectProvider", TagOperations.OidcProviders.Tag),
        ("UntagOpenIDConnectProvider", TagOperations.OidcProviders.Untag),
        ("ListOpenIDConnectProviderTags", TagOperations.OidcProviders.List),

        ("CreateSAMLProvider", SamlProviderOperations.Create),
        ("GetSAMLProvider", SamlProviderOperations.Get),
        ("ListSAMLProviders", SamlProviderOperations.List),
        ("UpdateSAMLProvider", SamlProviderOperations.Update),
        ("DeleteSAMLProvider", SamlProviderOperations.Delete),
        ("TagSAMLProvider", TagOperations.SamlProviders.Tag),
        ("UntagSAMLProvider", TagOperations.SamlProviders.Untag),
        ("ListSAMLProviderTags", TagOperations.SamlProviders.List),
    ];

    /// <summary>Handlers by action.</summary>
    public static IReadOnlyDictionary<string, Func<Call, JsonObject>> All { get; } = Table.ToDictionary(
        row => $"iam:{row.Operation}",
        row => (Func<Call, JsonObject>)(call =>
        {
            LinkedRoleOperations.Settle(call);
            return row.Handler(call);
        }),
        StringComparer.Ordinal);
}
