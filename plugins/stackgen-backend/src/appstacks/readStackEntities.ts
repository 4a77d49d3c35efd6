import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { readEntities } from '../catalog/readEntities';
import type { Caller } from '../router/Caller';
import { entityRefsOf, type StoredAppStack } from './StoredAppStack';

/**
 * All entities that the engine looks at for a sync of a whole appStack, as the
 * caller sees them. What it was made for may have left the catalog since.
 */
export async function readStackEntities(options: {
  catalog: CatalogService;
  caller: Caller;
  stored: StoredAppStack;
}): Promise<Entity[]> {
  const { catalog, caller, stored } = options;
  return readEntities({
    catalog,
    credentials: caller.credentials,
    selection: stored.appStack.entityRefs,
    alsoRefs: entityRefsOf(stored),
    required: [],
  });
}
