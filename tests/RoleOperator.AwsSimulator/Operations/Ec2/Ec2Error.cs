using RoleOperator.AwsSimulator.Protocol;

namespace RoleOperator.AwsSimulator.Operations.Ec2;

/// <summary>
/// What EC2 refuses with. Its model has no errors; codes are those of the EC2 API reference, "Error codes for the Amazon EC2 API", and the
/// messages those that people quote. All are 400.
/// </summary>
internal static class Ec2Error
{
    public static AwsErrorException InvalidParameterValue(string message) => new("InvalidParameterValue", message, 400);

    public static AwsErrorException InvalidParameterCombination(string message) => new("InvalidParameterCombination", message, 400);

    public static AwsErrorException MissingParameter(string name) => new("MissingParameter", $"The request must contain the parameter {name}", 400);

    public static AwsErrorException IncorrectInstanceState(string message) => new("IncorrectInstanceState", message, 400);

    public static AwsErrorException IncorrectState(string message) => new("IncorrectState", message, 400);

    public static AwsErrorException MalformedInstance(string id) => new("InvalidInstanceID.Malformed", $"Invalid id: \"{id}\"", 400);

    public static AwsErrorException NoSuchInstance(IReadOnlyList<string> ids) => new(
        "InvalidInstanceID.NotFound",
        ids.Count == 1 ? $"The instance ID '{ids[0]}' does not exist" : $"The instance IDs '{string.Join(", ", ids)}' do not exist",
        400);

    public static AwsErrorException MalformedAssociation(string id) =>
        new("InvalidAssociationID.Malformed", $"Invalid id: \"{id}\" (expecting \"iip-assoc-...\")", 400);

    public static AwsErrorException NoSuchAssociation(string id) => new("InvalidAssociationID.NotFound", $"An invalid association-id of '{id}' was given", 400);
}
