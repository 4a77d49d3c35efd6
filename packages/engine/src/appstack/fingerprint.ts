import type { AppStack, Cloud } from 'backstage-plugin-stackgen-common';
import type { EntityNode } from '../catalog';
import { canonicalJson, sha256 } from './canonicalJson';
import type { SourceHashes } from './sourceHashes';

/** Everything that a generation comes from. */
export interface Sources {
  /** Catalog, mapping, standards and engine, part by part. */
  readonly hashes: SourceHashes;
  readonly cloud: Cloud;
  readonly region: string;
  readonly settings: AppStack['settings'];
}

/** Fields of `spec` that are read otherwise, or are long and never read. */
const OTHER_FIELDS: ReadonlySet<string> = new Set([
  'definition',
  'type',
  'lifecycle',
  'owner',
  'system',
  'domain',
  'subdomainOf',
  'subcomponentOf',
  'dependsOn',
  'dependencyOf',
  'providesApis',
  'consumesApis',
]);

/** SHA-256 in hex of any data; the order of fields does not matter. */
export function fingerprint(parts: unknown): string {
  return sha256(canonicalJson(parts));
}

/**
 * Tells whether a generation is still up to date: equal sources have equal
 * fingerprints. What the portal itself writes into entities (uid, etag, status,
 * annotations of `backstage.io/`) does not count, nor does the order in which
 * entities, tags and relations come.
 */
export function fingerprintOf(sources: Sources): string {
  return fingerprint(sources);
}

/** The facts of an entity that a generation may depend on. */
export function whatCounts(node: EntityNode): object {
  const { entity, uid, annotations, ...facts } = node;
  const spec: unknown = entity.spec;
  return {
    ...facts,
    annotations: Object.fromEntries(
      Object.entries(annotations).filter(
        ([name]) => !name.startsWith('backstage.io/'),
      ),
    ),
    // Conditions of mapping rules may ask for any of these.
    spec: Object.fromEntries(
      Object.entries(typeof spec === 'object' ? { ...spec } : {}).filter(
        ([field]) => !OTHER_FIELDS.has(field),
      ),
    ),
  };
}
