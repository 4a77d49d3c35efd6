import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { fetchEntities } from './fetchEntities';

const fields = ['kind', 'metadata.name', 'metadata.namespace'];

/**
 * Which of the entities are in the catalog but not for this caller. Entities
 * that left the catalog are not hidden; to tell the two apart, this plugin asks
 * for the existence of those the caller does not see, and for nothing else.
 */
export async function findHiddenEntities(options: {
  auth: AuthService;
  catalog: CatalogService;
  credentials: BackstageCredentials;
  entityRefs: string[];
}): Promise<Set<string>> {
  const { auth, catalog, credentials, entityRefs } = options;
  const seen = await fetchEntities({
    catalog,
    credentials,
    entityRefs,
    fields,
  });
  const unseen = entityRefs.filter(ref => !seen.has(ref));
  if (unseen.length === 0) {
    return new Set();
  }
  const existing = await fetchEntities({
    catalog,
    credentials: await auth.getOwnServiceCredentials(),
    entityRefs: unseen,
    fields,
  });
  return new Set(existing.keys());
}
