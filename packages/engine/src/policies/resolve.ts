import type { TfvarsValue } from '../standards/EnvironmentValues';
import type { Value } from '../terraform';
import {
  Binary,
  Call,
  Conditional,
  DynamicBlock,
  isList,
  isObject,
  Reference,
  settle,
  Template,
  Unary,
} from '../terraform/expression';
import { inline } from '../terraform/hcl/inline';
import { Unresolved, type Plain } from './plain';

/** What names stand for in one environment. */
export interface Names {
  variable(name: string): TfvarsValue | undefined;
  local(name: string): Value;
}

/**
 * A value of a built block without expressions, as far as they can be worked
 * out without a cloud: variables, locals, `jsonencode` and what is made of them.
 */
export function resolve(unsettled: Value, names: Names): Plain {
  const value = settle(unsettled);
  if (value === undefined || value === null) {
    return null;
  }
  if (typeof value !== 'object') {
    return value;
  }
  if (isList(value)) {
    return value.map(member => resolve(member, names));
  }
  if (value instanceof DynamicBlock) {
    return [resolve(value.content('block'), names)];
  }
  if (isObject(value)) {
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, member]) =>
        member === undefined ? [] : [[key, resolve(member, names)]],
      ),
    );
  }
  return workedOut(value, names) ?? new Unresolved(inline(value));
}

function workedOut(value: Value, names: Names): Plain | undefined {
  if (value instanceof Reference) {
    return referred(value, names);
  }
  if (value instanceof Call && value.name === 'jsonencode') {
    return resolve(value.args[0], names);
  }
  if (value instanceof Template) {
    const parts = value.parts.map(part => resolve(part, names));
    return parts.every(part => typeof part !== 'object')
      ? parts.join('')
      : undefined;
  }
  if (value instanceof Conditional) {
    const condition = resolve(value.condition, names);
    return typeof condition === 'boolean'
      ? resolve(condition ? value.whenTrue : value.whenFalse, names)
      : undefined;
  }
  if (value instanceof Unary && value.operator === '!') {
    const operand = resolve(value.operand, names);
    return typeof operand === 'boolean' ? !operand : undefined;
  }
  if (value instanceof Binary) {
    return compared(value, names);
  }
  return undefined;
}

function referred(
  { address, path }: Reference,
  names: Names,
): Plain | undefined {
  if (path.length > 0) {
    return undefined;
  }
  const [kind, name] = address.split('.');
  if (kind === 'var') {
    return names.variable(name);
  }
  if (kind === 'local') {
    const value = names.local(name);
    return value === undefined ? undefined : resolve(value, names);
  }
  return undefined;
}

function compared(
  { operator, left, right }: Binary,
  names: Names,
): boolean | undefined {
  if (operator !== '==' && operator !== '!=') {
    return undefined;
  }
  const [a, b] = [resolve(left, names), resolve(right, names)];
  const known = [a, b].every(side => side === null || typeof side !== 'object');
  return known ? (a === b) === (operator === '==') : undefined;
}
