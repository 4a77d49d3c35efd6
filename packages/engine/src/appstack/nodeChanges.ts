import type {
  AppStack,
  AppStackNode,
  Difference,
} from 'backstage-plugin-stackgen-common';
import { compareText } from '../catalog/compare';
import { isSame } from './canonicalJson';
import { ownValue } from './ownValue';
import { parameterChanges } from './parameterChanges';

type NodeChange = Difference['nodes'][number];

/** Facts of a node that people see, and what to call them. */
const FACTS = [
  ['resourceType', 'resource type'],
  ['implementation', 'implementation'],
  ['address', 'address'],
  ['name', 'name'],
  ['title', 'title'],
  ['owner', 'owner'],
  ['system', 'system'],
  ['lifecycle', 'lifecycle'],
  ['rule', 'rule'],
] as const;

/** What changed about the nodes, in words, sorted by entity ref. */
export function compareNodes(
  before: AppStack | undefined,
  after: AppStack,
): NodeChange[] {
  const olds = before?.nodes ?? [];
  const matches = pairNodes(olds, after.nodes);
  const newRefs = new Map(
    [...matches].map(([ref, old]) => [old.entityRef, ref] as const),
  );
  const oldUses = usesByConsumer(before, ref => newRefs.get(ref) ?? ref);
  const newUses = usesByConsumer(after, ref => ref);
  const changes: NodeChange[] = [];

  for (const node of after.nodes) {
    const { entityRef } = node;
    const old = matches.get(entityRef);
    if (!old) {
      changes.push({ change: 'added', entityRef, details: [] });
      continue;
    }
    const details = [
      ...(old.entityRef === entityRef ? [] : [`renamed from ${old.entityRef}`]),
      ...(old.orphan && !node.orphan ? ['back in the catalog'] : []),
      ...factChanges(old, node),
      ...parameterChanges(
        { node: old, settings: ownValue(before?.settings, old.entityRef) },
        { node, settings: ownValue(after.settings, entityRef) },
      ),
      ...useChanges(oldUses.get(entityRef), newUses.get(entityRef)),
    ];
    if (node.orphan && !old.orphan) {
      changes.push({ change: 'orphaned', entityRef, details });
    } else if (details.length > 0) {
      changes.push({ change: 'changed', entityRef, details });
    }
  }

  const continued = new Set(matches.values());
  for (const old of olds) {
    if (!continued.has(old)) {
      changes.push({
        change: 'removed',
        entityRef: old.entityRef,
        details: [],
      });
    }
  }
  return changes.sort(
    (a, b) =>
      compareText(a.entityRef, b.entityRef) || compareText(a.change, b.change),
  );
}

/**
 * Former nodes by the ref that they have now: the one at the same address, if
 * it is the same entity, else the one of the same ref. Either direction pairs
 * the same nodes.
 */
function pairNodes(
  olds: readonly AppStackNode[],
  nodes: readonly AppStackNode[],
): Map<string, AppStackNode> {
  const byAddress = new Map(olds.map(old => [old.address, old]));
  const matches = new Map<string, AppStackNode>();
  for (const node of nodes) {
    const old = byAddress.get(node.address);
    if (
      old &&
      (old.entityRef === node.entityRef ||
        (old.entityUid !== undefined && old.entityUid === node.entityUid))
    ) {
      matches.set(node.entityRef, old);
    }
  }
  const paired = new Set(matches.values());
  const byRef = new Map(
    olds.filter(old => !paired.has(old)).map(old => [old.entityRef, old]),
  );
  for (const { entityRef } of nodes) {
    const old = byRef.get(entityRef);
    if (old && !matches.has(entityRef)) {
      matches.set(entityRef, old);
    }
  }
  return matches;
}

function factChanges(old: AppStackNode, node: AppStackNode): string[] {
  const details = FACTS.flatMap(([field, title]) =>
    old[field] === node[field]
      ? []
      : [`${title} ${old[field] ?? 'none'} → ${node[field] ?? 'none'}`],
  );
  return isSame(old.description, node.description)
    ? details
    : [...details, 'description changed'];
}

function usesByConsumer(
  appStack: AppStack | undefined,
  newRef: (ref: string) => string,
): Map<string, Map<string, string>> {
  const uses = new Map<string, Map<string, string>>();
  for (const { consumer, provider, access } of appStack?.connections ?? []) {
    const own = uses.get(newRef(consumer)) ?? new Map<string, string>();
    own.set(newRef(provider), access);
    uses.set(newRef(consumer), own);
  }
  return uses;
}

function useChanges(
  old: ReadonlyMap<string, string> = new Map(),
  now: ReadonlyMap<string, string> = new Map(),
): string[] {
  const providers = [...new Set([...old.keys(), ...now.keys()])];
  return providers.sort(compareText).flatMap(provider => {
    const [before, after] = [old.get(provider), now.get(provider)];
    if (before === after) {
      return [];
    }
    if (before === undefined) {
      return [`uses ${provider} (${after})`];
    }
    return after === undefined
      ? [`no longer uses ${provider}`]
      : [`uses ${provider}: ${before} → ${after}`];
  });
}
