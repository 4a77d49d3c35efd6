import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { version } from '../package.json';
import { checkCommand, type CheckOptions } from './commands/check';
import { compareCommand, type CompareOptions } from './commands/compare';
import { diffCommand, type DiffOptions } from './commands/diff';
import { explainCommand, type ExplainOptions } from './commands/explain';
import { generateCommand, type GenerateOptions } from './commands/generate';
import {
  mappingCheckCommand,
  mappingCoverageCommand,
  type CoverageOptions,
} from './commands/mapping';
import { typesCommand } from './commands/types';
import { EXIT, UsageError } from './exitCodes';
import { json, plainTerminal, type Terminal } from './Terminal';

const CATALOG = [
  '--catalog <file|dir|glob|url...>',
  'catalog files (a folder means all YAML files in it), or the address of a Backstage backend',
] as const;
const TOKEN = [
  '--token <token>',
  'token for a Backstage backend; BACKSTAGE_TOKEN when not given',
] as const;

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
    .requiredOption(...CATALOG)
    .option(...TOKEN)
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
      'standards profile, or a list of them; the defaults when not given',
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
    .requiredOption(...CATALOG)
    .option(...TOKEN)
    .option('--system <ref>', 'only this system', once)
    .option('--entity <ref...>', 'only these entities')
    .option('--cloud <cloud>', 'also skip what this cloud does not offer')
    .option('--mapping <file>', 'mapping; the default one when not given')
    .option(
      '--standards <file>',
      'standards profile, or a list of them; the defaults when not given',
    )
    .option('--json', 'print the result as JSON')
    .action(async (options: ExplainOptions) => {
      code = await explainCommand(options, terminal);
    });
  program
    .command('types')
    .description('List everything that an entity can become')
    .option('--standards <file>', 'also list the own modules of this profile')
    .option('--json', 'print the result as JSON')
    .action(async (options: { standards?: string; json?: boolean }) => {
      code = await typesCommand(options, terminal);
    });

  program
    .command('diff')
    .description(
      'Say what generating now would change in a folder; exit code 3 when it would',
    )
    .requiredOption(...CATALOG)
    .option(...TOKEN)
    .requiredOption('--against <dir>', 'folder that was written earlier')
    .option('--system <ref>', 'system; the folder’s when not given', once)
    .option('--entity <ref...>', 'entities; the folder’s when not given')
    .option('--cloud <cloud>', 'the folder’s when not given')
    .option('--region <region>', 'the folder’s when not given')
    .option('--name <name>', 'the folder’s when not given')
    .option('--mapping <file>', 'mapping; the default one when not given')
    .option(
      '--standards <file>',
      'standards profile, or a list of them; the defaults when not given',
    )
    .option('--json', 'print the result as JSON')
    .action(async (options: DiffOptions) => {
      code = await diffCommand(options, terminal);
    });
  program
    .command('check')
    .description(
      'Hold a stack against all policies; exit code 1 when there are errors',
    )
    .requiredOption(...CATALOG)
    .option(...TOKEN)
    .option('--system <ref>', 'system to check', once)
    .option('--entity <ref...>', 'entities to check')
    .requiredOption('--cloud <cloud>', 'aws, azure, gcp or civo')
    .option('--region <region>', 'region; the standards’ when not given')
    .option('--mapping <file>', 'mapping; the default one when not given')
    .option(
      '--standards <file>',
      'standards profile; the defaults when not given',
    )
    .option('--json', 'print the result as JSON')
    .action(async (options: CheckOptions) => {
      code = await checkCommand(options, terminal);
    });
  program
    .command('compare')
    .description('Show one system on several clouds side by side')
    .requiredOption(...CATALOG)
    .option(...TOKEN)
    .option('--system <ref>', 'system to compare', once)
    .option('--entity <ref...>', 'entities to compare')
    .option('--cloud <cloud...>', 'clouds; all of them when not given')
    .option('--mapping <file>', 'mapping; the default one when not given')
    .option(
      '--standards <file>',
      'standards profile, or a list of them; the defaults when not given',
    )
    .option('--json', 'print the result as JSON')
    .action(async (options: CompareOptions) => {
      code = await compareCommand(options, terminal);
    });
  const mapping = program
    .command('mapping')
    .description('Check a mapping, and how much of a catalog it decides on');
  mapping
    .command('check')
    .description('Say everything that is wrong with a mapping file')
    .argument('<file>', 'mapping')
    .option('--standards <file>', 'standards whose modules it may name')
    .option('--json', 'print the result as JSON')
    .action(
      async (file: string, options: { standards?: string; json?: boolean }) => {
        code = await mappingCheckCommand(file, options, terminal);
      },
    );
  mapping
    .command('coverage')
    .description('Count what becomes of all entities of a catalog')
    .requiredOption(...CATALOG)
    .option(...TOKEN)
    .option('--cloud <cloud>', 'also count what this cloud does not offer')
    .option('--mapping <file>', 'mapping; the default one when not given')
    .option(
      '--standards <file>',
      'standards profile, or a list of them; the defaults when not given',
    )
    .option(
      '--minimum <percent>',
      'exit code 1 when fewer entities are decided on',
    )
    .option('--json', 'print the result as JSON')
    .action(async (options: CoverageOptions) => {
      code = await mappingCoverageCommand(options, terminal);
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
