import type { Difference, Generation } from 'backstage-plugin-stackgen-common';

/** What differs, as the engine would tell it. */
export function compareSamples(
  before: Generation | undefined,
  after: Generation,
): Difference {
  const changes = <T, C extends object>(
    old: T[],
    fresh: T[],
    keyOf: (item: T) => string,
    same: (a: T, b: T) => boolean,
    describe: (item: T, change: 'added' | 'changed' | 'removed') => C,
  ) => {
    const known = new Map(old.map(item => [keyOf(item), item]));
    const kept = new Set(fresh.map(keyOf));
    return [
      ...fresh.flatMap(item => {
        const was = known.get(keyOf(item));
        if (!was) {
          return [describe(item, 'added')];
        }
        return same(was, item) ? [] : [describe(item, 'changed')];
      }),
      ...old
        .filter(item => !kept.has(keyOf(item)))
        .map(item => describe(item, 'removed')),
    ];
  };
  return {
    nodes: changes(
      before?.appStack.nodes ?? [],
      after.appStack.nodes,
      node => node.entityRef,
      (a, b) => JSON.stringify(a) === JSON.stringify(b),
      ({ entityRef }, change) => ({ change, entityRef, details: [] }),
    ),
    resources: changes(
      before?.resources ?? [],
      after.resources,
      resource => resource.address,
      (a, b) => a.hash === b.hash,
      ({ address, type, entityRef }, change) => ({
        change,
        address,
        type,
        entityRef,
      }),
    ),
    files: changes(
      before?.files ?? [],
      after.files,
      file => file.path,
      (a, b) => a.content === b.content,
      ({ path, content }, change) => ({
        change,
        path,
        addedLines: change === 'removed' ? 0 : content.split('\n').length,
        removedLines: change === 'added' ? 0 : content.split('\n').length,
      }),
    ),
    conflicts: [],
  };
}
