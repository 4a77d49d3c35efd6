import {
  Binary,
  Call,
  Comprehension,
  Conditional,
  DynamicBlock,
  Expression,
  Index,
  Lazy,
  Reference,
  Template,
  Unary,
} from './expression';
import type {
  Attributes,
  BinaryOperator,
  PathStep,
  UnaryOperator,
  Value,
} from './expression';
import { checkIdentifier } from './names';

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
  return value instanceof Expression
    ? value.at(...path)
    : new Index(value, path);
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

function declare(names: string | [key: string, value: string]) {
  const variables = typeof names === 'string' ? [names] : names;
  for (const name of variables) {
    checkIdentifier(name);
  }
  return { variables, references: variables.map(name => ref(name)) };
}
