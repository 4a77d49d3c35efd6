import type {
  AppStack,
  AppStackConnection,
  AppStackNode,
  Conflict,
  NodeSettings,
} from 'backstage-plugin-stackgen-common';
import { compareText } from '../catalog/compare';
import { nameOfRef } from '../catalog/EntityRef';
import { assignAddresses } from './addresses';
import { settleSettings } from './conflicts';
import { blockNames, namesOf } from './blockNames';
import { matchNodes, type Renaming } from './matchNodes';
import { ownValue } from './ownValue';

export interface MergeInput {
  /** The appStack as it stands, hand-made settings included. */
  readonly stored?: AppStack;
  /**
   * What the catalog, the mapping and the standards say now about the
   * selection of this sync. Cloud, region, mapping and standards are taken from
   * here; fill in the stored ones where nobody asked for others.
   */
  readonly fresh: AppStack;
  /**
   * Every ref that this sync speaks for, mapped or not. A stored node among
   * them that `fresh` no longer has becomes an orphan.
   */
  readonly selected?: readonly string[];
  /** Stored refs that the catalog no longer has; they become orphans. */
  readonly missing?: readonly string[];
  /**
   * Refs whose part in `fresh.connections` is complete although they are not
   * selected: a stored connection from a fresh node to one of them goes when
   * `fresh` does not have it.
   */
  readonly known?: readonly string[];
  readonly mode: 'merge' | 'overwrite';
  /**
   * By entity ref, settings to give up in favour of the catalog:
   * `storageGb`, `production/storageGb`.
   */
  readonly takeTheirs?: Readonly<Record<string, readonly string[]>>;
}

export interface MergeOutput {
  readonly appStack: AppStack;
  /** Settings that stayed although the catalog changed the same value. */
  readonly conflicts: Conflict[];
  /** Entities that go by another ref now; their nodes keep their addresses. */
  readonly renamed: Renaming[];
}

/**
 * Brings a stored appStack up to date with the catalog.
 *
 * `merge` touches the nodes of the selection only and removes none: what left
 * the catalog or is no longer mapped stays as an orphan. A connection belongs to
 * its consumer. Settings stay, and move along when their entity is renamed.
 * `overwrite` takes the fresh appStack as it is, its settings included; only
 * the appStack's name and the addresses of nodes that were there already stay.
 */
export function mergeAppStack(input: MergeInput): MergeOutput {
  const { stored, fresh, mode } = input;
  if (!stored) {
    return {
      appStack: arrange(fresh, withAddresses(fresh.nodes, [])),
      conflicts: [],
      renamed: [],
    };
  }
  const { matches, renamed } = matchNodes(stored.nodes, fresh.nodes);
  const continued = fresh.nodes.map(node => {
    const former = matches.get(node.entityRef);
    // Both were given out when the node was new, and stand in the cloud now.
    return former
      ? {
          ...node,
          address: former.address,
          name: former.name,
          ...blockNames(former, node, stored.nodes),
        }
      : node;
  });
  const isNew = (node: AppStackNode) => !matches.has(node.entityRef);
  const newNodes = continued.filter(isNew);
  const oldNodes = continued.filter(node => !isNew(node));

  if (mode === 'overwrite') {
    return {
      appStack: arrange(
        { ...fresh, name: stored.name },
        withAddresses(newNodes, oldNodes),
      ),
      conflicts: [],
      renamed,
    };
  }

  const matched = new Set(matches.values());
  const gone = new Set([...(input.selected ?? []), ...(input.missing ?? [])]);
  const others = stored.nodes
    .filter(node => !matched.has(node))
    .map(node => (gone.has(node.entityRef) ? { ...node, orphan: true } : node));
  const nodes = withAddresses(newNodes, [...oldNodes, ...others]);
  const newRefs = new Map(renamed.map(({ from, to }) => [from, to]));
  const newRef = (ref: string) => newRefs.get(ref) ?? ref;
  const { settings, conflicts } = mergeSettings(input, matches, newRefs);
  return {
    appStack: arrange(
      {
        ...fresh,
        name: stored.name,
        entityRefs: mergeEntityRefs(stored, fresh, newRef),
        connections: mergeConnections(input, stored, newRef),
        settings,
      },
      nodes,
    ),
    conflicts,
    renamed,
  };
}

/** Sorted, so that equal appStacks have equal text. */
function arrange(appStack: AppStack, nodes: readonly AppStackNode[]): AppStack {
  return {
    ...appStack,
    nodes: [...nodes].sort((a, b) => compareText(a.entityRef, b.entityRef)),
    connections: [...appStack.connections].sort((a, b) =>
      compareText(keyOf(a), keyOf(b)),
    ),
    settings: Object.fromEntries(
      Object.entries(appStack.settings).sort(([a], [b]) => compareText(a, b)),
    ),
  };
}

function keyOf({ consumer, provider }: AppStackConnection): string {
  return `${consumer}\n${provider}`;
}

/** All nodes; a new one whose address is not free gets another. */
function withAddresses(
  newNodes: readonly AppStackNode[],
  keptNodes: readonly AppStackNode[],
): AppStackNode[] {
  const taken = new Map(
    keptNodes.flatMap(node =>
      namesOf(node).map((name, index): [string, string] => [
        index === 0 ? node.entityRef : `${node.entityRef} ${index}`,
        name,
      ]),
    ),
  );
  const used = new Set(taken.values());
  const sorted = [...newNodes].sort((a, b) =>
    compareText(a.entityRef, b.entityRef),
  );
  for (const { entityRef, address } of sorted) {
    if (!used.has(address)) {
      used.add(address);
      taken.set(entityRef, address);
    }
  }
  const addresses = assignAddresses(
    sorted.map(({ entityRef, name }) => ({
      entityRef,
      name,
      kind: entityRef.slice(0, Math.max(0, entityRef.indexOf(':'))),
      namespace: entityRef.slice(
        entityRef.indexOf(':') + 1,
        -nameOfRef(entityRef).length - 1,
      ),
    })),
    taken,
  );
  return [
    ...keptNodes,
    ...sorted.map(node => ({
      ...node,
      address: addresses.get(node.entityRef)!,
    })),
  ];
}

function mergeConnections(
  { fresh, selected = [], missing = [], known = [] }: MergeInput,
  stored: AppStack,
  newRef: (ref: string) => string,
): AppStackConnection[] {
  const consumers = new Set(fresh.nodes.map(node => node.entityRef));
  // What becomes an orphan keeps its connections.
  const gone = new Set([...selected, ...missing]);
  const providers = new Set([
    ...consumers,
    ...known.filter(ref => !gone.has(ref)),
  ]);
  const connections = new Map<string, AppStackConnection>();
  for (const connection of stored.connections) {
    const moved = {
      ...connection,
      consumer: newRef(connection.consumer),
      provider: newRef(connection.provider),
    };
    if (!consumers.has(moved.consumer) || !providers.has(moved.provider)) {
      connections.set(keyOf(moved), moved);
    }
  }
  for (const connection of fresh.connections) {
    if (consumers.has(connection.consumer)) {
      connections.set(keyOf(connection), connection);
    }
  }
  return [...connections.values()];
}

function mergeEntityRefs(
  stored: AppStack,
  fresh: AppStack,
  newRef: (ref: string) => string,
): string[] {
  const refs = new Set(stored.entityRefs.map(newRef));
  // A sync of one node alone does not change what the appStack is for.
  const nodes = new Set(stored.nodes.map(node => newRef(node.entityRef)));
  for (const ref of fresh.entityRefs) {
    if (!nodes.has(ref)) {
      refs.add(ref);
    }
  }
  return [...refs];
}

function mergeSettings(
  { stored, fresh, takeTheirs }: MergeInput,
  matches: ReadonlyMap<string, AppStackNode>,
  newRefs: ReadonlyMap<string, string>,
): { settings: AppStack['settings']; conflicts: Conflict[] } {
  const entries = Object.entries(stored?.settings ?? {});
  const settings = new Map<string, NodeSettings>([
    ...entries.filter(([ref]) => !newRefs.has(ref)),
    ...entries.flatMap(([ref, values]): [string, NodeSettings][] => {
      const to = newRefs.get(ref);
      return to === undefined ? [] : [[to, values]];
    }),
  ]);
  const conflicts: Conflict[] = [];
  const theirs = [...fresh.nodes].sort((a, b) =>
    compareText(a.entityRef, b.entityRef),
  );
  for (const node of theirs) {
    const { entityRef } = node;
    const base = matches.get(entityRef);
    const ours = settings.get(entityRef);
    if (!base || !ours) {
      continue;
    }
    const settled = settleSettings({
      entityRef,
      base,
      theirs: node,
      settings: ours,
      dropped: ownValue(takeTheirs, entityRef) ?? [],
    });
    conflicts.push(...settled.conflicts);
    if (settled.settings) {
      settings.set(entityRef, settled.settings);
    } else {
      settings.delete(entityRef);
    }
  }
  return { settings: Object.fromEntries(settings), conflicts };
}
