import type { Value } from '../expression';
import {
  Binary,
  Call,
  Comprehension,
  Conditional,
  Index,
  isList,
  isObject,
  Reference,
  settle,
  SPLAT,
  Template,
  Unary,
} from '../expression';
import type { PathStep } from '../expression';
import { isIdentifier } from '../names';
import { escapeString, quote } from './string';
import { templatePieces } from './templatePieces';

/** Words that an object key must not be without quotes. */
const KEYWORDS = new Set(['for', 'if', 'in', 'null', 'true', 'false']);

/** A value as HCL on one line. */
export function inline(unsettled: Value): string {
  const value = settle(unsettled);
  if (typeof value === 'string') {
    return quote(value);
  }
  if (typeof value === 'number') {
    return Number.isFinite(value) ? String(value + 0) : 'null';
  }
  if (typeof value === 'boolean') {
    return String(value);
  }
  if (isList(value)) {
    return `[${elements(value).map(inline).join(', ')}]`;
  }
  if (isObject(value)) {
    const entries = members(value).map(
      ([key, member]) => `${objectKey(key)} = ${inline(member)}`,
    );
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  if (value instanceof Reference) {
    return `${value.address}${path(value.path)}`;
  }
  if (value instanceof Call) {
    return `${value.name}(${value.args.map(inline).join(', ')})`;
  }
  if (value instanceof Template) {
    return template(value);
  }
  if (value instanceof Index) {
    const inner = settle(value.value);
    const text = inline(inner);
    return inner instanceof Call
      ? `${text}${path(value.path)}`
      : `(${text})${path(value.path)}`;
  }
  if (value instanceof Comprehension) {
    const { head, tail } = comprehension(value);
    const text = `${head}${inline(value.value)}${tail}`;
    return value.makes === 'list' ? `[${text}]` : `{ ${text} }`;
  }
  if (value instanceof Conditional) {
    const [condition, whenTrue, whenFalse] = [
      value.condition,
      value.whenTrue,
      value.whenFalse,
    ].map(part => operand(part, Conditional));
    return `${condition} ? ${whenTrue} : ${whenFalse}`;
  }
  if (value instanceof Unary) {
    return `${value.operator}${operand(
      value.operand,
      Conditional,
      Binary,
      Unary,
    )}`;
  }
  if (value instanceof Binary) {
    return binary(value);
  }
  return 'null';
}

/** The members that are written, in order, lazy ones asked for. */
export function members(object: {
  readonly [key: string]: Value;
}): [key: string, value: Value][] {
  const result: [string, Value][] = [];
  for (const key of Object.keys(object)) {
    const value = settle(object[key]);
    if (value !== undefined) {
      result.push([key, value]);
    }
  }
  return result;
}

/** The elements that are written, lazy ones asked for. */
export function elements(list: readonly Value[]): Value[] {
  return list.map(settle).filter(value => value !== undefined);
}

/** A key of an object, in quotes where it needs them. */
export function objectKey(key: string): string {
  return isIdentifier(key) && !KEYWORDS.has(key) ? key : quote(key);
}

/** What stands before and after the value: `for x in y : `, ` if z`. */
export function comprehension(value: Comprehension): {
  head: string;
  tail: string;
} {
  const { makes, variables, collection, key, condition } = value;
  const source = operand(collection, Conditional);
  const target = makes === 'list' ? '' : `${operand(key, Conditional)} => `;
  return {
    head: `for ${variables.join(', ')} in ${source} : ${target}`,
    tail: condition === undefined ? '' : ` if ${inline(condition)}`,
  };
}

// `a || b || c` reads better than `(a || b) || c`, and is the same.
function binary({ operator, left, right }: Binary): string {
  const first = settle(left);
  const chains =
    first instanceof Binary &&
    first.operator === operator &&
    (operator === '&&' || operator === '||');
  const start = chains ? inline(first) : operand(first, Conditional, Binary);
  return `${start} ${operator} ${operand(right, Conditional, Binary)}`;
}

function operand(
  unsettled: Value,
  ...wrapped: (abstract new (...args: never[]) => unknown)[]
): string {
  const value = settle(unsettled);
  const text = inline(value);
  return wrapped.some(type => value instanceof type) ||
    (typeof value === 'number' && value < 0)
    ? `(${text})`
    : text;
}

function path(steps: readonly PathStep[]): string {
  let text = '';
  for (const step of steps) {
    if (step === SPLAT) {
      text += '[*]';
    } else if (typeof step === 'string' && isIdentifier(step)) {
      text += `.${step}`;
    } else {
      text += `[${inline(step)}]`;
    }
  }
  return text;
}

function template({ parts }: Template): string {
  const pieces = templatePieces(parts);
  if (pieces.length === 0) {
    return '""';
  }
  if (pieces.length === 1) {
    return inline(pieces[0]);
  }
  let text = '';
  for (let position = 0; position < pieces.length; position++) {
    const part = pieces[position];
    if (typeof part !== 'string') {
      text += `\${${inline(part)}}`;
    } else if (position < pieces.length - 1 && part.endsWith('$')) {
      // A `$` right before an interpolation would turn it into a literal.
      const [signs] = /\$+$/.exec(part)!;
      text += escapeString(part.slice(0, part.length - signs.length));
      text += `\${"${signs}"}`;
    } else {
      text += escapeString(part);
    }
  }
  return `"${text}"`;
}
