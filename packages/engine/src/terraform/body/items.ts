import type { BlockSchema } from 'stackgen-provider-schemas';
import type { Attributes, Value } from '../expression';
import { DynamicBlock, isList, isObject, settle } from '../expression';
import { isIdentifier } from '../names';
import type { BodyItem, NestedBlock } from './Body';
import { argument, body, nestedBlock } from './Body';

/**
 * Arguments, then nested blocks. What the schema calls a block becomes one for
 * each object; everything else is an argument. A name that HCL cannot hold is
 * left out: the check reports it.
 */
export function items(
  attributes: Attributes,
  schema: BlockSchema | undefined,
): BodyItem[] {
  const args: BodyItem[] = [];
  const blocks: NestedBlock[] = [];
  for (const name of Object.keys(attributes)) {
    const value = settle(attributes[name]);
    const nested = schema?.blocks[name]?.block;
    const known = nested || schema?.attributes[name];
    if (value === undefined || !(known || isIdentifier(name))) {
      continue;
    }
    if (value instanceof DynamicBlock) {
      blocks.push(dynamic(name, value, nested));
    } else if (nested && isBlocks(value)) {
      for (const one of blockValues(value)) {
        blocks.push(nestedBlock(name, body([items(one, nested)])));
      }
    } else {
      args.push(argument(name, value));
    }
  }
  for (const block of blocks) {
    args.push(block);
  }
  return args;
}

/** Whether a value can be written as nested blocks. */
export function isBlocks(value: Value): boolean {
  return (
    isObject(value) ||
    (isList(value) &&
      value.every(member => {
        const settled = settle(member);
        return settled === undefined || isObject(settled);
      }))
  );
}

/** The objects that become nested blocks, one or many. */
export function blockValues(value: Value): Attributes[] {
  return (isList(value) ? value : [value]).map(settle).filter(isObject);
}

function dynamic(
  name: string,
  value: DynamicBlock,
  schema: BlockSchema | undefined,
): NestedBlock {
  const content = body([items(value.content(name), schema)]);
  return nestedBlock(
    'dynamic',
    body([
      [argument('for_each', value.forEach), nestedBlock('content', content)],
    ]),
    [name],
  );
}
