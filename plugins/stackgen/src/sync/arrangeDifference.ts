import type { Difference } from 'backstage-plugin-stackgen-common';

/** The gravest first: what is replaced loses its data. */
export const CHANGE_ORDER = [
  'replaced',
  'added',
  'changed',
  'removed',
  'orphaned',
] as const;

export type Change = (typeof CHANGE_ORDER)[number];

/** Signs that stand beside the words, so that colour is never alone. */
export const CHANGE_SIGNS: Record<Change, string> = {
  replaced: '⟳',
  added: '+',
  changed: '~',
  removed: '−',
  orphaned: '?',
};

export type ChangeCounts = Record<Change, number>;

export function countChanges(items: { change: Change }[]): ChangeCounts {
  const counts: ChangeCounts = {
    replaced: 0,
    added: 0,
    changed: 0,
    removed: 0,
    orphaned: 0,
  };
  for (const item of items) {
    counts[item.change]++;
  }
  return counts;
}

function inOrder<T extends { change: Change }>(
  items: T[],
  nameOf: (item: T) => string,
): T[] {
  return [...items].sort(
    (a, b) =>
      CHANGE_ORDER.indexOf(a.change) - CHANGE_ORDER.indexOf(b.change) ||
      nameOf(a).localeCompare(nameOf(b), 'en-US'),
  );
}

/** The difference in the order in which people should read it. */
export function arrangeDifference(difference: Difference): Difference {
  return {
    nodes: inOrder(difference.nodes, node => node.entityRef),
    resources: inOrder(difference.resources, resource => resource.address),
    files: inOrder(difference.files, file => file.path),
    conflicts: difference.conflicts,
  };
}

export function isEmptyDifference(difference: Difference): boolean {
  return (
    difference.nodes.length === 0 &&
    difference.resources.length === 0 &&
    difference.files.length === 0 &&
    difference.conflicts.length === 0
  );
}
