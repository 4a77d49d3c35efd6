import type { Entity } from '@backstage/catalog-model';
import type {
  Cloud,
  Mapping,
  Standards,
  StandardsProfile,
} from 'backstage-plugin-stackgen-common';
import { explain } from '../explain';

/**
 * Entities of one kind and type, and what becomes of them.
 *
 * @public
 */
export interface CoveredType {
  /** In lower case: `resource`. */
  readonly kind: string;
  /** `spec.type`; empty when there is none. */
  readonly type: string;
  /** How many become infrastructure. */
  readonly included: number;
  /** How many need none, because a rule says so. */
  readonly noInfrastructure: number;
  /** How many no rule decides on, or the cloud does not offer. */
  readonly skipped: number;
}

/**
 * How much of a catalog a mapping decides on.
 *
 * @public
 */
export interface MappingCoverage {
  /** All of known kinds. */
  readonly entities: number;
  /** How many become infrastructure. */
  readonly included: number;
  /** How many need none, because a rule says so. */
  readonly noInfrastructure: number;
  /** How many no rule decides on, or the cloud does not offer. */
  readonly skipped: number;
  /** Included or deliberately without infrastructure, in percent. */
  readonly percent: number;
  /** By kind and type: what is skipped most comes first. */
  readonly types: CoveredType[];
  /** Ids of rules that decided on no entity, in the mapping's order. */
  readonly unusedRules: string[];
}

/**
 * Counts what a mapping makes of all entities of a catalog.
 *
 * @public
 */
export function mappingCoverage(input: {
  entities: Entity[];
  mapping: Mapping;
  cloud?: Cloud;
  standards?: Standards | readonly StandardsProfile[];
}): MappingCoverage {
  const { included, noInfrastructure, skipped } = explain(input);
  const types = new Map<string, CoveredType>();
  const used = new Set<string>();
  const count = (
    entity: { entityRef: string; entityType?: string; rule?: string },
    what: 'included' | 'noInfrastructure' | 'skipped',
  ) => {
    const [kind] = entity.entityRef.split(':', 1);
    const type = entity.entityType ?? '';
    const key = `${kind} ${type}`;
    const known = types.get(key) ?? {
      kind,
      type,
      included: 0,
      noInfrastructure: 0,
      skipped: 0,
    };
    types.set(key, { ...known, [what]: known[what] + 1 });
    if (entity.rule !== undefined) {
      used.add(entity.rule);
    }
  };
  included.forEach(entity => count(entity, 'included'));
  noInfrastructure.forEach(entity => count(entity, 'noInfrastructure'));
  skipped.forEach(entity => count(entity, 'skipped'));
  const entities = included.length + noInfrastructure.length + skipped.length;
  return {
    entities,
    included: included.length,
    noInfrastructure: noInfrastructure.length,
    skipped: skipped.length,
    percent:
      entities === 0
        ? 100
        : Math.floor(((entities - skipped.length) / entities) * 1000) / 10,
    types: [...types.values()].sort(
      (a, b) =>
        b.skipped - a.skipped ||
        (`${a.kind} ${a.type}` < `${b.kind} ${b.type}` ? -1 : 1),
    ),
    unusedRules: input.mapping.rules
      .map(({ id }) => id)
      .filter(id => !used.has(id)),
  };
}
