import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { entitiesToRead } from 'stackgen-engine';
import { fetchEntities } from './fetchEntities';
import { normalEntityRef } from './parseEntityRefs';

const MOST_ROUNDS = 20;
const MOST_ENTITIES = 20_000;

/**
 * All entities that the engine looks at for a selection, as the caller sees
 * them. What the selection leads to is read in rounds of batches.
 *
 * @param options - `selection` is what the stack is for; `alsoRefs` are read
 * with it; it is an error when one of `required`
 * is missing or hidden from the caller.
 */
export async function readEntities(options: {
  catalog: CatalogService;
  credentials: BackstageCredentials;
  selection: string[];
  alsoRefs?: string[];
  required: string[];
}): Promise<Entity[]> {
  const { catalog, credentials, selection, alsoRefs = [], required } = options;
  const entities = new Map<string, Entity>();
  const asked = new Set<string>();
  let wanted = [...new Set([...selection, ...alsoRefs])];

  for (let round = 0; wanted.length > 0; round++) {
    if (round === MOST_ROUNDS || asked.size + wanted.length > MOST_ENTITIES) {
      throw new InputError(
        `The selection leads to more than ${MOST_ENTITIES} entities, or over more than ${MOST_ROUNDS} relations in a row. Select a smaller part of the catalog.`,
      );
    }
    const found = await fetchEntities({
      catalog,
      credentials,
      entityRefs: wanted,
    });
    for (const ref of wanted) {
      asked.add(ref);
    }
    for (const [ref, entity] of found) {
      entities.set(ref, entity);
    }
    if (round === 0) {
      requireAll(required, entities);
    }
    wanted = entitiesToRead([...entities.values()], selection)
      .map(normalEntityRef)
      .filter(ref => ref !== undefined)
      .filter(ref => !asked.has(ref));
    wanted = [...new Set(wanted)];
  }
  return [...entities.values()];
}

function requireAll(refs: string[], entities: Map<string, Entity>): void {
  const missing = refs.filter(ref => !entities.has(ref));
  if (missing.length > 0) {
    throw new NotFoundError(
      `The catalog has no ${missing.join(', ')}, or you may not see it.`,
    );
  }
}
