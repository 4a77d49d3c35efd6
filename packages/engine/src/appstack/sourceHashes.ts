import type { Mapping, Standards } from 'backstage-plugin-stackgen-common';
import type { EntityGraph } from '../catalog';
import { compareText } from '../catalog/compare';
import { fingerprint, whatCounts } from './fingerprint';
import { ownValue } from './ownValue';

/** Enough to tell two states of the same thing apart. */
const LENGTH = 16;

/**
 * What a generation came from, part by part: where a fingerprint only tells that
 * something changed, this tells what.
 *
 * @public
 */
export interface SourceHashes {
  /** Of each entity with its relations, by ref. */
  entities: Record<string, string>;
  /** Of the mapping. */
  mapping: string;
  /** Of the standards that were chosen. */
  standards: string;
  /** Version of the engine. */
  engine: string;
}

/**
 * What changed between two states of the sources; all lists are empty when
 * nothing did.
 *
 * @public
 */
export interface SourceChanges {
  /** The parts that are not what they were. */
  causes: ('catalog' | 'mapping' | 'standards' | 'engine')[];
  /** What the catalog changed, by ref. */
  entities: { change: 'added' | 'changed' | 'removed'; entityRef: string }[];
}

/** Hashes each part that a generation comes from. */
export function hashSources(sources: {
  graph: EntityGraph;
  /** Refs of the entities that matter to the appStack. */
  selected: ReadonlySet<string>;
  mapping: Mapping;
  standards: Standards;
  engineVersion: string;
}): SourceHashes {
  const { graph, selected, mapping, standards, engineVersion } = sources;
  return {
    entities: Object.fromEntries(
      graph.nodes
        .filter(({ ref }) => selected.has(ref))
        .map(node => [
          node.ref,
          short([
            whatCounts(node),
            // Who else uses them is not their business, and not every reader
            // sees it.
            graph.edgesFrom(node.ref).map(({ relation, to }) => [relation, to]),
          ]),
        ]),
    ),
    mapping: short(mapping),
    standards: short(standards),
    engine: engineVersion,
  };
}

/**
 * Tells what changed since something was generated.
 *
 * @public
 */
export function compareSources(
  before: SourceHashes,
  now: SourceHashes,
): SourceChanges {
  const refs = Object.keys({ ...before.entities, ...now.entities });
  const entities = refs.sort(compareText).flatMap(entityRef => {
    const old = ownValue(before.entities, entityRef);
    const fresh = ownValue(now.entities, entityRef);
    return old === fresh ? [] : [{ change: changeOf(old, fresh), entityRef }];
  });
  return {
    causes: [
      ...(entities.length > 0 ? ['catalog' as const] : []),
      ...(['mapping', 'standards', 'engine'] as const).filter(
        part => before[part] !== now[part],
      ),
    ],
    entities,
  };
}

function changeOf(old: string | undefined, fresh: string | undefined) {
  if (old === undefined) {
    return 'added' as const;
  }
  return fresh === undefined ? ('removed' as const) : ('changed' as const);
}

function short(part: unknown): string {
  return fingerprint(part).slice(0, LENGTH);
}
