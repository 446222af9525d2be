return CrdGenerator.CrdFolder.Generated.Run(args, Console.Error);
