using System.Text;
using RoleOperator.Docs.Tests.Pages;

namespace RoleOperator.Docs.Tests.Sessions;

/// <summary>
/// The commands of a page as one script, in the order of the page: what an earlier block sets or saves is there in a later one. Sections are alternatives as
/// often as steps, so each begins with the objects that the pages assume: the first role of the README, and the web application.
/// </summary>
internal static class PageScript
{
    /// <summary>Sessions with a test of their own, which also compares all of what is printed.</summary>
    private const string TestedElsewhere = "docs/policy-documents.md";

    public static bool HasCommands(DocumentPage page) => page.Path != TestedElsewhere && page.Blocks.Any(block => block.Kind is "sh" or "console");

    /// <param name="page">The page.</param>
    /// <param name="only">A heading of the second level, for the commands of that section alone.</param>
    public static string Of(DocumentPage page, string? only = null)
    {
        var script = new StringBuilder("""
            set -euo pipefail
            trap 'echo "line $at: $BASH_COMMAND failed" >&2' ERR
            before() {
                kubectl create namespace shop
                kubectl apply -f role.yaml -f docs/samples/web-app
                for object in $(kubectl get iam -n shop -o name); do       # another page may have had it kept in AWS
                    kubectl patch "$object" -n shop --type=merge -p '{"spec": {"deletion": null}}' >/dev/null
                done
                kubectl wait --for=condition=Ready iam --all -n shop --timeout=60s
            }
            same() { [[ $2 == "$1"* ]] || { echo "line $at: printed: $2, not: $1" >&2; return 1; }; }

            """);
        var usesCluster = page.Blocks.Any(block => block.Text.Contains("kubectl", StringComparison.Ordinal));
        var section = (string?)null;
        foreach (var block in page.Blocks.Where(block => only is null || block.Section == only))
        {
            // Whatever cluster a page went over to, here is the one that runs.
            if (usesCluster && block.Section != section) script.Append("at=").Append(block.Line).Append("\nKUBECONFIG=$DOCUMENTED_KUBECONFIG before\n");
            section = block.Section;
            script.Append("at=").Append(block.Line).Append('\n');
            if (block.SavedAs is { } file) script.Append("cat >").Append(file).Append(" <<'DOCUMENT'\n").Append(block.Text).Append("DOCUMENT\n");
            else if (block.Kind == "sh") script.Append(block.Text);
            else if (block.Kind == "console") Console(script, block);
        }

        return script.ToString();
    }

    /// <summary>Of what a command prints, the first line is compared, column by column: ages and the like differ.</summary>
    private static void Console(StringBuilder script, Block block)
    {
        var lines = block.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var (at, line) in lines.Index().Where(l => l.Item.StartsWith("$ ", StringComparison.Ordinal)))
        {
            var shown = at + 1 < lines.Length && !lines[at + 1].StartsWith("$ ", StringComparison.Ordinal) ? lines[at + 1] : "";
            script.Append("same '").Append(string.Join(' ', shown.Split(' ', StringSplitOptions.RemoveEmptyEntries))).Append("' \"$(").Append(line[2..])
                .Append(" | head -n 1 | tr -s ' ')\"\n");
        }
    }
}
