import { checkAddress, checkFunctionName, checkIdentifier } from './names';

/**
 * What an argument may be set to.
 *
 * Strings are literals, always: they are escaped, and parse back to themselves
 * whatever they contain. Only an `Expression` becomes Terraform code. Members
 * that are undefined are left out; `null` is Terraform's `null`.
 */
export type Value =
  | string
  | number
  | boolean
  | null
  | undefined
  | Expression
  | Lazy
  | DynamicBlock
  | readonly Value[]
  | { readonly [key: string]: Value };

/** Arguments and nested blocks by name. */
export type Attributes = Record<string, Value>;

/** Every element, in a path: `aws_subnet.private[*].id`. */
export const SPLAT: unique symbol = Symbol('[*]');

/** An attribute or map key, a list index, or every element. */
export type PathStep = string | number | typeof SPLAT | Expression;

const UNARY = ['!', '-'] as const;
const BINARY = [
  '+',
  '-',
  '*',
  '/',
  '%',
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  '&&',
  '||',
] as const;

/** Terraform's operators with one operand. */
export type UnaryOperator = (typeof UNARY)[number];

/** Terraform's operators with two operands. */
export type BinaryOperator = (typeof BINARY)[number];

/** A Terraform expression. Immutable; made by the functions of this file. */
export abstract class Expression {
  /** An attribute or element of it: `expression.at('endpoint', 0)`. */
  at(...path: PathStep[]): Expression {
    return index(this, ...path);
  }
}

/** `aws_vpc.main.id`, `var.region`, `each.value` */
export class Reference extends Expression {
  readonly address: string;
  readonly path: readonly PathStep[];

  constructor(address: string, path: readonly PathStep[]) {
    super();
    checkAddress(address);
    this.address = address;
    this.path = Object.freeze([...path]);
  }
}

/** `cidrsubnet(var.cidr, 4, 0)` */
export class Call extends Expression {
  readonly name: string;
  readonly args: readonly Value[];

  constructor(name: string, args: readonly Value[]) {
    super();
    checkFunctionName(name);
    this.name = name;
    this.args = Object.freeze([...args]);
  }
}

/** `"${var.name}-logs"` */
export class Template extends Expression {
  readonly parts: readonly (string | Expression)[];

  constructor(parts: readonly (string | Expression)[]) {
    super();
    this.parts = Object.freeze([...parts]);
  }
}

/** `condition ? whenTrue : whenFalse` */
export class Conditional extends Expression {
  readonly condition: Value;
  readonly whenTrue: Value;
  readonly whenFalse: Value;

  constructor(condition: Value, whenTrue: Value, whenFalse: Value) {
    super();
    this.condition = condition;
    this.whenTrue = whenTrue;
    this.whenFalse = whenFalse;
  }
}

/** `!operand` */
export class Unary extends Expression {
  readonly operator: UnaryOperator;
  readonly operand: Value;

  constructor(operator: UnaryOperator, operand: Value) {
    super();
    if (!UNARY.includes(operator)) {
      throw new Error(`"${operator}" is not one of ${UNARY.join(' ')}`);
    }
    this.operator = operator;
    this.operand = operand;
  }
}

/** `left == right` */
export class Binary extends Expression {
  readonly operator: BinaryOperator;
  readonly left: Value;
  readonly right: Value;

  constructor(operator: BinaryOperator, left: Value, right: Value) {
    super();
    if (!BINARY.includes(operator)) {
      throw new Error(`"${operator}" is not one of ${BINARY.join(' ')}`);
    }
    this.operator = operator;
    this.left = left;
    this.right = right;
  }
}

/** `tolist(x)[0].name` */
export class Index extends Expression {
  readonly value: Value;
  readonly path: readonly PathStep[];

  constructor(value: Value, path: readonly PathStep[]) {
    super();
    this.value = value;
    this.path = Object.freeze([...path]);
  }
}

/** `[for item in items : item.id]` and `{ for key, item in items : key => item }` */
export class Comprehension extends Expression {
  readonly variables: readonly string[];
  readonly collection: Value;
  /** The key of each member; absent where a list is made. */
  readonly key: Value;
  readonly value: Value;
  readonly condition: Value;
  readonly makes: 'list' | 'object';

  constructor(options: {
    makes: 'list' | 'object';
    variables: readonly string[];
    collection: Value;
    key?: Value;
    value: Value;
    condition?: Value;
  }) {
    super();
    this.makes = options.makes;
    this.variables = Object.freeze([...options.variables]);
    this.collection = options.collection;
    this.key = options.key;
    this.value = options.value;
    this.condition = options.condition;
  }
}

/** A value that is asked for when the document is checked and written. */
export class Lazy {
  readonly #make: () => Value;

  constructor(make: () => Value) {
    this.#make = make;
  }

  get(): Value {
    return this.#make();
  }
}

/** Nested blocks of which Terraform decides how many there are. */
export class DynamicBlock {
  readonly forEach: Value;
  readonly #content: (value: Expression, key: Expression) => Attributes;

  constructor(
    forEach: Value,
    content: (value: Expression, key: Expression) => Attributes,
  ) {
    this.forEach = forEach;
    this.#content = content;
  }

  /** The body of each block; `name` is that of the block. */
  content(name: string): Attributes {
    return this.#content(ref(`${name}.value`), ref(`${name}.key`));
  }
}

/**
 * A reference to something with an address, or to a part of it:
 * `ref('aws_vpc.main', 'id')`, `ref('aws_subnet.private', SPLAT, 'id')`,
 * `ref('data.aws_region.current', 'name')`, `ref('each.value', 'name')`.
 */
export function ref(address: string, ...path: PathStep[]): Reference {
  return new Reference(address, path);
}

/** `local.<name>` */
export function local(name: string, ...path: PathStep[]): Reference {
  checkIdentifier(name);
  return new Reference(`local.${name}`, path);
}

/** `var.<name>` */
export function variable(name: string, ...path: PathStep[]): Reference {
  checkIdentifier(name);
  return new Reference(`var.${name}`, path);
}

/** A function call: `call('cidrsubnet', variable('cidr'), 4, 0)`. */
export function call(name: string, ...args: Value[]): Call {
  return new Call(name, args);
}

/** `jsonencode` of a structure, laid out over lines. */
export function jsonencode(value: Value): Call {
  return new Call('jsonencode', [value]);
}

/**
 * A string with expressions in it; the strings are literals:
 * `template('arn:aws:s3:::', variable('bucket'), '/*')`.
 */
export function template(...parts: (string | Expression)[]): Template {
  return new Template(parts);
}

/** `condition ? whenTrue : whenFalse` */
export function conditional(
  condition: Value,
  whenTrue: Value,
  whenFalse: Value,
): Conditional {
  return new Conditional(condition, whenTrue, whenFalse);
}

/** `left <operator> right`, in parentheses where Terraform needs them. */
export function binary(
  operator: BinaryOperator,
  left: Value,
  right: Value,
): Binary {
  return new Binary(operator, left, right);
}

/** `!operand` or `-operand` */
export function unary(operator: UnaryOperator, operand: Value): Unary {
  return new Unary(operator, operand);
}

/** A part of any value: `index(call('tolist', x), 0, 'name')`. */
export function index(value: Value, ...path: PathStep[]): Expression {
  if (path.length === 0 && value instanceof Expression) {
    return value;
  }
  if (value instanceof Reference) {
    return new Reference(value.address, [...value.path, ...path]);
  }
  if (value instanceof Index) {
    return new Index(value.value, [...value.path, ...path]);
  }
  return new Index(value, path);
}

/**
 * `[for <names> in <collection> : <body>]`. One name stands for the value, two
 * stand for key and value; the body is called with a reference for each.
 */
export function forList(
  collection: Value,
  names: string | [key: string, value: string],
  body: (...variables: Expression[]) => Value,
  options: { when?: (...variables: Expression[]) => Value } = {},
): Comprehension {
  const { variables, references } = declare(names);
  return new Comprehension({
    makes: 'list',
    variables,
    collection,
    value: body(...references),
    condition: options.when?.(...references),
  });
}

/** `{ for <names> in <collection> : <key> => <value> }` */
export function forObject(
  collection: Value,
  names: string | [key: string, value: string],
  body: (...variables: Expression[]) => [key: Value, value: Value],
  options: { when?: (...variables: Expression[]) => Value } = {},
): Comprehension {
  const { variables, references } = declare(names);
  const [key, value] = body(...references);
  return new Comprehension({
    makes: 'object',
    variables,
    collection,
    key,
    value,
    condition: options.when?.(...references),
  });
}

/**
 * A value made when the document is checked and written, so that a block can
 * collect what others add to it. Called more than once: it must be pure.
 */
export function lazy(make: () => Value): Lazy {
  return new Lazy(make);
}

/**
 * A `dynamic` block, set where a nested block is expected:
 * `{ ingress: dynamicBlock(variable('ports'), port => ({ from_port: port })) }`.
 */
export function dynamicBlock(
  forEach: Value,
  content: (value: Expression, key: Expression) => Attributes,
): DynamicBlock {
  return new DynamicBlock(forEach, content);
}

/** What lies behind a lazy value; other values are returned as they are. */
export function settle(value: Value): Exclude<Value, Lazy> {
  let settled = value;
  while (settled instanceof Lazy) {
    settled = settled.get();
  }
  return settled;
}

/** Whether it is an object of values, as opposed to an expression or list. */
export function isObject(
  value: Value,
): value is { readonly [key: string]: Value } {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Expression) &&
    !(value instanceof Lazy) &&
    !(value instanceof DynamicBlock)
  );
}

/** Whether it is a list of values. */
export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

function declare(names: string | [key: string, value: string]) {
  const variables = typeof names === 'string' ? [names] : names;
  for (const name of variables) {
    checkIdentifier(name);
  }
  return { variables, references: variables.map(name => ref(name)) };
}
