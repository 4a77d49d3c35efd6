import { CatalogClient } from '@backstage/catalog-client';
import type { Entity } from '@backstage/catalog-model';
import { UsageError } from '../exitCodes';

/** Where a token is looked for when `--token` is not given. */
export const TOKEN_VARIABLE = 'BACKSTAGE_TOKEN';

/** Whether `--catalog` names a portal instead of files. */
export function isPortal(pattern: string): boolean {
  return /^https?:\/\//i.test(pattern);
}

/**
 * All entities of a running Backstage that the token may see.
 *
 * @param address - address of its backend: `https://backstage.example.com`
 * @throws UsageError when it cannot be reached, or refuses.
 */
export async function readPortal(
  address: string,
  token: string | undefined,
): Promise<Entity[]> {
  const base = address.replace(/\/+$/, '');
  const client = new CatalogClient({
    discoveryApi: { getBaseUrl: async id => `${base}/api/${id}` },
  });
  const entities: Entity[] = [];
  try {
    const pages = client.streamEntities(
      {},
      token === undefined ? {} : { token },
    );
    for await (const page of pages) {
      entities.push(...page);
    }
  } catch (error) {
    const { statusCode, message, cause } = error as {
      statusCode?: number;
      message: string;
      cause?: { code?: string };
    };
    const refused = statusCode === 401 || statusCode === 403;
    throw new UsageError(`The catalog of ${base} cannot be read: ${message}`, [
      refused
        ? `Give a token that may read the catalog, with --token or the environment variable ${TOKEN_VARIABLE}.`
        : `Is ${base}/api/catalog the address of a Backstage backend that can be reached from here?${
            cause?.code ? ` (${cause.code})` : ''
          }`,
    ]);
  }
  return entities;
}
