using ReferenceGenerator;

const int Failed = 1;
const int Misused = 2;

switch (args)
{
    case ["write", var folder]:
        ReferenceFolder.Write(folder);
        return 0;
    case ["check", var folder]:
        var stale = ReferenceFolder.Stale(folder);
        foreach (var file in stale) Console.Error.WriteLine($"{file} is stale");
        if (stale.Count == 0) return 0;
        Console.Error.WriteLine("The code says otherwise; run `make docs` and commit the result.");
        return Failed;
    default:
        Console.Error.WriteLine("Usage: ReferenceGenerator write|check FOLDER");
        return Misused;
}
