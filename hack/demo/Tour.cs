namespace RoleOperator.Demo;

/// <summary>What a person wants to see of the operator, in the order in which one would try it. Every step checks what it claims.</summary>
internal sealed class Tour(Stages stages, Screen screen, Testbed testbed, Kubectl kubectl, AwsSide aws, Leftovers leftovers, Cleanup cleanup)
{
    private const string AwsManaged = "AmazonSSMManagedInstanceCore";
    private const string NewDescription = "Web application of the shop, with e-mail";
    private const string OpenTrust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}]}""";
    private string instance = "";

    public async Task GiveAsync(CancellationToken ct)
    {
        await stages.RunAsync("Instance", "An EC2 instance with the tag app=web, as a colleague might have launched it.", () => LaunchAsync(ct));
        await stages.RunAsync("Apply", "A web application's role, policy and instance profile, as manifests.", () => ApplyAsync(ct));
        await stages.RunAsync("Ready", "The operator makes them in AWS, in the order that their references ask for.", () => WaitAsync(ct));
        await stages.RunAsync("AWS", "The same, read back from AWS itself.", () => ReadBackAsync(ct));
        await stages.RunAsync("Edit", "A new description and tag on the role, one more statement in the policy.", () => EditAsync(ct));
        await stages.RunAsync("Drift", "Somebody lets the whole world assume the role and detaches a policy, past the operator.", () => DriftAsync(ct));
        await stages.RunAsync("Delete", "The objects go, and what they made in AWS goes with them.", () => DeleteAsync(ct));
    }

    private async Task LaunchAsync(CancellationToken ct)
    {
        screen.Action("ec2:RunInstances with tag app=web");
        instance = await aws.LaunchAsync(ct);
        leftovers.OfInstance(instance, cleanup);
        var seen = await aws.ReadAsync(instance, ct);
        Check(seen.Instance.Profile is null, $"{instance} is {seen.Instance.Line()}", seen.Instance.Line());
    }

    private async Task ApplyAsync(CancellationToken ct)
    {
        leftovers.OfObjects(cleanup);
        await kubectl.ShowAsync(ct, "apply", "-f", WebApp.Folder);
    }

    private async Task WaitAsync(CancellationToken ct)
    {
        await kubectl.ShowAsync(ct, "wait", "iam", "--all", "-n", WebApp.Namespace, "--for=condition=Ready", "--timeout=60s");
        foreach (var kind in (string[])["iamrole", "iampolicy", "iamprofile"]) await kubectl.ShowAsync(ct, "get", kind, "-n", WebApp.Namespace);
        screen.Holds("all three are Ready");
    }

    private async Task ReadBackAsync(CancellationToken ct)
    {
        var seen = await SeeAsync("the instance is associated with the profile", s => s.Instance.Association == "associated", ct);
        screen.Show(seen.Tree());
        Check(seen.Role is { } role && role.Trust.Contains("ec2.amazonaws.com", StringComparison.Ordinal), "the role trusts EC2", seen.Role?.Trust);
        Check(seen.Role!.Attached.SequenceEqual([AwsManaged, WebApp.Policy]), "AWS's policy and our own are attached", string.Join(", ", seen.Role.Attached));
        Check(seen.Role.Inline.SequenceEqual(["logs"]), "it has its inline policy", string.Join(", ", seen.Role.Inline));
        Check(seen.Role.Tags.GetValueOrDefault("iam.roleoperator.io/owner") == $"demo/{WebApp.Namespace}/web", "its tags name its owner", Tags(seen));
        Check(seen.Profile?.Role == WebApp.Role && seen.Instance.Profile == WebApp.Profile, "the instance runs with the role", seen.Instance.Line());
    }

    private async Task EditAsync(CancellationToken ct)
    {
        var before = await aws.ReadAsync(instance, ct);
        await kubectl.ShowAsync(ct, "patch", "iamrole", "web", "-n", WebApp.Namespace, "--type=merge", "-p",
            $$$$"""{"spec":{"description":"{{{{NewDescription}}}}","tags":{"stage":"prod"}}}""");
        await kubectl.ShowAsync(ct, "patch", "iampolicy", "web-data", "-n", WebApp.Namespace, "--type=json", "-p",
            """[{"op":"add","path":"/spec/document/Statement/-","value":{"Sid":"Mail","Effect":"Allow","Action":"ses:SendEmail","Resource":"*"}}]""");
        var after = await SeeAsync(
            "description, tag and statement are new in AWS",
            s => s.Role?.Description == NewDescription && s.Role.Tags.GetValueOrDefault("stage") == "prod"
                && s.Policy is { Version: "v2" } policy && policy.Document.Contains("ses:SendEmail", StringComparison.Ordinal),
            ct);
        ShowDifference(before, after);
        screen.Holds("AWS has the new state; what was not edited is as before");
    }

    private async Task DriftAsync(CancellationToken ct)
    {
        var before = await aws.ReadAsync(instance, ct);
        screen.Action($"iam:DetachRolePolicy {WebApp.Role} {AwsManaged}");
        screen.Action($"iam:UpdateAssumeRolePolicy {WebApp.Role} {OpenTrust}");
        await aws.TamperAsync(AwsManaged, OpenTrust, ct);
        await SeeAsync("the role is as it was", s => AwsSnapshot.Difference(before, s) is ([], []), ct);
        screen.Holds("both are mended: role, policy and profile are exactly as before");

        string[] events = ["get", "events.events.k8s.io", "-n", WebApp.Namespace, "--field-selector", "reason=DriftCorrected"];
        await Eventually.SeeAsync(
            "an event tells of the repair", () => kubectl.ReadAsync(ct, [.. events, "-o", "name"]), names => names.Length > 0, _ => "no event", ct);
        await kubectl.ShowAsync(ct, [.. events, "-o", "custom-columns=TYPE:.type,REASON:.reason,OBJECT:.regarding.name,NOTE:.note"]);
        screen.Holds("an event says what had been changed, and what was done");
    }

    private async Task DeleteAsync(CancellationToken ct)
    {
        await kubectl.ShowAsync(ct, "delete", "iam", "--all", "-n", WebApp.Namespace, "--timeout=60s");
        var left = await leftovers.InAccountAsync(ct);
        var empty = testbed.OwnsAws ? "the account has no role, policy or instance profile any more" : "the account has none of the demo's objects any more";
        Check(left.Count == 0, empty, string.Join(", ", left));
        var seen = await SeeAsync("the instance has no instance profile any more", s => s.Instance.Profile is null, ct);
        Check(seen.Instance.State == "running", $"{instance} is {seen.Instance.Line()}", seen.Instance.Line());
    }

    private Task<AwsSnapshot> SeeAsync(string what, Func<AwsSnapshot, bool> passes, CancellationToken ct) =>
        Eventually.SeeAsync(what, () => aws.ReadAsync(instance, ct), passes, snapshot => string.Join('\n', snapshot.Lines()), ct);

    private void ShowDifference(AwsSnapshot before, AwsSnapshot after)
    {
        var (removed, added) = AwsSnapshot.Difference(before, after);
        foreach (var line in removed) screen.Output($"- {line}");
        foreach (var line in added) screen.Output($"+ {line}");
    }

    private void Check(bool holds, string claim, string? seen)
    {
        if (!holds) throw new DemoFailedException($"Not so: {claim}. Seen: {seen}");
        screen.Holds(claim);
    }

    private static string Tags(AwsSnapshot seen) => string.Join(", ", seen.Role!.Tags.Select(tag => $"{tag.Key}={tag.Value}"));
}
