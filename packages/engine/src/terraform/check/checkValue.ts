import type { AttributeSchema, AttributeType } from 'stackgen-provider-schemas';
import type { Value } from '../expression';
import {
  DynamicBlock,
  Expression,
  isList,
  isObject,
  settle,
} from '../expression';
import type { Findings } from './Findings';
import { suggest } from './Findings';

/**
 * Whether Terraform can convert a value to a type. What an expression gives is
 * not known, and fits.
 */
export function checkType(
  unsettled: Value,
  type: AttributeType,
  path: string,
  findings: Findings,
): void {
  const value = settle(unsettled);
  if (typeof value === 'number' && !Number.isFinite(value)) {
    findings.add('wrong-type', path, `${value} is no number in Terraform.`);
    return;
  }
  if (value === undefined || value === null || value instanceof Expression) {
    return;
  }
  if (typeof type === 'string') {
    if (!fitsPrimitive(value, type)) {
      findings.add('wrong-type', path, expected(type, value));
    } else if (type === 'dynamic') {
      checkNumbers(value, path, findings);
    }
    return;
  }
  const [kind, inner] = type;
  if (kind === 'map') {
    if (!isObject(value)) {
      findings.add('wrong-type', path, expected(type, value));
      return;
    }
    for (const key of Object.keys(value)) {
      checkType(value[key], inner, `${path}.${key}`, findings);
    }
  } else if (kind === 'object') {
    checkObject(value, type, path, findings);
  } else if (!isList(value)) {
    findings.add('wrong-type', path, expected(type, value));
  } else {
    for (let position = 0; position < value.length; position++) {
      const wanted = kind === 'tuple' ? inner[position] ?? 'dynamic' : inner;
      checkType(value[position], wanted, `${path}[${position}]`, findings);
    }
  }
}

/** The values that a provider accepts, where it says so. */
export function checkAllowed(
  unsettled: Value,
  schema: AttributeSchema,
  path: string,
  findings: Findings,
): void {
  if (!schema.enum && !schema.pattern) {
    return;
  }
  const value = settle(unsettled);
  if (isList(value)) {
    for (const [position, element] of value.entries()) {
      checkAllowed(element, schema, `${path}[${position}]`, findings);
    }
    return;
  }
  if (typeof value !== 'string' && typeof value !== 'number') {
    return;
  }
  const text = String(value);
  const allowed = schema.enum?.map(String);
  if (allowed && !allowed.includes(text)) {
    findings.add(
      'value-not-allowed',
      path,
      `${JSON.stringify(value)} is not one of ${allowed.join(', ')}.`,
      suggest(text, allowed),
    );
  }
  if (schema.pattern && !new RegExp(schema.pattern).test(text)) {
    findings.add(
      'value-not-allowed',
      path,
      `${JSON.stringify(value)} does not match ${schema.pattern}.`,
    );
  }
}

/** A type as people write it: `list(string)`. */
export function typeText(type: AttributeType): string {
  if (typeof type === 'string') {
    return type === 'dynamic' ? 'any' : type;
  }
  const [kind, inner] = type;
  return kind === 'object' || kind === 'tuple'
    ? kind
    : `${kind}(${typeText(inner)})`;
}

function checkObject(
  value: Exclude<Value, Expression | undefined | null>,
  type: Extract<AttributeType, ['object', ...unknown[]]>,
  path: string,
  findings: Findings,
): void {
  const [, members, optional = []] = type;
  if (!isObject(value)) {
    findings.add('wrong-type', path, expected(type, value));
    return;
  }
  for (const key of Object.keys(value)) {
    if (Object.hasOwn(members, key)) {
      checkType(value[key], members[key], `${path}.${key}`, findings);
    } else {
      findings.add(
        'unknown-argument',
        `${path}.${key}`,
        `"${key}" is not a member of this object.`,
        suggest(key, Object.keys(members)),
      );
    }
  }
  for (const key of Object.keys(members)) {
    if (settle(value[key]) === undefined && !optional.includes(key)) {
      findings.add(
        'missing-argument',
        `${path}.${key}`,
        `The object needs "${key}" (${typeText(
          members[key],
        )}); null is enough.`,
      );
    }
  }
}

// Terraform has no NaN and no infinity, wherever they hide.
function checkNumbers(value: Value, path: string, findings: Findings): void {
  if (isList(value)) {
    for (const [position, element] of value.entries()) {
      checkType(element, 'dynamic', `${path}[${position}]`, findings);
    }
  } else if (isObject(value)) {
    for (const key of Object.keys(value)) {
      checkType(value[key], 'dynamic', `${path}.${key}`, findings);
    }
  }
}

function fitsPrimitive(value: Value, type: string): boolean {
  switch (type) {
    case 'dynamic':
      return !(value instanceof DynamicBlock);
    case 'string':
      return ['string', 'number', 'boolean'].includes(typeof value);
    case 'number':
      return (
        typeof value === 'number' ||
        (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value))
      );
    default:
      return (
        typeof value === 'boolean' || value === 'true' || value === 'false'
      );
  }
}

function expected(type: AttributeType, value: Value): string {
  return `Expected ${typeText(type)}, found ${found(value)}.`;
}

function found(value: Value): string {
  if (isList(value)) {
    return 'a list';
  }
  if (isObject(value)) {
    return 'an object';
  }
  return value instanceof DynamicBlock
    ? 'a dynamic block'
    : `${typeof value} ${JSON.stringify(value)}`;
}
