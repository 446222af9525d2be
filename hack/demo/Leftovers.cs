namespace RoleOperator.Demo;

/// <summary>
/// What the demo must not touch and must not leave in a cluster or an account that is not its own. Servers of its own go as a whole, with all that is
/// in them.
/// </summary>
internal sealed class Leftovers(Testbed testbed, Kubectl kubectl, AwsSide aws)
{
    private bool Outlives => !testbed.OwnsCluster || !testbed.OwnsAws;

    /// <summary>Stops before anything is made, where the sample's names are taken: nobody could tell afterwards whose objects are left.</summary>
    /// <exception cref="DemoFailedException">They are taken.</exception>
    public async Task RefuseStrangersAsync(CancellationToken ct)
    {
        var taken = (await aws.InventoryAsync(ct)).Intersect(WebApp.Inventory).ToList();
        if (taken.Count > 0)
            throw new DemoFailedException(
                $"The account at {testbed.Find("AWS_ENDPOINT_URL")} already has the names that the demo uses: {string.Join(", ", taken)}. "
                + "So it could not show that nothing is left at the end. Delete them, or use another account; nothing was changed.");

        if (await kubectl.ReadAsync(ct, "get", "namespace", WebApp.Namespace, "--ignore-not-found", "-o", "name") is { Length: > 0 })
            throw new DemoFailedException(
                $"The cluster already has a namespace \"{WebApp.Namespace}\", which the demo would use and delete. Nothing was changed.");
    }

    /// <summary>Everything that was in the account before and beside the demo does not count, where the account is not the demo's own.</summary>
    public async Task<IReadOnlyList<string>> InAccountAsync(CancellationToken ct)
    {
        var inventory = await aws.InventoryAsync(ct);
        return testbed.OwnsAws ? inventory : [.. inventory.Intersect(WebApp.Inventory)];
    }

    /// <summary>The kinds go, where they were not there before, and where no object is left that would go with them.</summary>
    public void OfCrds(IReadOnlyList<string> installed, Cleanup cleanup)
    {
        if (testbed.OwnsCluster || installed.Count == 0) return;
        cleanup.Add("the CRDs are deleted", async () =>
        {
            var left = await kubectl.ReadAsync(CancellationToken.None, "get", Crds.All, "--all-namespaces", "-o", "name");
            if (left.Length > 0) throw new DemoFailedException($"not done, since objects are left: {left.ReplaceLineEndings(" ")}");
            await kubectl.ReadAsync(CancellationToken.None, ["delete", "crd", "--timeout=30s", .. installed]);
        });
    }

    /// <summary>The instance goes.</summary>
    public void OfInstance(string id, Cleanup cleanup)
    {
        if (!testbed.OwnsAws) cleanup.Add("the instance is terminated", () => aws.TerminateAsync(id));
    }

    /// <summary>The objects go, while the operator still runs to remove what they made, and then their namespace.</summary>
    public void OfObjects(Cleanup cleanup)
    {
        if (Outlives)
            cleanup.Add("the sample's objects are deleted, and its namespace", async () =>
            {
                await kubectl.ReadAsync(CancellationToken.None, "delete", Crds.All, "--all", "--namespace", WebApp.Namespace, "--timeout=30s");
                await kubectl.ReadAsync(CancellationToken.None, "delete", "namespace", WebApp.Namespace, "--ignore-not-found", "--wait=false");
            });
    }
}
