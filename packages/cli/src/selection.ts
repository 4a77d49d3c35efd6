import {
  DEFAULT_NAMESPACE,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  CLOUDS,
  cloudSchema,
  type Cloud,
} from 'backstage-plugin-stackgen-common';
import { checkSelection } from 'stackgen-engine';
import type { Places } from './catalog/Places';
import type { Catalog } from './catalog/readCatalog';
import { UsageError } from './exitCodes';

// What a name without a kind may mean, likeliest first; the engine's order.
const KINDS = ['system', 'component', 'resource', 'api', 'domain'];

const MOST_SYSTEMS = 10;

/**
 * The entities that `--system` and `--entity` name, as complete refs.
 *
 * @throws UsageError when one of them is not in the catalog.
 */
export function selectionOf(
  options: { system?: string; entity?: string[] },
  catalog: Pick<Catalog, 'entities' | 'places'>,
): string[] {
  const { entities, places } = catalog;
  const { system, entity = [] } = options;
  const systems = system === undefined ? [] : [systemRef(system, places)];
  // Entities as they were written: without a kind, any may be meant.
  const unknown = checkSelection(entities, [...systems, ...entity]);
  if (unknown.length > 0) {
    throw new UsageError('What was named cannot be generated.', [
      ...unknown.map(
        ({ where, message, mend }) => `${where}: ${message} ${mend}`,
      ),
      ...systemsIn(entities),
    ]);
  }
  return [...systems, ...entity.map(text => completeRef(text, KINDS, places))];
}

function systemRef(system: string, places: Places): string {
  const [kind] = system.split(':');
  if (system.includes(':') && kind.toLowerCase() !== 'system') {
    throw new UsageError(`--system ${system} is not a system.`, [
      `Use --entity ${system}`,
    ]);
  }
  return completeRef(system, ['system'], places);
}

function systemsIn(entities: Catalog['entities']): string[] {
  const names = entities
    .filter(({ kind }) => kind.toLowerCase() === 'system')
    .map(({ metadata }) => String(metadata?.name))
    .sort();
  const more = names.length - MOST_SYSTEMS;
  return names.length === 0
    ? []
    : [
        `Systems of the catalog: ${names.slice(0, MOST_SYSTEMS).join(', ')}${
          more > 0 ? ` and ${more} more` : ''
        }`,
      ];
}

/** The same stack has the same refs, however they were written. */
function completeRef(
  text: string,
  kinds: readonly string[],
  places: Places,
): string {
  try {
    const refs = kinds.map(defaultKind =>
      stringifyEntityRef(
        parseEntityRef(text, {
          defaultKind,
          defaultNamespace: DEFAULT_NAMESPACE,
        }),
      ),
    );
    return refs.find(ref => places.of(ref).length > 0) ?? refs[0];
  } catch {
    // No reference at all; the engine says so.
    return text;
  }
}

/** The cloud that `--cloud` names. */
export function cloudOf(name: string): Cloud {
  const parsed = cloudSchema.safeParse(name);
  if (!parsed.success) {
    throw new UsageError(`--cloud ${name} is not known.`, [
      `Choose one of ${CLOUDS.join(', ')}.`,
    ]);
  }
  return parsed.data;
}
