import type { Value } from './expression';
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
} from './expression';

/** What a reference is replaced by; undefined takes it out. */
export type Replacement = (reference: Reference) => Value;

/**
 * A value with something else in place of its references. What was a part of a
 * text stays one.
 */
export function substitute(unsettled: Value, replace: Replacement): Value {
  const value = settle(unsettled);
  const of = (part: Value) => substitute(part, replace);
  if (value instanceof Reference) {
    return replace(value);
  }
  if (value instanceof Call) {
    return new Call(value.name, value.args.map(of));
  }
  if (value instanceof Template) {
    const parts = value.parts.map(part =>
      typeof part === 'string' ? part : asPart(of(part)),
    );
    return parts.every(part => typeof part === 'string')
      ? parts.join('')
      : new Template(parts);
  }
  if (value instanceof Conditional) {
    return new Conditional(
      of(value.condition),
      of(value.whenTrue),
      of(value.whenFalse),
    );
  }
  if (value instanceof Unary) {
    return new Unary(value.operator, of(value.operand));
  }
  if (value instanceof Binary) {
    return new Binary(value.operator, of(value.left), of(value.right));
  }
  if (value instanceof Index) {
    return new Index(of(value.value), value.path);
  }
  if (value instanceof Comprehension) {
    return new Comprehension({
      ...value,
      collection: of(value.collection),
    });
  }
  if (value instanceof DynamicBlock) {
    return value.with(of);
  }
  if (isList(value)) {
    return value.map(of);
  }
  return isObject(value)
    ? Object.fromEntries(
        Object.entries(value).map(([key, member]) => [key, of(member)]),
      )
    : value;
}

function asPart(value: Value): string | Expression {
  return value instanceof Expression ? value : String(value ?? '');
}
