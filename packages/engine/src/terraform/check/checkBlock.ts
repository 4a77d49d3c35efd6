import type {
  AttributeSchema,
  BlockSchema,
  NestedBlockSchema,
} from 'stackgen-provider-schemas';
import { blockValues, isBlocks } from '../body/items';
import type { Attributes, Value } from '../expression';
import { DynamicBlock, isList, settle } from '../expression';
import { checkAllowed, checkType, typeText } from './checkValue';
import type { Findings } from './Findings';
import { suggest } from './Findings';

/** Arguments and nested blocks of one block against its schema. */
export function checkBlock(
  attributes: Attributes,
  schema: BlockSchema,
  path: string,
  findings: Findings,
): void {
  for (const name of Object.keys(attributes)) {
    const value = settle(attributes[name]);
    if (value === undefined) {
      continue;
    }
    const here = within(path, name);
    const attribute = schema.attributes[name];
    const nested = schema.blocks[name];
    if (attribute) {
      checkArgument(value, attribute, here, findings);
    } else if (nested) {
      checkBlocks(name, value, nested, here, findings);
    } else {
      reportUnknown(name, schema, here, findings);
    }
  }
  reportMissing(attributes, schema, path, findings);
}

function checkArgument(
  value: Value,
  schema: AttributeSchema,
  path: string,
  findings: Findings,
): void {
  if (!schema.required && !schema.optional) {
    findings.add(
      'read-only-argument',
      path,
      'The provider decides this value; it cannot be set.',
      'Leave it out.',
    );
    return;
  }
  if (value instanceof DynamicBlock) {
    if (!isBlockLike(schema)) {
      findings.add(
        'argument-expected',
        path,
        `This is an argument (${typeText(schema.type)}), not a nested block.`,
        'Give it a value; a comprehension makes a list.',
      );
    }
    return;
  }
  checkType(value, schema.type, path, findings);
  checkAllowed(value, schema, path, findings);
}

function checkBlocks(
  name: string,
  value: Value,
  schema: NestedBlockSchema,
  path: string,
  findings: Findings,
): void {
  if (value instanceof DynamicBlock) {
    checkBlock(value.content(name), schema.block, path, findings);
    return;
  }
  if (!isBlocks(value)) {
    findings.add(
      'block-expected',
      path,
      'This is a nested block, not an argument.',
      'Give an object for one block, a list of objects for several, or a dynamic block.',
    );
    return;
  }
  const blocks = blockValues(value);
  for (let position = 0; position < blocks.length; position++) {
    const here = isList(value) ? `${path}[${position}]` : path;
    checkBlock(blocks[position], schema.block, here, findings);
  }
  const { minItems, maxItems = Infinity } = schema;
  if (blocks.length < minItems) {
    findings.add(
      'too-few-blocks',
      path,
      `At least ${minItems} of this block, found ${blocks.length}.`,
    );
  }
  if (blocks.length > maxItems) {
    findings.add(
      'too-many-blocks',
      path,
      `At most ${maxItems} of this block, found ${blocks.length}.`,
    );
  }
}

function reportUnknown(
  name: string,
  schema: BlockSchema,
  path: string,
  findings: Findings,
): void {
  if (Object.hasOwn(schema.only, name)) {
    findings.add(
      'unknown-argument',
      path,
      `"${name}" exists only in version ${schema.only[name]} of the provider; a stack must run on the others, too.`,
      'Leave it out.',
    );
    return;
  }
  const settable = Object.keys(schema.attributes).filter(key => {
    const { required, optional } = schema.attributes[key];
    return required || optional;
  });
  findings.add(
    'unknown-argument',
    path,
    `There is no argument or block "${name}" here.`,
    suggest(name, [...settable, ...Object.keys(schema.blocks)]),
  );
}

function reportMissing(
  attributes: Attributes,
  schema: BlockSchema,
  path: string,
  findings: Findings,
): void {
  const needs = needsOf(schema);
  for (const name of needs.arguments) {
    if (isMissing(attributes, name)) {
      findings.add(
        'missing-argument',
        within(path, name),
        `The argument "${name}" (${typeText(
          schema.attributes[name].type,
        )}) is required.`,
      );
    }
  }
  for (const group of needs.groups) {
    const given = group.filter(name => !isMissing(attributes, name));
    if (given.length !== 1) {
      findings.add(
        given.length === 0 ? 'missing-argument' : 'value-not-allowed',
        path,
        `Exactly one of ${group.join(', ')} must be set, found ${
          given.length
        }.`,
      );
    }
  }
  for (const name of needs.blocks) {
    if (isMissing(attributes, name)) {
      findings.add(
        'too-few-blocks',
        within(path, name),
        `The block "${name}" is required.`,
      );
    }
  }
}

/** What a schema asks for, in its order. */
interface Needs {
  arguments: string[];
  /** Arguments of which there must be exactly one. */
  groups: (readonly string[])[];
  blocks: string[];
}

// A resource type has up to a hundred arguments, of which few are required.
const NEEDS = new WeakMap<BlockSchema, Needs>();

function needsOf(schema: BlockSchema): Needs {
  const known = NEEDS.get(schema);
  if (known) {
    return known;
  }
  const { attributes, blocks } = schema;
  const groups = new Map<string, readonly string[]>();
  for (const { exactlyOneOf } of Object.values(attributes)) {
    if (exactlyOneOf) {
      groups.set(exactlyOneOf.join(), exactlyOneOf);
    }
  }
  const needs = {
    arguments: Object.keys(attributes).filter(
      name => attributes[name].required,
    ),
    groups: [...groups.values()],
    blocks: Object.keys(blocks).filter(name => blocks[name].minItems > 0),
  };
  NEEDS.set(schema, needs);
  return needs;
}

function within(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function isMissing(attributes: Attributes, name: string): boolean {
  const value = Object.hasOwn(attributes, name)
    ? settle(attributes[name])
    : undefined;
  return value === undefined || value === null;
}

// Old providers have arguments that may be written as blocks.
function isBlockLike({ type }: AttributeSchema): boolean {
  return (
    Array.isArray(type) &&
    (type[0] === 'list' || type[0] === 'set') &&
    Array.isArray(type[1]) &&
    type[1][0] === 'object'
  );
}
