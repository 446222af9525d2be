using Amazon.EC2;
using Amazon.EC2.Model;
using RoleOperator.AwsSimulator.World;
using Instance = Amazon.EC2.Model.Instance;

namespace RoleOperator.AwsSimulator.Tests.Ec2;

/// <summary>What tests of instances do in a line each.</summary>
internal static class InstanceScene
{
    /// <summary>Launches instances.</summary>
    /// <returns>Their ids.</returns>
    public static async Task<List<string>> LaunchAsync(this SimulatedAws aws, int count) =>
        [.. (await aws.Ec2.RunInstancesAsync(new RunInstancesRequest(Region.ImageId, count, count))).Reservation.Instances
            .Select(instance => instance.InstanceId)];

    /// <summary>Launches one instance.</summary>
    /// <returns>Its id.</returns>
    public static async Task<string> LaunchAsync(this SimulatedAws aws) => (await aws.LaunchAsync(1)).Single();

    public static List<string> Ids(this DescribeInstancesResponse page) => [.. page.Instances().Select(instance => instance.InstanceId)];

    public static IEnumerable<Instance> Instances(this DescribeInstancesResponse page) =>
        (page.Reservations ?? []).SelectMany(reservation => reservation.Instances);

    /// <summary>EC2 refuses it with 400 and these words.</summary>
    public static async Task ExpectAsync(Func<Task> act, string code, string message)
    {
        var refused = await Assert.ThrowsAsync<AmazonEC2Exception>(act);
        Assert.Equal((code, 400, message), (refused.ErrorCode, (int)refused.StatusCode, refused.Message));
    }
}
