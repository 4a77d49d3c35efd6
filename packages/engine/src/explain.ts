import type { Entity } from '@backstage/catalog-model';
import {
  standardsSchema,
  type Cloud,
  type Mapping,
  type NoInfrastructureEntity,
  type Problem,
  type SkippedEntity,
  type Standards,
  type StandardsProfile,
} from 'backstage-plugin-stackgen-common';
import { decide } from './appstack/draft';
import { buildEntityGraph, selectEntities, sortProblems } from './catalog';
import { chooseStandards } from './standards/chooseProfile';
import { applyMapping, CompiledMapping } from './mapping';

/**
 * What becomes of each entity, and why.
 *
 * @public
 */
export interface Explanation {
  /** Entities that become infrastructure, as what, and by which rule. */
  included: {
    entityRef: string;
    entityType?: string;
    resourceType: string;
    rule: string;
  }[];
  /** Entities that a rule says need none. */
  noInfrastructure: NoInfrastructureEntity[];
  /** Entities that become nothing, each with the way to mend it. */
  skipped: SkippedEntity[];
  /** What is wrong in the catalog, sorted. */
  problems: Problem[];
  /** How many entities of kinds that this product does not know were there. */
  ignoredKinds: Readonly<Record<string, number>>;
}

const DEFAULTS = standardsSchema.parse({});

/**
 * Says for each entity whether it becomes infrastructure; for all of them when
 * no `entityRefs` are given. With a cloud, what that cloud does not offer is
 * skipped.
 *
 * @public
 */
export function explain(input: {
  entities: Entity[];
  entityRefs?: string[];
  mapping: Mapping;
  cloud?: Cloud;
  /** Own modules are resource types, too; the default ones when not given. */
  standards?: Standards | readonly StandardsProfile[];
}): Explanation {
  const { mapping, cloud } = input;
  const { graph, problems } = buildEntityGraph(input.entities);
  const selection = input.entityRefs
    ? selectEntities(graph, input.entityRefs)
    : { selected: graph.nodes, problems: [] };
  const selected = new Set(selection.selected.map(({ ref }) => ref));
  const compiled = CompiledMapping.create(mapping);
  const standardsFor = (entityRef: string) =>
    chooseStandards(
      input.standards ?? DEFAULTS,
      graph,
      input.entityRefs ?? [entityRef],
    ).standards;
  const explanation: Explanation = {
    included: [],
    noInfrastructure: [],
    skipped: [],
    problems: sortProblems([
      ...problems.filter(
        ({ entityRef }) =>
          !input.entityRefs || !entityRef || selected.has(entityRef),
      ),
      ...selection.problems,
    ]),
    ignoredKinds: graph.ignoredKinds,
  };
  for (const entity of selection.selected) {
    const outcome = applyMapping(entity, compiled, cloud);
    const decision = decide(entity, outcome, cloud, standardsFor(entity.ref));
    if ('node' in decision) {
      const { entityRef, entityType, resourceType, rule } = decision.included;
      explanation.included.push({
        entityRef,
        ...(entityType !== undefined && { entityType }),
        resourceType,
        rule,
      });
    } else if ('noInfrastructure' in decision) {
      explanation.noInfrastructure.push(decision.noInfrastructure);
    } else {
      explanation.skipped.push(decision.skipped);
    }
  }
  return explanation;
}
