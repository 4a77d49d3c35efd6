import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { version } from '../package.json';
import { explainCommand, type ExplainOptions } from './commands/explain';
import { generateCommand, type GenerateOptions } from './commands/generate';
import { typesCommand } from './commands/types';
import { EXIT, UsageError } from './exitCodes';
import { json, plainTerminal, type Terminal } from './Terminal';

/** Runs one call of `stackgen` and gives its exit code. */
export async function runProgram(
  args: readonly string[],
  output: Terminal,
): Promise<number> {
  const terminal = plainTerminal(output);
  const said: string[] = [];
  let code: number = EXIT.done;
  const program = new Command('stackgen')
    .description('Terraform from your Backstage catalog')
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: text => terminal.result(text),
      writeErr: text => {
        said.push(text.trim().replace(/^error: /, ''));
        terminal.say(text.trimEnd());
      },
    });
  program
    .command('generate')
    .description('Write Terraform for a system, or for single entities')
    .requiredOption(
      '--catalog <file|dir|glob...>',
      'catalog files; a folder means all YAML files in it',
    )
    .option('--system <ref>', 'system to generate', once)
    .option('--entity <ref...>', 'entities to generate')
    .requiredOption('--cloud <cloud>', 'aws, azure, gcp or civo')
    .option('--region <region>', 'region; the standards’ when not given')
    .option(
      '--name <name>',
      'name of the appStack; <system>-<cloud> when not given',
    )
    .option('--mapping <file>', 'mapping; the default one when not given')
    .option(
      '--standards <file>',
      'standards profile; the defaults when not given',
    )
    .requiredOption('--out <dir>', 'folder to write to')
    .option('--format <hcl|json>', 'syntax of the Terraform files', 'hcl')
    .option('--json', 'print the result as JSON')
    .action(async (options: GenerateOptions) => {
      code = await generateCommand(options, terminal);
    });
  program
    .command('explain')
    .description('Say what becomes of each entity, and why')
    .requiredOption(
      '--catalog <file|dir|glob...>',
      'catalog files; a folder means all YAML files in it',
    )
    .option('--system <ref>', 'only this system', once)
    .option('--entity <ref...>', 'only these entities')
    .option('--cloud <cloud>', 'also skip what this cloud does not offer')
    .option('--mapping <file>', 'mapping; the default one when not given')
    .option('--json', 'print the result as JSON')
    .action(async (options: ExplainOptions) => {
      code = await explainCommand(options, terminal);
    });
  program
    .command('types')
    .description('List everything that an entity can become')
    .option('--json', 'print the result as JSON')
    .action((options: { json?: boolean }) => {
      code = typesCommand(options, terminal);
    });

  const failed = (message: string, details: readonly string[]): number => {
    if (args.includes('--json')) {
      terminal.result(json({ error: { message, details } }));
    }
    return EXIT.usage;
  };
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0
        ? EXIT.done
        : failed(said.join('\n') || error.message, []);
    }
    if (error instanceof UsageError) {
      terminal.say(`error: ${error.message}`);
      error.details.forEach(detail => terminal.say(`  ${detail}`));
      return failed(error.message, error.details);
    }
    throw error;
  }
  return code;
}

function once(value: string, earlier: string | undefined): string {
  if (earlier !== undefined) {
    throw new InvalidArgumentError('Give it once.');
  }
  return value;
}
