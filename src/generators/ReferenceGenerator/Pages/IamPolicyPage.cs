using System.Diagnostics;
using ReferenceGenerator.Permissions;
using RoleOperator.Core.Naming;

namespace ReferenceGenerator.Pages;

/// <summary>What the operator may do in AWS, call by call.</summary>
internal static class IamPolicyPage
{
    public static string Text()
    {
        var page = new Markdown("The operator's IAM policy");
        page.Paragraph(
            "The operator calls the actions below and no others. [iam-policy.json](iam-policy.json) allows exactly these, each restricted "
            + "as far as AWS can restrict "
            + "it. [iam-policy-with-boundary.json](iam-policy-with-boundary.json) allows less: every role that the operator makes or gives "
            + "permissions to must carry one "
            + "permissions boundary, and the operator cannot take it off.");
        page.Paragraph("Fill in the placeholders. [Install on EKS](../install-eks.md) shows how.");
        page.Table(["Placeholder", "What to put there"],
        [
            ["`ACCOUNT_ID`", "the AWS account, twelve digits"],
            ["`CLUSTER_NAME`", "the value of `--cluster-name`, which is the first part of every owner tag"],
            ["`IAM_PATH`", "the path below which the operator may write, such as `/teams/`; every `spec.path` must then begin with it. "
                + "`/` stands for all paths, and lets who writes objects take over whatever in the account carries no owner tag"],
            ["`OPERATOR_ROLE_ARN`", "the ARN of the operator's own role, which it may never change"],
            ["`OPERATOR_POLICY_ARN`", "the ARN that this policy will have"],
            ["`BOUNDARY_ARN`", "the ARN of the policy that bounds every role; only in the policy with a boundary"],
        ]);
        page.Paragraph("In other partitions than `aws`, replace `arn:aws:` as well.");
        page.Heading(2, "Actions");
        page.Table(["Action", "When", "Restricted to"], CalledAction.All.Select(a => (string[])[Markdown.Code(a.Name), a.When, Words(a.Restriction)]));
        page.Heading(2, "What the restrictions do");
        page.Paragraph(
            $"- **Owner tag.** What carries no tag `{Owner.TagKey}` of this cluster cannot be changed or deleted, whatever a manifest says. "
            + "Taking over an object without an "
            + "owner (`adoption: Unowned`) is allowed below the path. An object of another cluster cannot be taken over.\n"
            + "- **Path.** With a path of its own, the operator can neither take over nor pass a role that stands elsewhere, nor read which policies it has. "
            + "With `/` it can take over "
            + "every role and policy of the account without an owner tag and pass every role that trusts EC2: a role of an administrator, or a policy that is "
            + "attached to one, is then a way to that administrator's rights for who writes objects in the cluster.\n"
            + "- **The operator itself.** A Deny keeps it from changing its own role, its own policy and the boundary, whatever tags these carry.\n"
            + "- **Boundary.** Without it, who may create a Role object in the cluster can make a role with any permissions, "
            + "`AdministratorAccess` included. With it, no role "
            + "that the operator makes can do more than the boundary allows.");
        page.Heading(2, "What they cannot do");
        page.Paragraph(
            "- IAM evaluates tagging at creation as `iam:TagRole` on the new role, and has no key that tells it from tagging an existing "
            + "one. So making objects "
            + "cannot be allowed without allowing to take over what nobody owns on the same path. Use a path of its own; where objects that matter share it, "
            + $"tag them with an owner of another form, such as `{Owner.TagKey}=administrators`, which is never taken over.\n"
            + "- Who may pass a role cannot be restricted by the role's tags: AWS documents that this is not reliable. `iam:PassRole` is "
            + "restricted by path and service.\n"
            + "- The trust policy of a role cannot be restricted by conditions: whoever may write Role objects decides who may assume them.\n"
            + "- Taking a profile off an instance is restricted to the account's instances only, since the old profile may be anybody's. "
            + "Restrict it further by "
            + "`aws:ResourceTag` on your instances if they carry a common tag.\n"
            + "- `deletion.force` on a role that is in an instance profile of somebody else asks for `iam:RemoveRoleFromInstanceProfile` on "
            + "that profile, which this policy "
            + "does not allow; on a policy that is attached to somebody else's roles, for `iam:DetachRolePolicy` on these. "
            + "The condition then says `AccessDenied`.\n"
            + "- An object outside of the path cannot be compared either: with `mode: Observe` it says `AccessDenied`. To have it observed, add its ARN "
            + "to `Read`.\n"
            + "- A role outside of the path, named by `role.name` in an InstanceProfile, cannot be passed. Add its ARN to `PassRolesToInstances`.\n"
            + "- IAM is eventually consistent. A tag or a boundary that was just set may not be seen by the next call's check; for two minutes the condition "
            + "then says `Propagating`, and the call is made again. So it is, for some seconds, where what is to be deleted is gone already: it carries no "
            + "owner tag.\n"
            + "- In a partition whose IAM does not take tags at creation, which the isolated ones may be, the operator creates without tags and sets the "
            + "owner tag with the next call. `Create` demands the tag in the request and denies that. Where creations are denied there, add a statement "
            + "that allows `iam:CreateRole`, `iam:CreatePolicy` and `iam:CreateInstanceProfile` on the path without a condition, or with that on the "
            + "boundary alone.");
        return page.ToString();
    }

    private static string Words(Restriction restriction) => restriction switch
    {
        Restriction.NoPermission => "needs no permission",
        Restriction.AnyResource => "nothing; AWS knows no resource for it",
        Restriction.Find => "the account's roles, policies and instance profiles",
        Restriction.Read => "roles and policies on the path",
        Restriction.Create => "the path, with this cluster's owner tag in the request",
        Restriction.Tag => "the path; to claim what has no owner tag, or to tag what is this cluster's",
        Restriction.Untag => "the path and this cluster's owner tag, which itself cannot be removed",
        Restriction.Owned => "the path and this cluster's owner tag",
        Restriction.Grant => "the path and this cluster's owner tag; where demanded, under the boundary",
        Restriction.Unbound => "the path and this cluster's owner tag; left out where a boundary is demanded",
        Restriction.Pass => "roles on the path, passed to EC2",
        Restriction.Associate => "the account's instances, and profiles on the path",
        Restriction.Disassociate => "the account's instances",
        _ => throw new UnreachableException(),
    };
}
