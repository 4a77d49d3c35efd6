import type { Entity } from '@backstage/catalog-model';
import type { Problem } from 'backstage-plugin-stackgen-common';
import { sortedUnique } from './compare';
import { buildEntityGraph, type EntityGraph } from './EntityGraph';
import type { EntityNode } from './EntityNode';
import { GRAPH_KINDS, kindOfRef, parseReference } from './EntityRef';
import { sortProblems } from './sortProblems';
import { Suggestions } from './Suggestions';

/** Kinds that a reference may mean when it names none, likeliest first. */
const ROOT_KINDS = ['System', 'Component', 'Resource', 'API', 'Domain'];

/**
 * The entities that a stack is made for, sorted by ref.
 *
 * - A system stands for its members, for Resources that it or its members
 *   depend on, and for its members' subcomponents.
 * - A domain stands for its systems.
 * - A component or resource stands for itself, its subcomponents and the
 *   Resources that it depends on.
 *
 * What belongs to another system is left to that system.
 */
export function selectEntities(
  graph: EntityGraph,
  entityRefs: readonly string[],
): { selected: EntityNode[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const selected = new Set<string>();
  const suggestions = Suggestions.create(graph.refs);
  for (const text of sortedUnique(entityRefs)) {
    const root = rootOf(graph, text);
    if (!root) {
      problems.push(unknownRoot(text, suggestions));
      continue;
    }
    const walk = walkFrom(graph, root);
    for (const ref of walk.reached) {
      selected.add(ref);
    }
    problems.push(...rootProblems(graph, root, walk.reached.size));
  }
  return {
    selected: sortedUnique(selected).map(ref => graph.node(ref)!),
    problems: sortProblems(problems),
  };
}

/**
 * What is wrong with the entities that a stack shall be made for, before anything
 * is made: refs that the catalog does not have, with those that come near.
 *
 * @public
 */
export function checkSelection(
  entities: Entity[],
  entityRefs: readonly string[],
): Problem[] {
  const { graph } = buildEntityGraph(entities);
  const suggestions = Suggestions.create(graph.refs);
  return sortedUnique(entityRefs)
    .filter(text => rootOf(graph, text) === undefined)
    .map(text => unknownRoot(text, suggestions));
}

/** All refs that a text in `entityRefs` may mean, likeliest first. */
export function rootCandidates(text: string): readonly string[] {
  return parseReference(text, { kinds: ROOT_KINDS }) ?? [];
}

/**
 * The ref of the entity that is meant. A system may be meant that has members
 * but no entity of its own.
 */
export function rootOf(graph: EntityGraph, text: string): string | undefined {
  const candidates = rootCandidates(text);
  return (
    graph.resolve(candidates)?.ref ??
    candidates.find(
      candidate =>
        kindOfRef(candidate) === 'System' &&
        graph.sources(candidate, 'partOf').some(ref => graph.node(ref)),
    )
  );
}

/**
 * Follows what belongs to one root.
 *
 * @returns `reached`: what is in the graph; `missing`: refs that had to be
 *   looked at but are not in the graph
 */
export function walkFrom(
  graph: EntityGraph,
  root: string,
): { reached: Set<string>; missing: Set<string> } {
  const reached = new Set<string>();
  const missing = new Set<string>();
  const visited = new Set<string>();

  const follow = (start: Iterable<string>, systems: ReadonlySet<string>) => {
    const queue = [...start];
    for (let ref = queue.pop(); ref !== undefined; ref = queue.pop()) {
      if (!graph.node(ref)) {
        missing.add(ref);
        continue;
      }
      if (reached.has(ref)) {
        continue;
      }
      reached.add(ref);
      for (const target of graph.targets(ref, 'uses')) {
        if (kindOfRef(target) === 'Resource') {
          if (!belongsElsewhere(graph, target, systems)) {
            queue.push(target);
          }
        }
      }
      for (const source of graph.sources(ref, 'partOf')) {
        // A parent without a system takes all its children along.
        if (systems.size === 0 || !belongsElsewhere(graph, source, systems)) {
          queue.push(source);
        }
      }
    }
  };

  const visit = (ref: string) => {
    if (visited.has(ref)) {
      return;
    }
    visited.add(ref);
    const kind = kindOfRef(ref);
    const parts = graph.sources(ref, 'partOf');
    if (kind === 'Domain') {
      parts.forEach(visit);
      if (!graph.node(ref)) {
        missing.add(ref);
      }
    } else if (kind === 'System') {
      const systems = new Set([ref]);
      if (!graph.node(ref)) {
        missing.add(ref);
      }
      const used = graph
        .targets(ref, 'uses')
        .filter(
          target =>
            kindOfRef(target) === 'Resource' &&
            !belongsElsewhere(graph, target, systems),
        );
      follow([...parts, ...used], systems);
    } else {
      const system = graph.systemOf(ref);
      follow([ref], new Set(system ? [system] : []));
    }
  };
  visit(root);
  return { reached, missing };
}

function belongsElsewhere(
  graph: EntityGraph,
  ref: string,
  systems: ReadonlySet<string>,
): boolean {
  const system = graph.systemOf(ref);
  return system !== undefined && !systems.has(system);
}

function rootProblems(
  graph: EntityGraph,
  root: string,
  count: number,
): Problem[] {
  const problems: Problem[] = [];
  if (!graph.node(root)) {
    problems.push({
      severity: 'info',
      code: 'undefined-system',
      where: root,
      message:
        'Entities say that they belong to this system, but the catalog has no entity for it.',
      mend: 'Add an entity of kind System with this name.',
      entityRef: root,
    });
  }
  if (count === 0) {
    problems.push({
      severity: 'warning',
      code: 'empty-selection',
      where: root,
      message: 'Nothing belongs to it.',
      mend: 'Set spec.system of the components and resources that belong to it.',
      entityRef: root,
    });
  }
  if (kindOfRef(root) === 'System') {
    for (const target of graph.targets(root, 'uses')) {
      if (belongsElsewhere(graph, target, new Set([root]))) {
        problems.push({
          severity: 'info',
          code: 'belongs-to-another-system',
          where: `${root} → spec.dependsOn`,
          message: `${target} is left to ${graph.systemOf(target)}.`,
          mend: 'Generate that system too, or change spec.system of the resource.',
          entityRef: root,
        });
      }
    }
  }
  return problems;
}

function unknownRoot(text: string, suggestions: Suggestions): Problem {
  const candidates = rootCandidates(text);
  if (candidates.length === 1 && !kindOfRef(candidates[0])) {
    return {
      severity: 'error',
      code: 'unsupported-kind',
      where: text,
      message: 'Nothing can be generated for entities of this kind.',
      mend: `Name a ${GRAPH_KINDS.slice(0, -1).join(', ')} or Domain.`,
    };
  }
  const near = suggestions.all(candidates);
  return {
    severity: 'error',
    code: 'unknown-entity',
    where: text,
    message: 'The catalog has no such entity, or it may not be read.',
    mend:
      near.length > 0
        ? `Did you mean ${near.join(' or ')}?`
        : 'Write the reference like system:default/name.',
  };
}
