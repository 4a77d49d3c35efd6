import type { RuleMatch } from 'backstage-plugin-stackgen-common';
import { nameOfRef, parseReference, type EntityNode } from '../catalog';
import { compileMentions } from './mentions';
import { compilePatterns, plainText, plainType } from './pattern';

type OneOrMany = string | readonly string[];

/** Whether it holds for an entity. */
export type Matcher = (node: EntityNode) => boolean;

/**
 * Makes of everything that a rule asks for, type and CEL condition aside, one
 * question that can be put to many entities quickly.
 */
export function compileMatch(match: RuleMatch): Matcher {
  const matchers: Matcher[] = [];
  const text = (
    wanted: OneOrMany | undefined,
    read: (node: EntityNode) => string | undefined,
  ) => {
    if (wanted !== undefined) {
      const fits = compilePatterns(toList(wanted));
      matchers.push(node => {
        const own = read(node);
        return own !== undefined && fits(plainText(own));
      });
    }
  };

  text(match.kind, node => node.kind);
  text(match.name, node => node.name);
  text(match.namespace, node => node.namespace);
  text(match.lifecycle, node => node.lifecycle);
  if (match.tags !== undefined) {
    const fits = compilePatterns(toList(match.tags));
    matchers.push(node => node.tags.some(tag => fits(plainText(tag))));
  }
  for (const [key, values] of Object.entries(match.labels ?? {})) {
    matchers.push(valueMatcher(node => node.labels, key, values));
  }
  for (const [key, values] of Object.entries(match.annotations ?? {})) {
    matchers.push(valueMatcher(node => node.annotations, key, values));
  }
  if (match.owner !== undefined) {
    matchers.push(
      referenceMatcher(node => node.owner, match.owner, ['group', 'user']),
    );
  }
  if (match.system !== undefined) {
    matchers.push(
      referenceMatcher(node => node.system, match.system, ['system']),
    );
  }
  if (match.mentions !== undefined) {
    matchers.push(compileMentions(toList(match.mentions)));
  }
  return node => matchers.every(holds => holds(node));
}

/** Whether a rule is for entities of a type in plain form, or without any. */
export function compileType({
  type,
}: RuleMatch): (plain: string | undefined) => boolean {
  if (type === undefined) {
    return () => true;
  }
  const fits = compilePatterns(toList(type), plainType);
  return plain => plain !== undefined && fits(plain);
}

function toList(value: OneOrMany): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}

const plainTypes = new WeakMap<EntityNode, string>();

/** The entity's type in plain form; undefined where it has none. */
export function plainTypeOf(node: EntityNode): string | undefined {
  let plain = plainTypes.get(node);
  if (plain === undefined && node.type !== undefined) {
    plain = plainType(node.type);
    plainTypes.set(node, plain);
  }
  return plain;
}

function valueMatcher(
  read: (node: EntityNode) => Readonly<Record<string, string>>,
  key: string,
  values: OneOrMany | true,
): Matcher {
  const fits = values === true ? () => true : compilePatterns(toList(values));
  return node => {
    const own = read(node);
    return Object.hasOwn(own, key) && fits(plainText(own[key]));
  };
}

function referenceMatcher(
  read: (node: EntityNode) => string | undefined,
  wanted: OneOrMany,
  kinds: readonly string[],
): Matcher {
  const wild = toList(wanted).filter(text => text.includes('*'));
  const named = toList(wanted).filter(text => !text.includes('*'));
  const fits = compilePatterns(wild);
  return node => {
    const ref = read(node);
    if (ref === undefined) {
      return false;
    }
    return (
      fits(ref) ||
      fits(nameOfRef(ref)) ||
      named.some(
        text =>
          // Rules are written without an entity at hand: a bare name means the
          // one in the entity's namespace, or in the default one.
          parseReference(text, { kinds, namespace: node.namespace })?.includes(
            ref,
          ) || parseReference(text, { kinds })?.includes(ref),
      )
    );
  };
}
