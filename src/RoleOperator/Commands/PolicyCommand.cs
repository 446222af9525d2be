using System.CommandLine;
using System.CommandLine.Parsing;
using RoleOperator.Core.Documents;
using RoleOperator.Core.Naming;

namespace RoleOperator.Commands;

/// <summary>The commands about policy documents. They need no cluster and no AWS.</summary>
internal static class PolicyCommand
{
    private static readonly Option<string> Kind = new("--kind")
    {
        Description = "identity: what its bearer may do (managed and inline policies). trust: who may assume a role.",
        Required = true,
    };

    private static readonly Option<string> InPartition = new("--partition")
    {
        Description = "The AWS partition of the account. In it, an account ID as a principal means the account's root ARN.",
        DefaultValueFactory = _ => Partition.Aws,
    };

    private static readonly Argument<string> A = new("A") { Description = "A document in JSON: a file, or - for standard input." };

    private static readonly Argument<string> B = new("B") { Description = "The document to compare it with, likewise." };

    /// <summary><c>policy</c>, with <c>diff</c> under it.</summary>
    public static Command Build()
    {
        Kind.AcceptOnlyFromAmong("identity", "trust");
        InPartition.AcceptOnlyFromAmong(
            Partition.Aws, Partition.China, Partition.GovCloud, Partition.Iso, Partition.IsoB, Partition.IsoE, Partition.IsoF, Partition.EuropeanSovereign);
        var diff = new Command(
            "diff", "Compare two policy documents by meaning. Exits with 0 if they mean the same, 1 if not, 2 if one of them is no document that IAM takes.")
        {
            Kind, InPartition, A, B,
        };
        diff.Validators.Add(CheckNames);
        diff.SetAction(parsed =>
        {
            var kind = parsed.GetValue(Kind) == "trust" ? DocumentKind.Trust : DocumentKind.Identity;
            var (output, errors) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            return new PolicyDiff(kind, parsed.GetValue(InPartition)!, output, errors).Run(parsed.GetValue(A)!, parsed.GetValue(B)!);
        });
        return new Command("policy", "Work with policy documents, without a cluster and without AWS.") { diff };
    }

    private static void CheckNames(CommandResult result)
    {
        var (a, b) = (result.GetValue(A), result.GetValue(B));
        if (a == "" || b == "")
            result.AddError("The name of a file is empty; give a file, or - for standard input.");
        if (a == DocumentSource.StandardInput && b == DocumentSource.StandardInput)
            result.AddError("A and B cannot both be standard input; give a file for one of them.");
    }
}
