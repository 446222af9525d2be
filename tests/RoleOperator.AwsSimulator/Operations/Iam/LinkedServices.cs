namespace RoleOperator.AwsSimulator.Operations.Iam;

/// <summary>The services that have service-linked roles here, with the names of the roles and of the policies that only these roles carry.</summary>
internal static class LinkedServices
{
    private static readonly Dictionary<string, Service> Known = new Service[]
    {
        new("autoscaling.amazonaws.com", "AutoScaling", "AutoScalingServiceRolePolicy", TakesSuffix: true),
        new("access-analyzer.amazonaws.com", "AccessAnalyzer", "AccessAnalyzerServiceRolePolicy"),
        new("backup.amazonaws.com", "Backup", "AWSBackupServiceLinkedRolePolicyForBackup"),
        new("config.amazonaws.com", "Config", "AWSConfigServiceRolePolicy"),
        new("ecs.amazonaws.com", "ECS", "AmazonECSServiceRolePolicy"),
        new("eks.amazonaws.com", "AmazonEKS", "AmazonEKSServiceRolePolicy"),
        new("eks-nodegroup.amazonaws.com", "AmazonEKSNodegroup", "AWSServiceRoleForAmazonEKSNodegroup"),
        new("elasticache.amazonaws.com", "ElastiCache", "ElastiCacheServiceRolePolicy"),
        new("elasticloadbalancing.amazonaws.com", "ElasticLoadBalancing", "AWSElasticLoadBalancingServiceRolePolicy"),
        new("guardduty.amazonaws.com", "AmazonGuardDuty", "AmazonGuardDutyServiceRolePolicy"),
        new("organizations.amazonaws.com", "Organizations", "AWSOrganizationsServiceTrustPolicy"),
        new("rds.amazonaws.com", "RDS", "AmazonRDSServiceRolePolicy"),
        new("spot.amazonaws.com", "EC2Spot", "AWSEC2SpotServiceRolePolicy"),
        new("spotfleet.amazonaws.com", "EC2SpotFleet", "AWSEC2SpotFleetServiceRolePolicy"),
        new("support.amazonaws.com", "Support", "AWSSupportServiceRolePolicy"),
        new("trustedadvisor.amazonaws.com", "TrustedAdvisor", "AWSTrustedAdvisorServiceRolePolicy"),
    }.ToDictionary(service => service.Name, StringComparer.Ordinal);

    /// <summary>A service that has linked roles.</summary>
    /// <param name="Name">Its principal, with regard to case.</param>
    /// <param name="Role">What follows AWSServiceRoleFor in the role's name.</param>
    /// <param name="Policy">The managed policy of the role, under /aws-service-role/.</param>
    /// <param name="TakesSuffix">Whether it allows several roles, told apart by a suffix.</param>
    public sealed record Service(string Name, string Role, string Policy, bool TakesSuffix = false);

    /// <summary>A service by its principal; null where it has no linked role.</summary>
    public static Service? Find(string name) => Known.GetValueOrDefault(name);
}
