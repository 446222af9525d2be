using CrdGenerator;

const int Failed = 1;
const int Misused = 2;

try
{
    switch (args)
    {
        case ["write", var folder]:
            CrdFolder.Write(folder);
            return 0;
        case ["check", var folder]:
            var stale = CrdFolder.Stale(folder);
            foreach (var file in stale) Console.Error.WriteLine($"{file} is stale");
            if (stale.Count == 0) return 0;
            Console.Error.WriteLine("The C# types in src/RoleOperator.Core/Resources say otherwise; run `make crds` and commit the result.");
            return Failed;
        default:
            Console.Error.WriteLine("Usage: CrdGenerator write|check FOLDER");
            return Misused;
    }
}
catch (SchemaException e)
{
    Console.Error.WriteLine(e.Message);
    return Failed;
}
