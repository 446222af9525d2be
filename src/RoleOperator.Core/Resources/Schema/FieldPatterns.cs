namespace RoleOperator.Core.Resources.Schema;

/// <summary>
/// What IAM and EC2 accept in names and paths, from the constraints of their service models, and Kubernetes in conditions, written in the common
/// subset of RE2 and .NET. Each pattern comes with the words that tell a person what to write.
/// </summary>
public static partial class FieldPatterns
{
    /// <summary>Role, policy and instance profile names.</summary>
    public const string NamePattern = "^[A-Za-z0-9_+=,.@-]+$";

    /// <summary>Remedy for <see cref="NamePattern"/>.</summary>
    public const string NameHint = "use letters, digits and + = , . @ _ - only";

    /// <summary>Paths of roles and instance profiles.</summary>
    public const string RolePathPattern = "^/([!-~]+/)?$";

    /// <summary>Paths of policies, which IAM restricts further than those of roles.</summary>
    public const string PolicyPathPattern = "^(/[A-Za-z0-9.,+@=_-]+)*/$";

    /// <summary>Remedy for both path patterns.</summary>
    public const string PathHint = "begin and end it with a slash, as in /team/; the default is /";

    /// <summary>Descriptions of roles: Latin-1 without control characters.</summary>
    public const string RoleDescriptionPattern = "^[\\t\\n\\r -~\u00A1-\u00FF]*$";

    /// <summary>Remedy for <see cref="RoleDescriptionPattern"/>.</summary>
    public const string DescriptionHint = "use Latin-1 characters only: no curly quotes, long dashes or emoji";

    /// <summary>Names of AWS's own policies with their path.</summary>
    public const string AwsPolicyPattern = "^([A-Za-z0-9.,+@=_-]+/)*[A-Za-z0-9_+=,.@-]+$";

    /// <summary>Remedy for <see cref="AwsPolicyPattern"/>.</summary>
    public const string AwsPolicyHint = "name the AWS policy without its ARN, as in AmazonS3ReadOnlyAccess or service-role/AWSLambdaBasicExecutionRole";

    /// <summary>ARNs of managed policies, customers' and AWS's.</summary>
    public const string PolicyArnPattern = "^arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/.+$";

    /// <summary>Remedy for <see cref="PolicyArnPattern"/>.</summary>
    public const string PolicyArnHint = "use a managed policy's ARN, as in arn:aws:iam::111122223333:policy/name";

    /// <summary>ARNs of roles.</summary>
    public const string RoleArnPattern = "^arn:aws[a-z-]*:iam::[0-9]{12}:role/.+$";

    /// <summary>Remedy for <see cref="RoleArnPattern"/>.</summary>
    public const string RoleArnHint = "use a role's ARN, as in arn:aws:iam::111122223333:role/name";

    /// <summary>Values of tags: letters, digits, spaces and the marks that AWS allows.</summary>
    public const string TagValuePattern = "^[\\p{L}\\p{Z}\\p{N}_.:/=+@-]*$";

    /// <summary>Names of regions.</summary>
    public const string RegionPattern = "^[a-z]{2,4}(-[a-z]+){1,3}-[0-9]{1,2}$";

    /// <summary>Remedy for <see cref="RegionPattern"/>.</summary>
    public const string RegionHint = "use a region's name, as in eu-west-1, without the letter of a zone";

    /// <summary>Ids of EC2 instances.</summary>
    public const string InstanceIdPattern = "^i-([0-9a-f]{8}|[0-9a-f]{17})$";

    /// <summary>Remedy for <see cref="InstanceIdPattern"/>.</summary>
    public const string InstanceIdHint = "use an instance id, as in i-0123456789abcdef0";

    /// <summary>Types of conditions: a CamelCase word, or a qualified one as in example.com/Ready.</summary>
    public const string ConditionTypePattern =
        "^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$";

    /// <summary>Reasons of conditions: one CamelCase word.</summary>
    public const string ConditionReasonPattern = "^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$";
}
