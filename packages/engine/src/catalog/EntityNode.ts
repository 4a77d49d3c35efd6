import type { Entity } from '@backstage/catalog-model';
import type { Problem } from 'backstage-plugin-stackgen-common';
import {
  DEFAULT_NAMESPACE,
  entityRefOf,
  graphKind,
  parseReference,
  type GraphKind,
} from './EntityRef';
import { FieldReader, isFields, scalarText, type Fields } from './FieldReader';

/**
 * An entity with everything optional made plain: what is missing or malformed
 * in the catalog is empty here.
 */
export interface EntityNode {
  /** `component:default/orders`; the key of the node. */
  readonly ref: string;
  readonly kind: GraphKind;
  readonly namespace: string;
  /** `metadata.name` as written. */
  readonly name: string;
  /** `spec.type` as written. */
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly lifecycle?: string;
  /** Ref of a group or user, as far as it can be read. */
  readonly owner?: string;
  /** Ref of the system that it says it belongs to. */
  readonly system?: string;
  readonly uid?: string;
  /** The entity as it came. */
  readonly entity: Entity;
}

/** Either a node, or the kind that the graph does not know, or neither. */
export interface ReadEntity {
  node?: EntityNode;
  ignoredKind?: string;
  problems: Problem[];
}

/**
 * Reads one entity, however broken. A part that cannot be read is left out and
 * becomes a problem; an entity without kind or name is left out as a whole.
 *
 * @param position - where it stands among all entities, to name it by
 */
export function readEntity(input: unknown, position: string): ReadEntity {
  const problems: Problem[] = [];
  const entity: Fields = isFields(input) ? input : {};
  const unreadable = (where: string, message: string, mend: string) => {
    problems.push({
      severity: 'warning',
      code: 'malformed-entity',
      where: `${position} → ${where}`,
      message,
      mend,
    });
    return { problems };
  };

  if (typeof entity.kind !== 'string' || entity.kind.trim() === '') {
    return unreadable(
      'kind',
      'The entity has no kind, so it was left out.',
      'Give it a kind such as Component or Resource.',
    );
  }
  const kind = graphKind(entity.kind);
  if (!kind) {
    return { ignoredKind: entity.kind.trim(), problems };
  }
  const metadata: Fields = isFields(entity.metadata) ? entity.metadata : {};
  const name = scalarText(metadata.name);
  if (name === undefined) {
    return unreadable(
      'metadata.name',
      `The ${kind} has no name, so it was left out.`,
      'Give it a metadata.name of letters, digits, "-", "_" and ".".',
    );
  }

  const namespace = scalarText(metadata.namespace) ?? DEFAULT_NAMESPACE;
  const ref = entityRefOf(kind, namespace, name);
  const reader = new FieldReader(ref, problems);
  if (!/^[A-Za-z0-9]+([-_.][A-Za-z0-9]+)*$/.test(name) || name.length > 63) {
    reader.report(
      'metadata.name',
      'The name is not one that Backstage accepts.',
      'Use at most 63 letters and digits, with single "-", "_" or "." between them.',
    );
  }
  const spec = reader.fields(entity.spec, 'spec');
  const reference = (field: string, meant: string): string | undefined => {
    const text = reader.text(onlyOne(spec[field]), `spec.${field}`);
    return text && parseReference(text, { kinds: [meant], namespace })?.[0];
  };
  const system = reference('system', 'system');
  const node: EntityNode = {
    ref,
    kind,
    namespace,
    name,
    ...defined('type', reader.text(onlyOne(spec.type), 'spec.type')),
    ...defined('title', reader.text(metadata.title, 'metadata.title')),
    ...defined(
      'description',
      reader.text(metadata.description, 'metadata.description'),
    ),
    tags: reader.tags(metadata.tags),
    labels: reader.texts(metadata.labels, 'metadata.labels'),
    annotations: reader.texts(metadata.annotations, 'metadata.annotations'),
    ...defined('lifecycle', reader.text(spec.lifecycle, 'spec.lifecycle')),
    ...defined('owner', reference('owner', 'group')),
    ...defined('system', system?.startsWith('system:') ? system : undefined),
    ...defined('uid', scalarText(metadata.uid)),
    entity: input as Entity,
  };
  return { node, problems };
}

/** Takes a list of one for its only member: a usual slip. */
export function onlyOne(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

function defined<K extends string>(
  key: K,
  value: string | undefined,
): { [P in K]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: string });
}
