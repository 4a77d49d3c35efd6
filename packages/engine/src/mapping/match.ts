import type { RuleMatch } from 'backstage-plugin-stackgen-common';
import { nameOfRef, parseReference, type EntityNode } from '../catalog';
import { mentions } from './mentions';
import { matchesPattern, plainType } from './pattern';

type OneOrMany = string | readonly string[];

/**
 * Whether everything that a rule asks for, its CEL condition aside, holds for
 * an entity.
 */
export function matches(node: EntityNode, match: RuleMatch): boolean {
  return (
    holds(match.kind, kind => matchesPattern(node.kind, kind)) &&
    holds(match.type, type => isOfType(node, type)) &&
    holds(match.name, name => matchesPattern(node.name, name)) &&
    holds(match.namespace, name => matchesPattern(node.namespace, name)) &&
    holds(match.tags, tag => node.tags.some(own => matchesPattern(own, tag))) &&
    hasAll(node.labels, match.labels) &&
    hasAll(node.annotations, match.annotations) &&
    holds(match.lifecycle, lifecycle =>
      matchesPattern(node.lifecycle ?? '', lifecycle),
    ) &&
    holds(match.owner, owner =>
      isReferenceTo(node, node.owner, owner, ['group', 'user']),
    ) &&
    holds(match.system, system =>
      isReferenceTo(node, node.system, system, ['system']),
    ) &&
    (match.mentions === undefined || mentions(node, toList(match.mentions)))
  );
}

export function toList(value: OneOrMany): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}

function holds(
  wanted: OneOrMany | undefined,
  test: (value: string) => boolean,
): boolean {
  return wanted === undefined || toList(wanted).some(test);
}

function isOfType(node: EntityNode, type: string): boolean {
  const wanted = plainType(type);
  return wanted !== '' && matchesPattern(plainType(node.type ?? ''), wanted);
}

function hasAll(
  own: Readonly<Record<string, string>>,
  wanted: Record<string, OneOrMany | true> | undefined,
): boolean {
  return Object.entries(wanted ?? {}).every(
    ([key, values]) =>
      Object.hasOwn(own, key) &&
      (values === true ||
        toList(values).some(value => matchesPattern(own[key], value))),
  );
}

function isReferenceTo(
  node: EntityNode,
  ref: string | undefined,
  wanted: string,
  kinds: readonly string[],
): boolean {
  if (ref === undefined) {
    return false;
  }
  if (wanted.includes('*')) {
    return (
      matchesPattern(ref, wanted) || matchesPattern(nameOfRef(ref), wanted)
    );
  }
  const candidates = parseReference(wanted, {
    kinds,
    namespace: node.namespace,
  });
  return (
    candidates?.includes(ref) === true ||
    // Rules are written without an entity at hand, so a bare name means the
    // one in the default namespace as well.
    parseReference(wanted, { kinds })?.includes(ref) === true
  );
}
