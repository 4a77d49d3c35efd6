import type { Entity } from '@backstage/catalog-model';
import { sortedUnique } from './compare';
import { buildEntityGraph, type EntityGraph } from './EntityGraph';
import { rootCandidates, rootOf, walkFrom } from './select';

/**
 * The refs that would be looked at for `entityRefs` but are not among the
 * entities, sorted. Read them, add what came, and ask again, until it names
 * nothing that was not asked for before: what does not exist stays in the
 * answer. The entities must carry their `relations`, as a portal gives them.
 *
 * The graph of what was read then says the same about `entityRefs` as the graph
 * of the whole catalog.
 *
 * @public
 */
export function entitiesToRead(
  entities: Entity[],
  entityRefs: string[],
): string[] {
  const { graph } = buildEntityGraph(entities);
  const wanted = new Set<string>();
  const want = (ref: string) => {
    if (!graph.node(ref)) {
      wanted.add(ref);
    }
  };
  for (const text of entityRefs) {
    wantCandidates(graph, rootCandidates(text), want);
    const root = rootOf(graph, text);
    if (root === undefined) {
      continue;
    }
    const { reached, missing } = walkFrom(graph, root);
    missing.forEach(want);
    for (const ref of [root, ...reached]) {
      for (const reference of graph.references(ref)) {
        wantCandidates(graph, reference.candidates, want);
      }
      graph.targets(ref, 'uses').forEach(want);
      for (const api of graph.targets(ref, 'consumesApi')) {
        want(api);
        graph.sources(api, 'providesApi').forEach(want);
      }
    }
  }
  return sortedUnique(wanted);
}

// Of several things that a reference may mean the first that exists is meant,
// so whether those before it exist must be known.
function wantCandidates(
  graph: EntityGraph,
  candidates: readonly string[],
  want: (ref: string) => void,
): void {
  for (const candidate of candidates) {
    if (graph.node(candidate)) {
      return;
    }
    want(candidate);
  }
}
