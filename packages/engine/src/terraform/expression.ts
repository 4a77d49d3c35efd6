import { checkAddress, checkFunctionName } from './names';

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

/** A Terraform expression. Immutable; made by the functions of `builders.ts`. */
export abstract class Expression {
  /** An attribute or element of it: `expression.at('endpoint', 0)`. */
  at(...path: PathStep[]): Expression {
    // eslint-disable-next-line @typescript-eslint/no-use-before-define
    return path.length === 0 ? this : new Index(this, path);
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
    this.path = [...path];
  }

  at(...path: PathStep[]): Reference {
    return new Reference(this.address, [...this.path, ...path]);
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
    this.args = [...args];
  }
}

/** `"${var.name}-logs"` */
export class Template extends Expression {
  readonly parts: readonly (string | Expression)[];

  constructor(parts: readonly (string | Expression)[]) {
    super();
    this.parts = [...parts];
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
    this.path = [...path];
  }

  at(...path: PathStep[]): Index {
    return new Index(this.value, [...this.path, ...path]);
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
    this.variables = [...options.variables];
    this.collection = options.collection;
    this.key = options.key;
    this.value = options.value;
    this.condition = options.condition;
  }
}

/** A value that is asked for when the document is checked and written. */
export class Lazy {
  readonly #make: () => Value;
  #kept: { readonly value: Value } | undefined;

  constructor(make: () => Value) {
    this.#make = make;
  }

  get(): Value {
    return this.#kept ? this.#kept.value : this.#make();
  }

  /** From now on it is what it is now. */
  keep(): Value {
    this.#kept ??= { value: this.#make() };
    return this.#kept.value;
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

  /** The same with every value changed. */
  with(change: (value: Value) => Value): DynamicBlock {
    return new DynamicBlock(
      change(this.forEach),
      (value, key) => change(this.#content(value, key)) as Attributes,
    );
  }

  /** The body of each block; `name` is that of the block. */
  content(name: string): Attributes {
    return this.#content(
      new Reference(`${name}.value`, []),
      new Reference(`${name}.key`, []),
    );
  }
}

/** What lies behind a lazy value; other values are returned as they are. */
export function settle(value: Value): Exclude<Value, Lazy> {
  let settled = value;
  while (settled instanceof Lazy) {
    settled = settled.get();
  }
  return settled;
}

/** Keeps what lies behind the lazy values of objects, lists and calls in it. */
export function keepLazy(value: Value): void {
  if (typeof value !== 'object' || value === null) {
    return;
  }
  if (value instanceof Lazy) {
    keepLazy(value.keep());
  } else if (value instanceof Call) {
    value.args.forEach(keepLazy);
  } else if (Array.isArray(value)) {
    value.forEach(keepLazy);
  } else if (!(value instanceof Expression || value instanceof DynamicBlock)) {
    const object = value as { readonly [key: string]: Value };
    for (const key of Object.keys(object)) {
      keepLazy(object[key]);
    }
  }
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
