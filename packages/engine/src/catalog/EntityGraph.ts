import type { Entity } from '@backstage/catalog-model';
import type { Problem } from 'backstage-plugin-stackgen-common';
import { compareText, sortedUnique } from './compare';
import { edgeOf, relationEdges, type Edge, type EdgeRelation } from './edges';
import { readEntity, type EntityNode } from './EntityNode';
import { kindOfRef } from './EntityRef';
import { readReferences, type Reference } from './references';
import { sortProblems } from './sortProblems';

/**
 * Entities and what they say about each other. Every edge points from the one
 * that needs to the one that is needed (or from part to whole), whichever side
 * of it the catalog wrote it down on.
 */
export class EntityGraph {
  readonly #nodes: ReadonlyMap<string, EntityNode>;
  readonly #references: ReadonlyMap<string, readonly Reference[]>;
  readonly #outgoing: ReadonlyMap<string, readonly Edge[]>;
  readonly #incoming: ReadonlyMap<string, readonly Edge[]>;
  /** How many entities of each other kind were passed over. */
  readonly ignoredKinds: Readonly<Record<string, number>>;

  private constructor(options: {
    nodes: ReadonlyMap<string, EntityNode>;
    references: ReadonlyMap<string, readonly Reference[]>;
    edges: readonly Edge[];
    ignoredKinds: Record<string, number>;
  }) {
    this.#nodes = options.nodes;
    this.#references = options.references;
    this.#outgoing = groupBy(options.edges, edge => edge.from);
    this.#incoming = groupBy(options.edges, edge => edge.to);
    this.ignoredKinds = options.ignoredKinds;
  }

  static create(options: {
    nodes: ReadonlyMap<string, EntityNode>;
    references: ReadonlyMap<string, readonly Reference[]>;
    edges: readonly Edge[];
    ignoredKinds: Record<string, number>;
  }): EntityGraph {
    return new EntityGraph(options);
  }

  /** All nodes, sorted by ref. */
  get nodes(): EntityNode[] {
    return [...this.#nodes.values()];
  }

  get refs(): string[] {
    return [...this.#nodes.keys()];
  }

  node(ref: string): EntityNode | undefined {
    return this.#nodes.get(ref);
  }

  /** What the entity's own `spec` says, in the order of its text. */
  references(ref: string): readonly Reference[] {
    return this.#references.get(ref) ?? [];
  }

  /** The entity that a reference means, when it is there. */
  resolve(candidates: readonly string[]): EntityNode | undefined {
    for (const candidate of candidates) {
      const node = this.#nodes.get(candidate);
      if (node) {
        return node;
      }
    }
    return undefined;
  }

  /** Refs it points at, sorted; also such as are not in the graph. */
  targets(ref: string, relation: EdgeRelation): string[] {
    return (this.#outgoing.get(ref) ?? [])
      .filter(edge => edge.relation === relation)
      .map(edge => edge.to);
  }

  /** The edges that begin at it, sorted. */
  edgesFrom(ref: string): readonly Edge[] {
    return this.#outgoing.get(ref) ?? [];
  }

  /** Refs that point at it, sorted; also such as are not in the graph. */
  sources(ref: string, relation: EdgeRelation): string[] {
    return (this.#incoming.get(ref) ?? [])
      .filter(edge => edge.relation === relation)
      .map(edge => edge.from);
  }

  /** The system that the entity is part of. */
  systemOf(ref: string): string | undefined {
    return (
      this.#nodes.get(ref)?.system ??
      this.targets(ref, 'partOf').find(target => kindOfRef(target) === 'System')
    );
  }

  /** All edges, sorted. */
  get edges(): Edge[] {
    return [...this.#outgoing.values()].flat();
  }
}

/**
 * Makes the graph of a set of entities. Entities from files have only `spec`,
 * those from a portal have `relations` as well; both give the same edges.
 * Nothing in an entity makes it throw: what cannot be used becomes a problem.
 */
export function buildEntityGraph(entities: readonly Entity[]): {
  graph: EntityGraph;
  problems: Problem[];
} {
  const problems: Problem[] = [];
  const ignored = new Map<string, number>();
  const found = new Map<string, EntityNode[]>();
  for (const [index, entity] of entities.entries()) {
    const read = readEntity(entity, `entity ${index + 1}`);
    problems.push(...read.problems);
    if (read.node) {
      const same = found.get(read.node.ref);
      if (same) {
        same.push(read.node);
      } else {
        found.set(read.node.ref, [read.node]);
      }
    } else if (read.ignoredKind) {
      ignored.set(read.ignoredKind, (ignored.get(read.ignoredKind) ?? 0) + 1);
    }
  }

  const nodes = new Map<string, EntityNode>();
  for (const ref of [...found.keys()].sort(compareText)) {
    nodes.set(ref, pickOne(ref, found.get(ref)!, problems));
  }

  const references = new Map<string, readonly Reference[]>();
  const edges = new Map<string, Edge>();
  const add = (edge: Edge | undefined) => {
    if (edge && edge.from !== edge.to) {
      edges.set(`${edge.from}\n${edge.relation}\n${edge.to}`, edge);
    }
  };
  for (const node of nodes.values()) {
    const read = readReferences(node);
    problems.push(...read.problems);
    references.set(node.ref, read.references);
    for (const reference of read.references) {
      const target =
        reference.candidates.find(candidate => nodes.has(candidate)) ??
        reference.candidates[0];
      add(edgeOf(node.ref, reference.field, target));
    }
    for (const edge of relationEdges(node)) {
      add(edge);
    }
  }

  return {
    graph: EntityGraph.create({
      nodes,
      references,
      edges: [...edges.keys()].sort(compareText).map(key => edges.get(key)!),
      ignoredKinds: Object.fromEntries(
        [...ignored].sort(([a], [b]) => compareText(a, b)),
      ),
    }),
    problems: sortProblems(problems),
  };
}

/** Decides between entities of one ref by what they say, not by their order. */
function pickOne(
  ref: string,
  nodes: EntityNode[],
  problems: Problem[],
): EntityNode {
  if (nodes.length === 1) {
    return nodes[0];
  }
  const byText = new Map(
    nodes.map(node => [canonicalText(node.entity), node] as const),
  );
  if (byText.size > 1) {
    problems.push({
      severity: 'warning',
      code: 'duplicate-entity',
      where: ref,
      message: `The catalog has ${byText.size} different entities of this name; one was taken.`,
      mend: 'Rename or remove all but one.',
      entityRef: ref,
    });
  }
  // One that comes from a portal knows its relations, so it goes first.
  const [best] = sortedUnique(
    [...byText].map(
      ([text, node]) => `${node.uid === undefined ? 1 : 0}${text}`,
    ),
  );
  return byText.get(best.slice(1))!;
}

/** JSON with sorted keys, so that equal entities have equal text. */
function canonicalText(value: unknown): string {
  try {
    return (
      JSON.stringify(value, (_key, member: unknown) =>
        typeof member === 'object' && member !== null && !Array.isArray(member)
          ? Object.fromEntries(
              Object.entries(member).sort(([a], [b]) => compareText(a, b)),
            )
          : member,
      ) ?? ''
    );
  } catch {
    // YAML can describe an object that contains itself.
    return '';
  }
}

function groupBy<T>(
  members: readonly T[],
  key: (member: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const member of members) {
    const group = groups.get(key(member));
    if (group) {
      group.push(member);
    } else {
      groups.set(key(member), [member]);
    }
  }
  return groups;
}
