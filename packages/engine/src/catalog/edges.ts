import type { EntityNode } from './EntityNode';
import { kindOfRef, parseReference } from './EntityRef';
import { isFields } from './FieldReader';
import type { ReferenceField } from './references';

/**
 * `uses` and `consumesApi` point at what is needed, `providesApi` at the API,
 * `partOf` at the whole (system, domain or parent component).
 */
export type EdgeRelation = 'uses' | 'consumesApi' | 'providesApi' | 'partOf';

export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly relation: EdgeRelation;
  /** What in the catalog says so: `dependsOn`, `consumesApis api:default/x`. */
  readonly because: string;
}

type Statement = readonly ['use' | 'provide' | 'part', 'forward' | 'backward'];

const FIELD_STATEMENTS: Record<ReferenceField, Statement> = {
  system: ['part', 'forward'],
  domain: ['part', 'forward'],
  subdomainOf: ['part', 'forward'],
  subcomponentOf: ['part', 'forward'],
  dependsOn: ['use', 'forward'],
  dependencyOf: ['use', 'backward'],
  providesApis: ['provide', 'forward'],
  consumesApis: ['use', 'forward'],
};

/** The relations that Backstage's catalog adds to entities. */
const RELATION_STATEMENTS: ReadonlyMap<string, Statement> = new Map<
  string,
  Statement
>([
  ['dependsOn', ['use', 'forward']],
  ['dependencyOf', ['use', 'backward']],
  ['consumesApi', ['use', 'forward']],
  ['apiConsumedBy', ['use', 'backward']],
  ['providesApi', ['provide', 'forward']],
  ['apiProvidedBy', ['provide', 'backward']],
  ['partOf', ['part', 'forward']],
  ['hasPart', ['part', 'backward']],
]);

/** The edge that a field of `spec` means; undefined when it means none. */
export function edgeOf(
  self: string,
  field: ReferenceField,
  other: string,
): Edge | undefined {
  return stated(self, FIELD_STATEMENTS[field], other);
}

/** The edges that an entity's `relations` mean. */
export function* relationEdges(node: EntityNode): Generator<Edge> {
  const relations: unknown = node.entity.relations;
  if (!Array.isArray(relations)) {
    return;
  }
  for (const relation of relations) {
    if (
      !isFields(relation) ||
      typeof relation.type !== 'string' ||
      typeof relation.targetRef !== 'string'
    ) {
      continue;
    }
    const statement = RELATION_STATEMENTS.get(relation.type);
    const target = parseReference(relation.targetRef, { kinds: [] })?.[0];
    const edge = statement && target && stated(node.ref, statement, target);
    if (edge) {
      yield edge;
    }
  }
}

// Which kind of edge it is follows from the kinds at its ends, so that the
// text and the portal's relations cannot disagree: `dependsOn: api:x` is used
// like `consumesApis: x`.
function stated(
  self: string,
  [verb, direction]: Statement,
  other: string,
): Edge | undefined {
  const [from, to] = direction === 'forward' ? [self, other] : [other, self];
  const [fromKind, toKind] = [kindOfRef(from), kindOfRef(to)];
  if (verb === 'provide') {
    return fromKind === 'Component' && toKind === 'API'
      ? { from, to, relation: 'providesApi', because: `providesApis ${to}` }
      : undefined;
  }
  if (verb === 'use') {
    if (
      fromKind !== 'Component' &&
      fromKind !== 'Resource' &&
      fromKind !== 'System'
    ) {
      return undefined;
    }
    if (toKind === 'API') {
      return {
        from,
        to,
        relation: 'consumesApi',
        because: `consumesApis ${to}`,
      };
    }
    return toKind === 'Component' || toKind === 'Resource'
      ? { from, to, relation: 'uses', because: 'dependsOn' }
      : undefined;
  }
  const isPart =
    (toKind === 'System' &&
      (fromKind === 'Component' ||
        fromKind === 'Resource' ||
        fromKind === 'API')) ||
    (toKind === 'Component' && fromKind === 'Component') ||
    (toKind === 'Domain' && (fromKind === 'System' || fromKind === 'Domain'));
  if (!isPart) {
    return undefined;
  }
  return {
    from,
    to,
    relation: 'partOf',
    because: toKind === 'Component' ? 'subcomponentOf' : 'partOf',
  };
}
