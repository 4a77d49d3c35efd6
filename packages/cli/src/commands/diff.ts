import type { Difference } from 'backstage-plugin-stackgen-common';
import { compareGenerations, generate } from 'stackgen-engine';
import { readCatalog } from '../catalog/readCatalog';
import { EXIT, UsageError } from '../exitCodes';
import { OutFolder } from '../OutFolder';
import { readSettings } from '../readSettings';
import { Report } from '../Report';
import { today } from '../today';
import { cloudOf, selectionOf } from '../selection';
import { json, type Terminal } from '../Terminal';

export interface DiffOptions {
  catalog: string[];
  token?: string;
  system?: string;
  entity?: string[];
  cloud?: string;
  region?: string;
  name?: string;
  mapping?: string;
  standards?: string;
  against: string;
  json?: boolean;
}

/** Words and signs of a change, replacements first. */
const CHANGES = {
  replaced: '±',
  removed: '-',
  added: '+',
  changed: '~',
} as const;

/**
 * `stackgen diff`: what generating now would change in a folder that was
 * written earlier. Writes nothing.
 */
export async function diffCommand(
  options: DiffOptions,
  terminal: Terminal,
): Promise<number> {
  const [catalog, { mapping, standards }, folder] = await Promise.all([
    readCatalog(options.catalog, options.token),
    readSettings(options, terminal),
    OutFolder.open(options.against),
  ]);
  const stored = folder.blueprint;
  const cloudName = options.cloud ?? stored?.appStack.cloud;
  if (cloudName === undefined) {
    throw new UsageError(`${options.against} holds no stack yet.`, [
      'Name the cloud with --cloud, or another folder with --against.',
    ]);
  }
  const report = Report.create(catalog, terminal);
  report.catalog();
  const selected = selectionOf(options, catalog);
  const entityRefs =
    selected.length > 0 ? selected : stored?.appStack.entityRefs ?? [];
  if (entityRefs.length === 0) {
    throw new UsageError('It is not clear what to compare.', [
      'Give either --system <ref> or --entity <ref>…',
    ]);
  }
  const fresh = generate({
    entities: catalog.entities,
    entityRefs,
    cloud: cloudOf(cloudName),
    region: options.region ?? stored?.appStack.region,
    name: options.name ?? stored?.appStack.name,
    mapping,
    standards,
    today: today(),
    format: folder.isJson ? 'json' : 'hcl',
  });
  report.problems(fresh.problems);
  report.skipped(fresh.skipped);

  const difference = compareGenerations(
    stored && { ...stored, files: await folder.files() },
    fresh,
  );
  const isSame =
    difference.resources.length === 0 && difference.files.length === 0;
  terminal.result(
    options.json
      ? json({ same: isSame, ...difference, problems: fresh.problems })
      : asText(difference),
  );
  if (catalog.errors.length > 0) {
    return EXIT.usage;
  }
  if (fresh.problems.some(({ severity }) => severity === 'error')) {
    return EXIT.findings;
  }
  return isSame ? EXIT.done : EXIT.different;
}

function asText({ resources, files }: Difference): string {
  if (resources.length === 0 && files.length === 0) {
    return 'Nothing would change.';
  }
  const order = Object.keys(CHANGES);
  const lines = [...resources]
    .sort((a, b) => order.indexOf(a.change) - order.indexOf(b.change))
    .map(({ change, address, because }) => {
      const why = because?.length ? ` (${because.join(', ')})` : '';
      return `${CHANGES[change]} ${change.padEnd(8)} ${address}${why}`;
    });
  const changed = files.map(
    ({ change, path, addedLines, removedLines }) =>
      `${CHANGES[change]} ${change.padEnd(
        8,
      )} ${path} (+${addedLines} −${removedLines})`,
  );
  return [
    ...(lines.length > 0 ? ['Resources', ...lines] : []),
    ...(changed.length > 0 ? ['Files', ...changed] : []),
  ].join('\n');
}
