import type { Body } from '../body/Body';
import type { PathStep, Value } from '../expression';
import {
  Binary,
  Call,
  Comprehension,
  Conditional,
  Expression,
  Index,
  isList,
  isObject,
  Reference,
  settle,
  Template,
  Unary,
} from '../expression';

/** Roots that stand for no block of the document. */
const BUILT_IN = ['count', 'each', 'path', 'self', 'terraform'];

/** A reference to a block, and where it stands. */
export interface FoundReference {
  reference: Reference;
  path: string;
}

/** All references from a body to blocks of the document. */
export function referencesIn(body: Body): FoundReference[] {
  const found: FoundReference[] = [];
  visitBody(body, '', new Set(BUILT_IN), found);
  return found;
}

function visitBody(
  body: Body,
  path: string,
  known: ReadonlySet<string>,
  found: FoundReference[],
): void {
  for (const item of body.groups.flat()) {
    const here = path ? `${path}.${item.name}` : item.name;
    if (item.kind === 'argument') {
      visit(item.value, here, known, found);
    } else if (item.kind === 'block') {
      const iterator = item.name === 'dynamic' ? item.labels : [];
      visitBody(item.body, here, new Set([...known, ...iterator]), found);
    }
  }
}

function visit(
  unsettled: Value,
  path: string,
  known: ReadonlySet<string>,
  found: FoundReference[],
): void {
  const value = settle(unsettled);
  const go = (inner: Value, where = path, scope = known) =>
    visit(inner, where, scope, found);
  const goSteps = (steps: readonly PathStep[]) => {
    for (const step of steps) {
      if (step instanceof Expression) {
        go(step);
      }
    }
  };
  if (isList(value)) {
    value.forEach((element, position) => go(element, `${path}[${position}]`));
  } else if (isObject(value)) {
    for (const key of Object.keys(value)) {
      go(value[key], `${path}.${key}`);
    }
  } else if (value instanceof Reference) {
    if (!known.has(value.address.split('.', 1)[0])) {
      found.push({ reference: value, path });
    }
    goSteps(value.path);
  } else if (value instanceof Call) {
    value.args.forEach(arg => go(arg));
  } else if (value instanceof Template) {
    value.parts.forEach(part => go(part));
  } else if (value instanceof Conditional) {
    [value.condition, value.whenTrue, value.whenFalse].forEach(part =>
      go(part),
    );
  } else if (value instanceof Unary) {
    go(value.operand);
  } else if (value instanceof Binary) {
    [value.left, value.right].forEach(part => go(part));
  } else if (value instanceof Index) {
    go(value.value);
    goSteps(value.path);
  } else if (value instanceof Comprehension) {
    go(value.collection);
    const scope = new Set([...known, ...value.variables]);
    for (const part of [value.key, value.value, value.condition]) {
      go(part, path, scope);
    }
  }
}
