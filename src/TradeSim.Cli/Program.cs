using System.Text;
using TradeSim.Cli;
using TradeSim.Cli.Bridges;

Console.OutputEncoding = Encoding.UTF8;
using var input = new StreamReader(Console.OpenStandardInput(), Line.Encoding);
return CommandLine.Run(args, Console.Out, Console.Error, input);
