import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { chunks } from '../database/chunks';

// Keeps each request well below the catalog's limit of 100 kB.
const REFS_PER_REQUEST = 250;

/** The entities that these credentials can see, by ref. */
export async function fetchEntities(options: {
  catalog: CatalogService;
  credentials: BackstageCredentials;
  entityRefs: string[];
  fields?: string[];
}): Promise<Map<string, Entity>> {
  const { catalog, credentials, entityRefs, fields } = options;
  const found = new Map<string, Entity>();
  for (const part of chunks(entityRefs, REFS_PER_REQUEST)) {
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs: part, fields },
      { credentials },
    );
    for (const [index, entity] of items.entries()) {
      if (entity !== undefined) {
        found.set(part[index], entity);
      }
    }
  }
  return found;
}
