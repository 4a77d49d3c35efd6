import type { EntityGraph, EntityNode } from '../catalog';
import { nameOfRef, parseReference } from '../catalog/EntityRef';
import { celView } from '../expressions/celView';

/**
 * What conditions of profiles and values of tags may refer to. CEL reserves the
 * word `namespace`; that is `entity.metadata.namespace`.
 */
export const SUBJECT_VARIABLES = {
  entity: 'map',
  owner: 'string',
  domain: 'string',
  system: 'string',
  lifecycle: 'string',
} as const;

/**
 * An entity as the standards see it. Owner, domain and system are names; one
 * outside the default namespace has it before its name: `retail/team-a`. What
 * it does not have is empty.
 */
export function subjectOf(
  node: EntityNode,
  graph: EntityGraph,
): Record<keyof typeof SUBJECT_VARIABLES, unknown> {
  const system = node.kind === 'System' ? node.ref : node.system;
  const from = system === undefined ? node : graph.node(system) ?? node;
  return {
    entity: celView(node),
    owner: shortName(node.owner),
    domain: shortName(node.kind === 'Domain' ? node.ref : domainOf(from)),
    system: shortName(system),
    lifecycle: node.lifecycle ?? '',
  };
}

function domainOf({ entity, namespace }: EntityNode): string | undefined {
  const domain: unknown = entity.spec?.domain;
  return typeof domain === 'string'
    ? parseReference(domain, { kinds: ['domain'], namespace })?.[0]
    : undefined;
}

function shortName(ref: string | undefined): string {
  if (ref === undefined) {
    return '';
  }
  const namespace = ref.slice(ref.indexOf(':') + 1, ref.indexOf('/'));
  const name = nameOfRef(ref);
  return namespace === 'default' ? name : `${namespace}/${name}`;
}
