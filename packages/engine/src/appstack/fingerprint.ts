import type {
  AppStack,
  Cloud,
  Mapping,
  Standards,
} from 'backstage-plugin-stackgen-common';
import type { EntityGraph, EntityNode } from '../catalog';
import { canonicalJson, sha256 } from './canonicalJson';

/** Everything that a generation comes from. */
export interface Sources {
  readonly graph: EntityGraph;
  /** Refs of the entities that matter to the appStack; all when not given. */
  readonly selected?: ReadonlySet<string>;
  readonly mapping: Mapping;
  readonly standards: Standards;
  readonly engineVersion: string;
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
  const { graph, selected, ...others } = sources;
  const counts = (ref: string) => !selected || selected.has(ref);
  return fingerprint({
    ...others,
    entities: graph.nodes
      .filter(({ ref }) => counts(ref))
      .map(node => whatCounts(node)),
    // Who else uses them is not their business, and not every reader sees it.
    relations: graph.edges
      .filter(({ from }) => counts(from))
      .map(({ from, to, relation }) => [from, relation, to]),
  });
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
