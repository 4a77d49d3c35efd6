import { explain } from 'stackgen-engine';
import { EXIT } from '../exitCodes';
import { readCatalog } from '../readCatalog';
import { readMapping } from '../readSettings';
import { sayProblems } from '../sayProblems';
import { json, type Terminal } from '../Terminal';
import { cloudOf } from './generate';

export interface ExplainOptions {
  catalog: string[];
  system?: string;
  entity?: string[];
  cloud?: string;
  mapping?: string;
  json?: boolean;
}

/** `stackgen explain`: what becomes of each entity, and why. */
export async function explainCommand(
  options: ExplainOptions,
  terminal: Terminal,
): Promise<number> {
  const [catalog, mapping] = await Promise.all([
    readCatalog(options.catalog),
    readMapping(options.mapping),
  ]);
  catalog.errors.forEach(error => terminal.say(`error: ${error}`));
  const refs = [
    ...(options.system
      ? [
          options.system.includes(':')
            ? options.system
            : `system:${options.system}`,
        ]
      : []),
    ...(options.entity ?? []),
  ];
  const { included, noInfrastructure, skipped, problems, ignoredKinds } =
    explain({
      entities: catalog.entities,
      ...(refs.length > 0 && { entityRefs: refs }),
      mapping,
      ...(options.cloud !== undefined && { cloud: cloudOf(options.cloud) }),
    });
  sayProblems(problems, terminal);
  for (const [kind, count] of Object.entries(ignoredKinds).sort()) {
    terminal.say(`ignored: ${count} of kind ${kind}`);
  }
  if (options.json) {
    terminal.result(json({ included, noInfrastructure, skipped }));
  } else {
    terminal.result(
      [
        ...included.map(
          e => `✓ ${e.entityRef} → ${e.resourceType} (rule ${e.rule})`,
        ),
        ...noInfrastructure.map(
          e => `– ${e.entityRef}: ${e.reason} (rule ${e.rule})`,
        ),
        ...skipped.map(
          e =>
            `! ${e.entityRef}: ${e.reason}\n    ${e.mend
              .split('\n')
              .join('\n    ')}`,
        ),
        `${included.length} included, ${noInfrastructure.length} without infrastructure, ${skipped.length} skipped`,
      ].join('\n'),
    );
  }
  if (catalog.errors.length > 0) {
    return EXIT.usage;
  }
  return problems.some(({ severity }) => severity === 'error')
    ? EXIT.findings
    : EXIT.done;
}
