import type { AccessLevel, Problem } from 'backstage-plugin-stackgen-common';
import { accessProblem, readAccess, type AccessWish } from './accessAnnotation';
import { compareText, sortedUnique } from './compare';
import { edgeOf } from './edges';
import type { EntityGraph } from './EntityGraph';
import type { EntityNode } from './EntityNode';
import { kindOfRef } from './EntityRef';
import { nearest } from './nearest';
import type { ReferenceField } from './references';
import { sortProblems } from './sortProblems';
import { Suggestions } from './Suggestions';

/**
 * How the catalog says it, weightiest first: a parent merely may call its
 * subcomponents, when both turn out to be something that can.
 */
export const CONNECTION_RELATIONS = [
  'dependsOn',
  'consumesApi',
  'subcomponentOf',
] as const;

export type ConnectionRelation = (typeof CONNECTION_RELATIONS)[number];

/** "consumer uses provider", as far as the catalog alone can tell. */
export interface EntityConnection {
  /** Ref of a selected Component or Resource. */
  readonly consumer: string;
  /**
   * Ref of a Component or Resource; of an API when the catalog does not say who
   * provides it.
   */
  readonly provider: string;
  /** The weightiest of what the catalog says. */
  readonly relation: ConnectionRelation;
  /** `dependsOn`, `consumesApis api:default/x`, `subcomponentOf`; sorted. */
  readonly because: readonly string[];
  /** The provider is not selected: it exists, but something else makes it. */
  readonly outside: boolean;
  /** What the consumer's annotation asks for. */
  readonly access?: AccessLevel;
}

/**
 * The connections of the selected entities, one for each pair, sorted. What
 * they refer to but the catalog does not have becomes problems.
 */
export function connectionsOf(
  graph: EntityGraph,
  selected: readonly EntityNode[],
): { connections: EntityConnection[]; problems: Problem[] } {
  const isSelected = new Set(selected.map(node => node.ref));
  const connections: EntityConnection[] = [];
  const problems: Problem[] = [];
  const suggestions = Suggestions.create(refsInSight(graph, selected));
  for (const node of selected) {
    problems.push(...danglingReferences(graph, node, suggestions));
    if (node.kind !== 'Component' && node.kind !== 'Resource') {
      continue;
    }
    const used = usedBy(graph, node, isSelected, problems);
    const access = readAccess(node);
    problems.push(...access.problems, ...idleWishes(node, access.wishes, used));
    for (const [provider, reasons] of used) {
      const level = wishedLevel(access.wishes, provider, reasons);
      connections.push({
        consumer: node.ref,
        provider,
        relation: CONNECTION_RELATIONS.find(known =>
          [...reasons.values()].includes(known),
        )!,
        because: sortedUnique(reasons.keys()),
        outside: !isSelected.has(provider),
        ...(level && { access: level }),
      });
    }
  }
  return {
    connections: connections.sort(
      (a, b) =>
        compareText(a.consumer, b.consumer) ||
        compareText(a.provider, b.provider),
    ),
    problems: sortProblems(problems),
  };
}

/** Provider -> what says so -> by which relation. */
type Used = Map<string, Map<string, ConnectionRelation>>;

function usedBy(
  graph: EntityGraph,
  node: EntityNode,
  isSelected: ReadonlySet<string>,
  problems: Problem[],
): Used {
  const used: Used = new Map();
  const add = (
    provider: string,
    because: string,
    relation: ConnectionRelation,
  ) => {
    const reasons = used.get(provider) ?? new Map();
    used.set(provider, reasons.set(because, relation));
  };

  for (const target of graph.targets(node.ref, 'uses')) {
    if (graph.node(target)) {
      add(target, 'dependsOn', 'dependsOn');
    }
  }
  for (const api of graph.targets(node.ref, 'consumesApi')) {
    if (!graph.node(api)) {
      continue;
    }
    const because = `consumesApis ${api}`;
    const providers = graph
      .sources(api, 'providesApi')
      .filter(provider => graph.node(provider));
    for (const provider of providers) {
      if (provider !== node.ref) {
        add(provider, because, 'consumesApi');
      }
    }
    if (providers.length === 0) {
      add(api, because, 'consumesApi');
      problems.push({
        severity: 'info',
        code: 'api-without-provider',
        where: `${node.ref} → ${because}`,
        message: 'No component of the catalog provides this API.',
        mend: `Add ${api} to spec.providesApis of the component that provides it.`,
        entityRef: node.ref,
      });
    }
  }
  for (const child of graph.sources(node.ref, 'partOf')) {
    if (isSelected.has(child) && kindOfRef(child) === 'Component') {
      add(child, 'subcomponentOf', 'subcomponentOf');
    }
  }
  return used;
}

/**
 * What is selected and what that refers to: a portal that reads by refs sees
 * the same, so that it gives the same advice.
 */
function refsInSight(
  graph: EntityGraph,
  selected: readonly EntityNode[],
): string[] {
  const refs = selected.flatMap(node => [
    node.ref,
    ...graph
      .references(node.ref)
      .map(({ candidates }) => graph.resolve(candidates)?.ref ?? node.ref),
  ]);
  return sortedUnique(refs);
}

/** What a field may name, where it is not whatever can be used. */
const MEANT: Partial<Record<ReferenceField, string>> = {
  system: 'a System',
  domain: 'a Domain',
  subdomainOf: 'a Domain',
  subcomponentOf: 'a Component',
  providesApis: 'an API',
};

function danglingReferences(
  graph: EntityGraph,
  node: EntityNode,
  suggestions: Suggestions,
): Problem[] {
  const problems: Problem[] = [];
  for (const { field, path, text, candidates } of graph.references(node.ref)) {
    const where = `${node.ref} → ${path}`;
    const found = graph.resolve(candidates);
    if (!edgeOf(node.ref, field, found?.ref ?? candidates[0])) {
      problems.push({
        severity: 'warning',
        code: 'unsupported-kind',
        where,
        message: `"${text}" is of a kind that cannot be connected.`,
        mend: `Refer to ${MEANT[field] ?? 'a Component, Resource or API'}.`,
        entityRef: node.ref,
      });
      continue;
    }
    if (found) {
      continue;
    }
    const near = suggestions.for(candidates);
    // Without them nothing is missing in what is generated.
    const harmless =
      field === 'system' || field === 'domain' || field === 'providesApis';
    problems.push({
      severity: harmless ? 'info' : 'warning',
      code: 'dangling-reference',
      where,
      message: `The catalog has no ${candidates.join(' or ')}.`,
      mend: near
        ? `Did you mean ${near}? Else add the entity or remove the reference.`
        : 'Add the entity or remove the reference.',
      entityRef: node.ref,
    });
  }
  return problems;
}

function answers(
  wish: AccessWish,
  provider: string,
  reasons: ReadonlyMap<string, ConnectionRelation>,
): boolean {
  return (wish.candidates ?? []).some(
    candidate =>
      candidate === provider || reasons.has(`consumesApis ${candidate}`),
  );
}

function wishedLevel(
  wishes: readonly AccessWish[],
  provider: string,
  reasons: ReadonlyMap<string, ConnectionRelation>,
): AccessLevel | undefined {
  const own = wishes.find(wish => answers(wish, provider, reasons));
  return (own ?? wishes.find(wish => !wish.candidates))?.level;
}

function idleWishes(
  node: EntityNode,
  wishes: readonly AccessWish[],
  used: Used,
): Problem[] {
  return wishes
    .filter(
      wish =>
        wish.candidates &&
        ![...used].some(([provider, reasons]) =>
          answers(wish, provider, reasons),
        ),
    )
    .map(wish => {
      const near = nearest(wish.candidates![0], used.keys(), 1);
      return accessProblem(
        node,
        'unused-access',
        `The entity does not use "${wish.text}".`,
        near[0]
          ? `Did you mean ${near[0]}? Else add it to spec.dependsOn.`
          : 'Add it to spec.dependsOn, or remove it here.',
      );
    });
}
