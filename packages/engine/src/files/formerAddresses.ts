import type { BlockHandle } from '../terraform';

/**
 * By address, those from which `moved` blocks lead to it: Terraform keeps a
 * resource that has one of them.
 */
export function formerAddresses(
  blocks: readonly BlockHandle[],
): ReadonlyMap<string, readonly string[]> {
  const steps = new Map<string, string>();
  for (const { content } of blocks) {
    if (content.kind === 'moved') {
      steps.set(content.to, content.from);
    }
  }
  return new Map(
    [...steps.keys()].map(address => [address, chainTo(address, steps)]),
  );
}

/** The last step first; no chain of moves runs in a circle. */
function chainTo(
  address: string,
  steps: ReadonlyMap<string, string>,
): readonly string[] {
  const chain: string[] = [];
  for (
    let from = steps.get(address);
    from !== undefined;
    from = steps.get(from)
  ) {
    chain.push(from);
  }
  return chain;
}
