using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace RoleOperator.Demo;

/// <summary>The steps one after another: each is explained in a line, and timed.</summary>
internal sealed class Stages(Screen screen)
{
    private readonly List<(string Title, TimeSpan Took)> done = [];

    /// <summary>Runs a step.</summary>
    public async Task<T> RunAsync<T>(string title, string explanation, Func<Task<T>> step)
    {
        screen.Begin(done.Count + 1, title, explanation);
        var watch = Stopwatch.StartNew();
        try
        {
            return await step();
        }
        finally
        {
            done.Add((title, watch.Elapsed));
        }
    }

    /// <summary>Runs a step that gives nothing back.</summary>
    public Task RunAsync(string title, string explanation, Func<Task> step) => RunAsync(title, explanation, async () =>
    {
        await step();
        return true;
    });

    /// <summary>Shows how long each step took.</summary>
    public void Summarize()
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("step").AddColumn(new TableColumn("seconds").RightAligned());
        foreach (var (title, took) in done) table.AddRow(Markup.Escape(title), Seconds(took));
        table.AddRow("total", Seconds(done.Aggregate(TimeSpan.Zero, (sum, step) => sum + step.Took)));
        screen.Show(table);
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture);
}
