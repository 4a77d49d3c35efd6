import type { Body } from '../body/Body';
import type { PathStep, Value } from '../expression';
import {
  Binary,
  Call,
  Comprehension,
  Conditional,
  DynamicBlock,
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
const BUILT_IN: ReadonlySet<string> = new Set([
  'count',
  'each',
  'path',
  'self',
  'terraform',
]);

const NONE: readonly Expression[] = [];

/** A reference to a block, and where it stands. */
export interface FoundReference {
  reference: Reference;
  path: string;
}

/** All references from a body to blocks of the document. */
export function referencesIn(body: Body): FoundReference[] {
  const found: FoundReference[] = [];
  visitBody(body, '', BUILT_IN, found);
  return found;
}

/** Whether a value refers to something, anywhere in it. */
export function refersTo(
  unsettled: Value,
  holds: (address: string) => boolean,
): boolean {
  const value = settle(unsettled);
  if (!mayRefer(value)) {
    return false;
  }
  if (isList(value)) {
    return value.some(member => refersTo(member, holds));
  }
  if (value instanceof DynamicBlock) {
    return (
      refersTo(value.forEach, holds) || refersTo(value.content('each'), holds)
    );
  }
  if (value instanceof Expression) {
    return (
      (value instanceof Reference && holds(value.address)) ||
      (value instanceof Comprehension && refersTo(value.collection, holds)) ||
      partsOf(value).some(part => refersTo(part, holds))
    );
  }
  return isObject(value) && Object.values(value).some(v => refersTo(v, holds));
}

function visitBody(
  body: Body,
  path: string,
  known: ReadonlySet<string>,
  found: FoundReference[],
): void {
  for (const group of body.groups) {
    for (const item of group) {
      const here = path ? `${path}.${item.name}` : item.name;
      if (item.kind === 'argument') {
        visit(item.value, here, known, found);
      } else if (item.kind === 'block') {
        const inner =
          item.name === 'dynamic' ? new Set([...known, ...item.labels]) : known;
        visitBody(item.body, here, inner, found);
      }
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
  if (typeof value !== 'object' || value === null) {
    return;
  }
  if (isList(value)) {
    for (let position = 0; position < value.length; position++) {
      const member = value[position];
      if (mayRefer(member)) {
        visit(member, `${path}[${position}]`, known, found);
      }
    }
  } else if (value instanceof Expression) {
    visitExpression(value, path, known, found);
  } else if (isObject(value)) {
    for (const key of Object.keys(value)) {
      const member = value[key];
      if (mayRefer(member)) {
        visit(member, `${path}.${key}`, known, found);
      }
    }
  }
}

// Most values are text, for which no path need be written.
function mayRefer(value: Value): boolean {
  return typeof value === 'object' && value !== null;
}

function visitExpression(
  value: Expression,
  path: string,
  known: ReadonlySet<string>,
  found: FoundReference[],
): void {
  let scope = known;
  if (value instanceof Reference) {
    const end = value.address.indexOf('.');
    const root = end < 0 ? value.address : value.address.slice(0, end);
    if (!known.has(root)) {
      found.push({ reference: value, path });
    }
  } else if (value instanceof Comprehension) {
    visit(value.collection, path, known, found);
    scope = new Set([...known, ...value.variables]);
  }
  for (const part of partsOf(value)) {
    visit(part, path, scope, found);
  }
}

/** What an expression is made of, in the order of its text. */
function partsOf(value: Expression): readonly Value[] {
  if (value instanceof Reference) {
    return stepsOf(value.path);
  }
  if (value instanceof Call) {
    return value.args;
  }
  if (value instanceof Template) {
    return value.parts;
  }
  if (value instanceof Conditional) {
    return [value.condition, value.whenTrue, value.whenFalse];
  }
  if (value instanceof Unary) {
    return [value.operand];
  }
  if (value instanceof Binary) {
    return [value.left, value.right];
  }
  if (value instanceof Index) {
    return [value.value, ...stepsOf(value.path)];
  }
  return value instanceof Comprehension
    ? [value.key, value.value, value.condition]
    : [];
}

function stepsOf(path: readonly PathStep[]): readonly Expression[] {
  return path.some(isExpression) ? path.filter(isExpression) : NONE;
}

function isExpression(step: PathStep): step is Expression {
  return step instanceof Expression;
}
