import { explain, type Explanation } from 'stackgen-engine';
import { readCatalog, type Catalog } from '../catalog/readCatalog';
import { EXIT } from '../exitCodes';
import { readSettings } from '../readSettings';
import { indented, Report } from '../Report';
import { cloudOf, selectionOf } from '../selection';
import { json, type Terminal } from '../Terminal';

export interface ExplainOptions {
  catalog: string[];
  token?: string;
  system?: string;
  entity?: string[];
  cloud?: string;
  mapping?: string;
  standards?: string;
  json?: boolean;
}

/** `stackgen explain`: what becomes of each entity, and why. */
export async function explainCommand(
  options: ExplainOptions,
  terminal: Terminal,
): Promise<number> {
  const cloud =
    options.cloud === undefined ? undefined : cloudOf(options.cloud);
  const [catalog, { mapping, standards }] = await Promise.all([
    readCatalog(options.catalog, options.token),
    readSettings(options, terminal),
  ]);
  const report = Report.create(catalog, terminal);
  report.catalog();
  const entityRefs = selectionOf(options, catalog);

  const explanation = explain({
    entities: catalog.entities,
    ...(entityRefs.length > 0 && { entityRefs }),
    mapping,
    standards,
    ...(cloud && { cloud }),
  });
  const { included, noInfrastructure, skipped, problems } = explanation;
  report.problems(problems);
  await report.portal(
    [...included, ...noInfrastructure, ...skipped].map(
      ({ entityRef }) => entityRef,
    ),
    problems,
  );
  const ignored = Object.entries(explanation.ignoredKinds).map(
    ([kind, count]) => `${count} ${kind}`,
  );
  if (ignored.length > 0) {
    terminal.say(`info: kinds that are ignored: ${ignored.join(', ')}`);
  }
  terminal.result(
    options.json ? asJson(explanation) : asText(explanation, catalog),
  );
  if (catalog.errors.length > 0) {
    return EXIT.usage;
  }
  return problems.some(({ severity }) => severity === 'error')
    ? EXIT.findings
    : EXIT.done;
}

// Just these members: programs rely on them.
function asJson({ included, noInfrastructure, skipped }: Explanation): string {
  return json({
    included: included.map(({ entityRef, resourceType, rule }) => ({
      entityRef,
      resourceType,
      rule,
    })),
    noInfrastructure: noInfrastructure.map(({ entityRef, rule }) => ({
      entityRef,
      rule,
    })),
    skipped: skipped.map(({ entityRef, reason, mend }) => ({
      entityRef,
      reason,
      mend,
    })),
  });
}

function asText(
  { included, noInfrastructure, skipped }: Explanation,
  { places }: Catalog,
): string {
  return [
    ...included.map(
      e => `✓ ${e.entityRef} → ${e.resourceType} (rule ${e.rule})`,
    ),
    ...noInfrastructure.map(
      e => `– ${e.entityRef}: ${e.reason} (rule ${e.rule})`,
    ),
    ...skipped.map(
      e =>
        `! ${e.entityRef} (${places.ofEntity(e.entityRef)}): ${
          e.reason
        }\n    ${indented(e.mend, '    ')}`,
    ),
    `${included.length} included, ${noInfrastructure.length} without infrastructure, ${skipped.length} skipped`,
  ].join('\n');
}
