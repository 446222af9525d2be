return ReferenceGenerator.ReferenceFolder.Generated.Run(args, Console.Error);
