import type { AppStackNode } from 'backstage-plugin-stackgen-common';
import { compareText } from '../catalog/compare';

/** An entity that goes by another ref now. */
export interface Renaming {
  readonly from: string;
  readonly to: string;
}

/**
 * Finds the stored node that each fresh one continues: the one of the same ref,
 * or, where the catalog's uid says that the entity was renamed, the one of its
 * former ref.
 *
 * @returns stored nodes by the fresh node's ref, and the renamings among them
 */
export function matchNodes(
  stored: readonly AppStackNode[],
  fresh: readonly AppStackNode[],
): { matches: Map<string, AppStackNode>; renamed: Renaming[] } {
  const storedByRef = new Map(stored.map(node => [node.entityRef, node]));
  const renamings = findRenamings(storedByRef, fresh);
  const matches = new Map<string, AppStackNode>();
  for (const { entityRef } of fresh) {
    const renamedFrom = renamings.get(entityRef);
    if (renamedFrom) {
      matches.set(entityRef, renamedFrom);
    }
  }
  const claimed = new Set(matches.values());
  for (const { entityRef } of fresh) {
    const same = storedByRef.get(entityRef);
    if (same && !claimed.has(same) && !matches.has(entityRef)) {
      matches.set(entityRef, same);
    }
  }
  const renamed = [...renamings]
    .map(([to, node]) => ({ from: node.entityRef, to }))
    .sort((a, b) => compareText(a.from, b.from));
  return { matches, renamed };
}

function findRenamings(
  storedByRef: ReadonlyMap<string, AppStackNode>,
  fresh: readonly AppStackNode[],
): Map<string, AppStackNode> {
  const storedByUid = uniqueByUid([...storedByRef.values()]);
  const renamings = new Map<string, AppStackNode>();
  for (const [uid, node] of uniqueByUid(fresh)) {
    const former = storedByUid.get(uid);
    if (former && former.entityRef !== node.entityRef) {
      renamings.set(node.entityRef, former);
    }
  }
  // A ref that another stored node holds and keeps cannot be moved into: that
  // node would have to go. Giving up one renaming may block the next.
  for (;;) {
    const leaving = new Set(renamings.values());
    const blocked = [...renamings.keys()].filter(to => {
      const holder = storedByRef.get(to);
      return holder && !leaving.has(holder);
    });
    if (blocked.length === 0) {
      return renamings;
    }
    for (const to of blocked) {
      renamings.delete(to);
    }
  }
}

// Two entities with one uid come from hand-written files; neither is believed.
function uniqueByUid(
  nodes: readonly AppStackNode[],
): Map<string, AppStackNode> {
  const byUid = new Map<string, AppStackNode>();
  const twice = new Set<string>();
  for (const node of nodes) {
    if (node.entityUid !== undefined) {
      if (byUid.has(node.entityUid)) {
        twice.add(node.entityUid);
      }
      byUid.set(node.entityUid, node);
    }
  }
  for (const uid of twice) {
    byUid.delete(uid);
  }
  return byUid;
}
