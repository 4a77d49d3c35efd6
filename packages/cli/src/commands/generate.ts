import {
  CLOUDS,
  cloudSchema,
  type Cloud,
} from 'backstage-plugin-stackgen-common';
import { generate } from 'stackgen-engine';
import { EXIT, UsageError } from '../exitCodes';
import { readCatalog } from '../readCatalog';
import { readMapping, readStandards } from '../readSettings';
import { sayProblems, saySkipped } from '../sayProblems';
import { json, type Terminal } from '../Terminal';
import { writeFolder } from '../writeFolder';

export interface GenerateOptions {
  catalog: string[];
  system?: string;
  entity?: string[];
  cloud: string;
  region?: string;
  name?: string;
  mapping?: string;
  standards?: string;
  out: string;
  format: string;
  json?: boolean;
}

/** `stackgen generate`: catalog files in, a folder of Terraform out. */
export async function generateCommand(
  options: GenerateOptions,
  terminal: Terminal,
): Promise<number> {
  const cloud = cloudOf(options.cloud);
  const entityRefs = selectionOf(options);
  const { format } = options;
  if (format !== 'hcl' && format !== 'json') {
    throw new UsageError(`--format ${format} is not known.`, [
      'Choose hcl or json.',
    ]);
  }
  const [catalog, mapping, standards] = await Promise.all([
    readCatalog(options.catalog),
    readMapping(options.mapping),
    readStandards(options.standards),
  ]);
  catalog.errors.forEach(error => terminal.say(`error: ${error}`));

  const { files, ...result } = generate({
    entities: catalog.entities,
    entityRefs,
    cloud,
    region: options.region,
    name: options.name,
    mapping,
    standards,
    format,
  });
  sayProblems(result.problems, terminal);
  saySkipped(result.skipped, terminal);

  const failed = result.problems.some(({ severity }) => severity === 'error');
  const written =
    files.length > 0 ? await writeFolder(options.out, files) : undefined;
  if (written) {
    terminal.say(
      `${result.appStack.name}: ${result.included.length} entities became ${result.resources.length} resources; ${written.written.length} files written to ${options.out}, ${written.unchanged.length} unchanged, ${written.removed.length} removed.`,
    );
  } else {
    terminal.say(
      'Nothing was generated: none of the selected entities becomes infrastructure.',
    );
  }
  if (options.json) {
    terminal.result(
      json({
        name: result.appStack.name,
        cloud,
        region: result.appStack.region,
        out: options.out,
        included: result.included,
        noInfrastructure: result.noInfrastructure,
        skipped: result.skipped,
        problems: result.problems,
        catalogErrors: catalog.errors,
        resources: result.resources,
        files: files.map(({ path }) => path),
        fingerprint: result.fingerprint,
      }),
    );
  }
  if (catalog.errors.length > 0) {
    return EXIT.usage;
  }
  return failed || !written ? EXIT.findings : EXIT.done;
}

export function cloudOf(name: string): Cloud {
  const parsed = cloudSchema.safeParse(name);
  if (!parsed.success) {
    throw new UsageError(`--cloud ${name} is not known.`, [
      `Choose one of ${CLOUDS.join(', ')}.`,
    ]);
  }
  return parsed.data;
}

function selectionOf({ system, entity }: GenerateOptions): string[] {
  if ((system === undefined) === (entity === undefined)) {
    throw new UsageError('Say what to generate.', [
      'Give either --system <ref> or --entity <ref>…',
    ]);
  }
  return system === undefined
    ? entity!
    : [system.includes(':') ? system : `system:${system}`];
}
