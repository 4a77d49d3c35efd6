import {
  conditional,
  local,
  type BlockHandle,
  type DocumentFile,
  type Expression,
  type TerraformDocument,
  type Value,
} from '../terraform';
import { Reference } from '../terraform/expression';
import { inline } from '../terraform/hcl/inline';
import { toIdentifier } from '../terraform/names';
import { substitute } from '../terraform/substitute';
import type { NetworkPlan } from './NetworkPlan';

/** What something of the own network is in the one that is there. */
export type StandIn = readonly [reference: string, value: () => Value];

/**
 * Lets some environments go without the network that is written: its blocks are
 * made where `creates_network` is true, and everything else refers to locals
 * that choose between it and the network that is there.
 */
export function gateNetwork(options: {
  document: TerraformDocument;
  plan: NetworkPlan;
  /** Where the locals stand. */
  file: DocumentFile;
  /** Made when something refers to it, so that nothing is looked up in vain. */
  standIns: readonly StandIn[];
}): void {
  const { document, plan, file } = options;
  const standIns = new Map(options.standIns);
  const creates = plan.whether() as Expression;
  const counted = new Set([...plan.own].filter(hasCount));
  const blockOf = ({ address }: Reference) => {
    const block = document.block(address);
    return block && (plan.own.has(block) || plan.lookups.has(block))
      ? block
      : undefined;
  };
  const indexed = (reference: Reference): Reference => {
    const block = blockOf(reference);
    return block && !counted.has(block)
      ? new Reference(reference.address, [0, ...reference.path])
      : reference;
  };
  const chosen = new Map<string, Value>();
  const choose = (reference: Reference): Value => {
    const block = blockOf(reference);
    if (!block || plan.lookups.has(block)) {
      return indexed(reference);
    }
    const text = inline(reference);
    const name = toIdentifier(text);
    if (!chosen.has(name)) {
      const standIn = substitute(standIns.get(text)?.() ?? null, indexed);
      chosen.set(name, conditional(creates, indexed(reference), standIn));
    }
    return local(name);
  };

  for (const block of document.blocks()) {
    if (!plan.lookups.has(block)) {
      rewrite(block, plan.own.has(block) ? indexed : choose);
    }
  }
  for (const block of plan.own) {
    gate(block, count => conditional(creates, count, 0));
  }
  for (const block of plan.lookups) {
    rewrite(block, indexed);
    gate(block, count => conditional(creates, 0, count));
  }
  if (chosen.size > 0) {
    file.locals(Object.fromEntries([...chosen].sort(byName)));
  }
}

function rewrite(
  block: BlockHandle,
  replace: (reference: Reference) => Value,
): void {
  for (const [name, value] of Object.entries(block.attributes)) {
    block.attributes[name] = substitute(value, replace);
  }
  const { content } = block;
  if (
    (content.kind === 'resource' || content.kind === 'data') &&
    content.options.count !== undefined
  ) {
    content.options.count = substitute(content.options.count, replace);
  }
}

function gate(block: BlockHandle, countOf: (count: Value) => Value): void {
  const { content } = block;
  if (content.kind === 'resource' || content.kind === 'data') {
    content.options.count = countOf(content.options.count ?? 1);
  }
}

function hasCount({ content }: BlockHandle): boolean {
  return (
    (content.kind === 'resource' || content.kind === 'data') &&
    content.options.count !== undefined
  );
}

function byName([a]: [string, Value], [b]: [string, Value]): number {
  return a < b ? -1 : Number(a > b);
}
