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
import type { Places } from './catalog/Places';
import { UsageError } from './exitCodes';

// What a name without a kind may mean, likeliest first; the engine's order.
const KINDS = ['system', 'component', 'resource', 'api', 'domain'];

/** The entities that `--system` and `--entity` name, as complete refs. */
export function selectionOf(
  options: { system?: string; entity?: string[] },
  places: Places,
): string[] {
  const { system, entity = [] } = options;
  if (system === undefined) {
    return entity.map(text => completeRef(text, KINDS, places));
  }
  const [kind] = system.split(':');
  if (system.includes(':') && kind.toLowerCase() !== 'system') {
    throw new UsageError(`--system ${system} is not a system.`, [
      `Use --entity ${system}`,
    ]);
  }
  return [
    completeRef(system, ['system'], places),
    ...entity.map(text => completeRef(text, KINDS, places)),
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
