namespace RoleOperator.Core.Tests.Planning;

/// <summary>Runs a claim over many seeded worlds.</summary>
internal static class Seeds
{
    private const int Count = 400;

    public static void Each(Action<World> claim)
    {
        for (var seed = 0; seed < Count; seed++)
        {
            try
            {
                claim(new World(seed));
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"seed {seed}: {e.Message}", e);
            }
        }
    }
}
