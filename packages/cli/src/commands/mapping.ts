import { mappingCoverage, type MappingCoverage } from 'stackgen-engine';
import { readCatalog } from '../catalog/readCatalog';
import { EXIT, UsageError } from '../exitCodes';
import { readSettings } from '../readSettings';
import { Report } from '../Report';
import { cloudOf } from '../selection';
import { json, type Terminal } from '../Terminal';

/** How many types without a rule are listed for people. */
const LISTED_TYPES = 20;

export interface CoverageOptions {
  catalog: string[];
  token?: string;
  cloud?: string;
  mapping?: string;
  standards?: string;
  minimum?: string;
  json?: boolean;
}

/** `stackgen mapping check`: whether a mapping file is valid, and every mistake. */
export async function mappingCheckCommand(
  file: string,
  options: { standards?: string; json?: boolean },
  terminal: Terminal,
): Promise<number> {
  const doubts: string[] = [];
  const { mapping } = await readSettings(
    { mapping: file, standards: options.standards },
    {
      result: terminal.result,
      say: line => {
        doubts.push(line);
        terminal.say(line);
      },
    },
  );
  terminal.result(
    options.json
      ? json({ name: mapping.name, rules: mapping.rules.length, doubts })
      : `${file}: mapping "${mapping.name}" with ${mapping.rules.length} rules is valid.`,
  );
  return EXIT.done;
}

/** `stackgen mapping coverage`: how much of a catalog a mapping decides on. */
export async function mappingCoverageCommand(
  options: CoverageOptions,
  terminal: Terminal,
): Promise<number> {
  const minimum = minimumOf(options.minimum);
  const [catalog, { mapping, standards }] = await Promise.all([
    readCatalog(options.catalog, options.token),
    readSettings(options, terminal),
  ]);
  Report.create(catalog, terminal).catalog();
  const coverage = mappingCoverage({
    entities: catalog.entities,
    mapping,
    standards,
    ...(options.cloud !== undefined && { cloud: cloudOf(options.cloud) }),
  });
  terminal.result(
    options.json
      ? json(coverage)
      : asText(coverage, options.mapping !== undefined),
  );
  if (catalog.errors.length > 0) {
    return EXIT.usage;
  }
  if (coverage.percent < minimum) {
    terminal.say(
      `error: ${coverage.percent} % is less than the ${minimum} % that are wanted.`,
    );
    return EXIT.findings;
  }
  return EXIT.done;
}

function minimumOf(text: string | undefined): number {
  const minimum = Number(text ?? 0);
  if (!(minimum >= 0 && minimum <= 100)) {
    throw new UsageError(`--minimum ${text} is not a percentage.`, [
      'Give a number from 0 to 100.',
    ]);
  }
  return minimum;
}

function asText(coverage: MappingCoverage, showUnused: boolean): string {
  const { entities, included, noInfrastructure, skipped, percent } = coverage;
  const open = coverage.types.filter(type => type.skipped > 0);
  const more = open.length - LISTED_TYPES;
  return [
    `${percent} % of ${entities} entities are decided on: ${included} become infrastructure, ${noInfrastructure} need none, ${skipped} are skipped.`,
    ...open
      .slice(0, LISTED_TYPES)
      .map(
        ({ kind, type, skipped: count }) =>
          `${String(count).padStart(6)}  ${kind}${type && ` of type ${type}`}`,
      ),
    ...(more > 0 ? [`        and ${more} more types`] : []),
    ...(showUnused && coverage.unusedRules.length > 0
      ? [`Rules without an entity: ${coverage.unusedRules.join(', ')}`]
      : []),
  ].join('\n');
}
