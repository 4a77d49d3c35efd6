/** Who must be there before whom: addresses by the address that needs them. */
export type Needs = ReadonlyMap<string, readonly string[]>;

/**
 * Circles of blocks that need each other before they are made, which Terraform
 * refuses. Each is told once, as the way from its first address back to it.
 */
export function findCycles(needs: Needs): string[][] {
  // Nearly all stacks have none, and need no order for that.
  return walk(needs, needs.keys()).length === 0
    ? []
    : walk(needs, [...needs.keys()].sort());
}

function walk(needs: Needs, starts: Iterable<string>): string[][] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const onPath = new Map<string, number>();
  // Deep stacks are walked without recursion.
  const open: { address: string; needed: readonly string[]; next: number }[] =
    [];
  const enter = (address: string) => {
    const needed = needs.get(address);
    // What needs nothing is in no circle.
    if (needed) {
      onPath.set(address, path.length);
      path.push(address);
      open.push({ address, needed, next: 0 });
    }
  };
  for (const start of starts) {
    if (!done.has(start)) {
      enter(start);
    }
    while (open.length > 0) {
      const top = open[open.length - 1];
      const needed = top.needed.at(top.next);
      top.next += 1;
      if (needed === undefined) {
        done.add(top.address);
        onPath.delete(top.address);
        path.pop();
        open.pop();
      } else if (onPath.has(needed)) {
        cycles.push([...path.slice(onPath.get(needed)), needed]);
      } else if (!done.has(needed)) {
        enter(needed);
      }
    }
  }
  return cycles;
}
