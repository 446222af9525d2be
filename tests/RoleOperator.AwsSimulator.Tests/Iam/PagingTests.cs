using Amazon.IdentityManagement.Model;
using static RoleOperator.AwsSimulator.Tests.Iam.Scene;

namespace RoleOperator.AwsSimulator.Tests.Iam;

public sealed class PagingTests : IAsyncLifetime
{
    private SimulatedAws aws = null!;

    public async Task InitializeAsync()
    {
        aws = await SimulatedAws.StartAsync();
        for (var number = 0; number < 25; number++)
            await aws.RoleAsync($"role-{number:00}");
    }

    public Task DisposeAsync() => aws.DisposeAsync().AsTask();

    [Fact]
    public async Task ListRoles_InPages_GivesEachOnceAndEndsOnAnExactMultiple()
    {
        var pages = await AllPagesAsync(5);

        Assert.Equal([5, 5, 5, 5, 5], pages.Select(page => page.Count));
        Assert.Equal(Enumerable.Range(0, 25).Select(number => $"role-{number:00}"), pages.SelectMany(page => page));
    }

    [Fact]
    public async Task ListRoles_ShortPages_HoldFewerThanAskedForAndStillAll()
    {
        aws.Set(world => world.Iam.ShortPages = true);

        var pages = await AllPagesAsync(10);

        Assert.Contains(pages, page => page.Count < 10 && page != pages[^1]);
        Assert.Equal(25, pages.SelectMany(page => page).Distinct().Count());
        Assert.Equal(25, pages.Sum(page => page.Count));
    }

    [Fact]
    public async Task ListRoles_ChangedBetweenPages_NeitherDoublesNorHidesTheRest()
    {
        var first = await ListAsync(new ListRolesRequest { MaxItems = 10 });
        await aws.Iam.DeleteRoleAsync(new DeleteRoleRequest { RoleName = "role-09" });
        await aws.RoleAsync("role-00-and-a-half");

        var second = await ListAsync(new ListRolesRequest { MaxItems = 1000, Marker = first.Marker });

        Assert.Equal(Enumerable.Range(10, 15).Select(number => $"role-{number:00}"), second.Roles.Select(role => role.RoleName));
    }

    [Fact]
    public async Task Marker_OfAnotherListingOrTooOldOrMadeUp_IsRefused()
    {
        var marker = (await ListAsync(new ListRolesRequest { MaxItems = 10 })).Marker;

        Assert.Equal("Invalid Marker.", await RefusedMarkerAsync(new ListRolesRequest { Marker = "made-up" }));
        Assert.Equal("Invalid Marker.", await RefusedMarkerAsync(new ListRolesRequest { Marker = marker, PathPrefix = "/team/" }));
        await ListAsync(new ListRolesRequest { MaxItems = 3, Marker = marker });
        aws.World.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal("Invalid Marker.", await RefusedMarkerAsync(new ListRolesRequest { Marker = marker }));
    }

    [Fact]
    public async Task EveryListing_OfOneItemPages_GoesOnAndEnds()
    {
        await aws.AttachAsync("role-00", ReadOnly);
        await aws.AttachAsync("role-00", await aws.PolicyAsync());
        await aws.Iam.TagRoleAsync(new TagRoleRequest { RoleName = "role-00", Tags = Tags("a", "b", "c") });
        foreach (var name in (string[])["x", "y"])
            await aws.Iam.PutRolePolicyAsync(new PutRolePolicyRequest { RoleName = "role-00", PolicyName = name, PolicyDocument = Document });

        Assert.Equal(["arn:aws:iam::123456789012:policy/p", ReadOnly], await WalkAsync(async marker =>
        {
            var page = await aws.Iam.ListAttachedRolePoliciesAsync(new ListAttachedRolePoliciesRequest { RoleName = "role-00", MaxItems = 1, Marker = marker });
            return (page.AttachedPolicies.Select(policy => policy.PolicyArn), page.Marker, page.IsTruncated);
        }));
        Assert.Equal(["x", "y"], await WalkAsync(async marker =>
        {
            var page = await aws.Iam.ListRolePoliciesAsync(new ListRolePoliciesRequest { RoleName = "role-00", MaxItems = 1, Marker = marker });
            return (page.PolicyNames, page.Marker, page.IsTruncated);
        }));
        Assert.Equal(["a", "b", "c"], await WalkAsync(async marker =>
        {
            var page = await aws.Iam.ListRoleTagsAsync(new ListRoleTagsRequest { RoleName = "role-00", MaxItems = 1, Marker = marker });
            return (page.Tags.Select(tag => tag.Key), page.Marker, page.IsTruncated);
        }));
    }

    [Fact]
    public async Task Marker_BehindTheLongestNameAndPath_CanBeSentBack()
    {
        foreach (var letter in "ab")
            await aws.Iam.CreatePolicyAsync(
                new CreatePolicyRequest { PolicyName = new string(letter, 128), Path = $"/{new string('p', 500)}/", PolicyDocument = Document });

        var first = await aws.Iam.ListPoliciesAsync(new ListPoliciesRequest { Scope = "Local", MaxItems = 1 });
        var second = await aws.Iam.ListPoliciesAsync(new ListPoliciesRequest { Scope = "Local", MaxItems = 1, Marker = first.Marker });

        Assert.Equal(("a", "b", false), (first.Policies.Single().PolicyName[..1], second.Policies.Single().PolicyName[..1], second.IsTruncated ?? true));
    }

    private static async Task<List<string>> WalkAsync(Func<string?, Task<(IEnumerable<string> Items, string? Marker, bool? IsTruncated)>> page)
    {
        var all = new List<string>();
        string? marker = null;
        do
        {
            var (items, next, truncated) = await page(marker);
            var given = items.ToList();
            Assert.Single(given);
            Assert.Equal(truncated, next is not null);
            all.AddRange(given);
            marker = next;
        }
        while (marker is not null);
        return all;
    }

    private async Task<List<List<string>>> AllPagesAsync(int size)
    {
        var pages = new List<List<string>>();
        ListRolesResponse? page = null;
        do
        {
            page = await ListAsync(new ListRolesRequest { MaxItems = size, Marker = page?.Marker });
            pages.Add([.. (page.Roles ?? []).Select(role => role.RoleName)]);
        }
        while (page.IsTruncated == true);
        return pages;
    }

    private Task<ListRolesResponse> ListAsync(ListRolesRequest request) => aws.Iam.ListRolesAsync(request);

    private async Task<string> RefusedMarkerAsync(ListRolesRequest request)
    {
        var refusal = await RefusedAsync(() => ListAsync(request));
        Assert.Equal("ValidationError", refusal.ErrorCode);
        return refusal.Message;
    }
}
