using Amazon.EC2;
using Amazon.EC2.Model;

namespace Compat.Aws.Tests.Wire;

public class Ec2ReplyTests
{
    private const string Instance = """
        <instancesSet><item>
          <instanceId>i-1</instanceId><imageId>ami-1</imageId><instanceState><code>16</code><name>running</name></instanceState>
          <instanceType>z9.huge</instanceType><launchTime>2026-11-21T10:00:00.000Z</launchTime>
          <placement><availabilityZone>eu-west-1a</availabilityZone><tenancy>default</tenancy></placement>
          <privateIpAddress>10.0.0.7</privateIpAddress>
          <iamInstanceProfile><arn>arn:aws:iam::123456789012:instance-profile/web</arn><id>AIPA1</id></iamInstanceProfile>
          <tagSet><item><key>role</key><value>web</value></item></tagSet>
          <blockDeviceMapping><item><deviceName>/dev/sda1</deviceName></item></blockDeviceMapping>
        </item></instancesSet>
        """;

    [Fact]
    public async Task DescribeInstances_Reservations_AreReadToTheBottom()
    {
        var response = await Reply($"""
            <DescribeInstancesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>8f7724cf</requestId>
              <reservationSet><item><reservationId>r-1</reservationId><ownerId>123456789012</ownerId>{Instance}</item></reservationSet>
              <nextToken>next</nextToken>
            </DescribeInstancesResponse>
            """).DescribeInstancesAsync();

        Assert.Equal("8f7724cf", response.ResponseMetadata.RequestId);
        Assert.Equal("next", response.NextToken);
        var instance = Assert.Single(Assert.Single(response.Reservations).Instances);
        Assert.Equal(InstanceStateName.Running, instance.State.Name);
        Assert.Equal(16, instance.State.Code);
        Assert.Equal("z9.huge", instance.InstanceType.Value);
        Assert.Equal(new DateTime(2026, 11, 21, 10, 0, 0, DateTimeKind.Utc), instance.LaunchTime);
        Assert.Equal("eu-west-1a", instance.Placement.AvailabilityZone);
        Assert.Equal("AIPA1", instance.IamInstanceProfile.Id);
        Assert.Equal("web", Assert.Single(instance.Tags).Value);
    }

    [Fact]
    public async Task RunInstances_Reply_IsOneReservation()
    {
        var response = await Reply($"<RunInstancesResponse><requestId>q</requestId><reservationId>r-1</reservationId>{Instance}</RunInstancesResponse>")
            .RunInstancesAsync(new RunInstancesRequest());

        Assert.Equal("r-1", response.Reservation.ReservationId);
        Assert.Equal("i-1", Assert.Single(response.Reservation.Instances).InstanceId);
    }

    [Fact]
    public async Task AssociateIamInstanceProfile_Reply_IsAnAssociation()
    {
        var association = (await Reply("""
            <AssociateIamInstanceProfileResponse><requestId>e1</requestId><iamInstanceProfileAssociation>
              <associationId>iip-assoc-1</associationId><instanceId>i-1</instanceId><state>associating</state>
            </iamInstanceProfileAssociation></AssociateIamInstanceProfileResponse>
            """).AssociateIamInstanceProfileAsync(new AssociateIamInstanceProfileRequest())).IamInstanceProfileAssociation;

        Assert.Equal(IamInstanceProfileAssociationState.Associating, association.State);
        Assert.Equal("iip-assoc-1", association.AssociationId);
    }

    [Fact]
    public async Task CreateTags_Reply_IsNothingButAResponse() => Assert.Equal(
        "r",
        (await Reply("<CreateTagsResponse><requestId>r</requestId><return>true</return></CreateTagsResponse>").CreateTagsAsync(new CreateTagsRequest()))
            .ResponseMetadata.RequestId);

    private static AmazonEC2Client Reply(string body) => new FakeService(new FakeService.Reply(body)).Ec2();
}
