import type { Problem } from 'backstage-plugin-stackgen-common';
import { generate } from 'stackgen-engine';
import { readCatalog } from '../catalog/readCatalog';
import { EXIT, UsageError } from '../exitCodes';
import { readSettings } from '../readSettings';
import { Report } from '../Report';
import { cloudOf, selectionOf } from '../selection';
import { json, type Terminal } from '../Terminal';
import { today } from '../today';

export interface CheckOptions {
  catalog: string[];
  token?: string;
  system?: string;
  entity?: string[];
  cloud: string;
  region?: string;
  mapping?: string;
  standards?: string;
  json?: boolean;
}

/** `stackgen check`: everything that is wrong with a stack, policies included. */
export async function checkCommand(
  options: CheckOptions,
  terminal: Terminal,
): Promise<number> {
  const [catalog, { mapping, standards }] = await Promise.all([
    readCatalog(options.catalog, options.token),
    readSettings(options, terminal),
  ]);
  const report = Report.create(catalog, terminal);
  report.catalog();
  const entityRefs = selectionOf(options, catalog);
  if (entityRefs.length === 0) {
    throw new UsageError('It is not clear what to check.', [
      'Give either --system <ref> or --entity <ref>…',
    ]);
  }
  const { problems, skipped } = generate({
    entities: catalog.entities,
    entityRefs,
    cloud: cloudOf(options.cloud),
    region: options.region,
    mapping,
    standards,
    today: today(),
  });
  report.problems(problems);
  report.skipped(skipped);
  const counts = countBySeverity(problems);
  terminal.result(
    options.json
      ? json({ ...counts, skipped: skipped.length, problems })
      : `${counts.error} errors, ${counts.warning} warnings, ${counts.info} remarks; ${skipped.length} entities are skipped.`,
  );
  if (catalog.errors.length > 0) {
    return EXIT.usage;
  }
  return counts.error > 0 ? EXIT.findings : EXIT.done;
}

function countBySeverity(
  problems: readonly Problem[],
): Record<Problem['severity'], number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of problems) {
    counts[severity] += 1;
  }
  return counts;
}
