import { template, type Expression, type Value } from '../terraform';
import { JOIN, REFERENCE, type Resolved } from './template';

/** A step of a reference after its root: `kmsKeyArn`, `0`. */
export type ReferenceStep = string | number;

/** What a reference stands for; undefined when there is no such thing. */
export type Lookup = (
  root: string,
  steps: readonly ReferenceStep[],
) => Value | undefined;

/**
 * Puts what references stand for in their places. One that stands for nothing
 * is reported and left out.
 */
export function resolveReferences(
  value: Resolved,
  lookup: Lookup,
  unknown: (reference: string) => void,
): Value {
  const find = (reference: string): Value => {
    const [root, ...steps] = stepsOf(reference);
    const found = lookup(String(root), steps);
    if (found === undefined) {
      unknown(reference);
    }
    return found;
  };
  const visit = (member: Resolved): Value => {
    if (Array.isArray(member)) {
      return member.map(visit).filter(item => item !== undefined);
    }
    if (typeof member !== 'object' || member === null) {
      return member;
    }
    const { [REFERENCE]: reference, [JOIN]: parts } = member;
    if (typeof reference === 'string') {
      return find(reference);
    }
    if (Array.isArray(parts)) {
      return template(...parts.map(part => asPart(visit(part))));
    }
    return Object.fromEntries(
      Object.entries(member).map(([key, item]) => [key, visit(item)]),
    );
  };
  return visit(value);
}

/** Whether there is a reference anywhere in it. */
export function hasReference(value: unknown): boolean {
  return typeof value === 'object' && value !== null
    ? REFERENCE in value ||
        JOIN in value ||
        Object.values(value).some(hasReference)
    : false;
}

function stepsOf(reference: string): ReferenceStep[] {
  return [...reference.matchAll(/[A-Za-z_]\w*|\d+/g)].map(([step]) =>
    /^\d/.test(step) ? Number(step) : step,
  );
}

function asPart(value: Value): string | Expression {
  return typeof value === 'object' && value !== null
    ? (value as Expression)
    : String(value ?? '');
}
