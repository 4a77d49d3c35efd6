import type {
  AppStack,
  AppStackNode,
  Cloud,
  IncludedEntity,
  Mapping,
  NoInfrastructureEntity,
  Problem,
  SkippedEntity,
  Standards,
} from 'backstage-plugin-stackgen-common';
import { connectionsOf, type EntityGraph, type EntityNode } from '../catalog';
import { applyMapping, CompiledMapping, type MappingOutcome } from '../mapping';
import { evaluateParameters } from '../expressions/evaluateParameters';
import { ResourceTypes } from '../resource-types/ResourceTypes';
import type { ResourceType } from '../resource-types/ResourceType';
import { resolveParameters } from '../resource-types/resolveParameters';
import { refusedByStandards } from '../standards/allowedTypes';
import { tagsOfEntity, tagsOfStack, type Tags } from '../standards/tags';
import { assignAddresses } from './addresses';
import { settleAccess } from './settleAccess';

/** What the catalog, the mapping and the standards say, before any merge. */
export interface Draft {
  readonly appStack: AppStack;
  readonly included: IncludedEntity[];
  readonly noInfrastructure: NoInfrastructureEntity[];
  readonly skipped: SkippedEntity[];
  readonly problems: Problem[];
}

/** What one entity comes to. */
export type Decision =
  | {
      readonly node: Omit<AppStackNode, 'address'>;
      readonly included: IncludedEntity;
    }
  | { readonly noInfrastructure: NoInfrastructureEntity }
  | { readonly skipped: SkippedEntity };

/** Decides for each selected entity, and connects those that become something. */
export function draftAppStack(options: {
  graph: EntityGraph;
  selected: readonly EntityNode[];
  entityRefs: readonly string[];
  name: string;
  cloud: Cloud;
  region: string;
  mapping: Mapping;
  standards: Standards;
  stored?: AppStack;
}): Draft {
  const { graph, selected, cloud, mapping, standards, stored } = options;
  const compiled = CompiledMapping.create(mapping);
  const problems: Problem[] = [];
  const included: IncludedEntity[] = [];
  const noInfrastructure: NoInfrastructureEntity[] = [];
  const skipped: SkippedEntity[] = [];
  const drafted: Omit<AppStackNode, 'address'>[] = [];

  for (const entity of selected) {
    const outcome = applyMapping(entity, compiled, cloud);
    const decision = decide(entity, outcome, cloud, standards);
    problems.push(...outcome.problems, ...decision.problems);
    if ('node' in decision) {
      const own = tagsOfEntity(standards, entity, graph);
      problems.push(...own.problems);
      drafted.push({ ...decision.node, ...unlessEmpty(own.tags) });
      included.push(decision.included);
    } else if ('noInfrastructure' in decision) {
      noInfrastructure.push(decision.noInfrastructure);
    } else {
      skipped.push(decision.skipped);
    }
  }

  const addresses = assignAddresses(
    drafted.map(node => {
      const { kind, namespace } = graph.node(node.entityRef)!;
      return { entityRef: node.entityRef, name: node.name, kind, namespace };
    }),
    new Map(stored?.nodes.map(node => [node.entityRef, node.address])),
  );
  const nodes = drafted.map(node => ({
    ...node,
    address: addresses.get(node.entityRef)!,
  }));
  const connected = connectionsOf(graph, selected);
  const settled = settleAccess({
    types: ResourceTypes.of(standards),
    connections: connected.connections,
    nodes: [...(stored?.nodes ?? []), ...nodes],
    outcomeOf: ref => {
      const entity = graph.node(ref);
      return entity && applyMapping(entity, compiled, cloud);
    },
  });
  problems.push(...connected.problems, ...settled.problems);
  return {
    appStack: {
      formatVersion: 1,
      name: options.name,
      cloud,
      region: options.region,
      mapping: mapping.name,
      standards: standards.name,
      entityRefs: [...options.entityRefs].sort(),
      nodes,
      connections: settled.connections,
      settings: {},
      // A part of the stack says nothing of the whole.
      ...unlessEmpty(
        tagsOfStack(standards, graph, stored?.entityRefs ?? options.entityRefs),
      ),
    },
    included,
    noInfrastructure,
    skipped,
    problems,
  };
}

function unlessEmpty(tags: Tags): { tags?: Tags } {
  return Object.keys(tags).length > 0 ? { tags } : {};
}

/** What one entity comes to on a cloud; pure lookups, no side effects. */
export function decide(
  entity: EntityNode,
  outcome: MappingOutcome,
  cloud: Cloud | undefined,
  standards: Standards,
): Decision & { problems: Problem[] } {
  const entityRef = entity.ref;
  const about = {
    entityRef,
    ...(entity.type !== undefined && { entityType: entity.type }),
  };
  switch (outcome.outcome) {
    case 'skipped':
      return {
        skipped: { ...about, reason: outcome.reason, mend: outcome.mend },
        problems: [],
      };
    case 'none':
      return {
        noInfrastructure: {
          ...about,
          rule: outcome.rule,
          reason: outcome.reason,
        },
        problems: [],
      };
    case 'external':
      return {
        noInfrastructure: {
          ...about,
          rule: outcome.rule,
          reason: 'It exists elsewhere; its address comes in as a variable.',
        },
        problems: [],
      };
    default:
      break;
  }
  const types = ResourceTypes.of(standards);
  const type = types.find(outcome.resourceType);
  if (!type) {
    return {
      skipped: { ...about, ...notAvailable(outcome, types) },
      problems: [],
    };
  }
  const refused = refusedByStandards(type.name, standards);
  if (refused) {
    return { skipped: { ...about, ...refused }, problems: [] };
  }
  const offered = cloud ? types.implementationsOf(type, cloud) : [];
  const implementation = outcome.implementation
    ? offered.find(({ name }) => name === outcome.implementation)
    : offered[0];
  if (cloud && !implementation) {
    return {
      skipped: { ...about, ...notOffered(type, outcome, cloud, offered) },
      problems: [],
    };
  }
  const rule = `rule "${outcome.rule}"`;
  const evaluated = evaluateParameters(entity, type, {
    [rule]: outcome.parameters.rule,
    [`${rule} → ${cloud}`]: outcome.parameters.cloud,
    ...Object.fromEntries(
      Object.entries(outcome.environments).map(([name, values]) => [
        `${rule} → ${name}`,
        values,
      ]),
    ),
  });
  const { parameters, environments, problems } = resolveParameters({
    type,
    entityRef,
    standards,
    rule,
    layers: [
      {
        origin: 'mapping rule',
        source: rule,
        values: evaluated.values[rule],
      },
      {
        origin: 'cloud override',
        source: `${rule} → ${cloud}`,
        values: evaluated.values[`${rule} → ${cloud}`],
      },
      {
        origin: 'annotation',
        source: 'annotation',
        values: annotated(outcome.parameters.annotations, type),
        fromText: true,
        // They stay when a mapping makes something else of the entity.
        otherTypes: types.listed,
      },
    ],
    environments: Object.fromEntries(
      Object.keys(outcome.environments).map(name => [
        name,
        evaluated.values[`${rule} → ${name}`],
      ]),
    ),
  });
  return {
    node: {
      entityRef,
      ...(entity.uid !== undefined && { entityUid: entity.uid }),
      ...(entity.title !== undefined && { title: entity.title }),
      ...(entity.description !== undefined && {
        description: entity.description,
      }),
      ...(entity.owner !== undefined && { owner: entity.owner }),
      ...(entity.system !== undefined && { system: entity.system }),
      ...(entity.lifecycle !== undefined && { lifecycle: entity.lifecycle }),
      name: entity.name,
      resourceType: type.name,
      ...(outcome.implementation && { implementation: outcome.implementation }),
      rule: outcome.rule,
      parameters,
      environments,
      ...(outcome.provides && { provides: outcome.provides }),
    },
    included: {
      ...about,
      resourceType: type.name,
      resourceTypeTitle: type.title,
      implementation: implementation?.name ?? '',
      implementationTitle: implementation?.title ?? '',
      rule: outcome.rule,
    },
    problems: [...evaluated.problems, ...problems],
  };
}

/** Annotations by the names that the type's parameters have. */
function annotated(
  values: Readonly<Record<string, string>>,
  { parameterOfAnnotation }: ResourceType,
): Readonly<Record<string, string>> {
  return parameterOfAnnotation
    ? Object.fromEntries(
        Object.entries(values).map(([name, value]) => [
          parameterOfAnnotation(name),
          value,
        ]),
      )
    : values;
}

function notAvailable(
  { resourceType, rule }: { resourceType: string; rule: string },
  types: ResourceTypes,
): { reason: string; mend: string } {
  const [similar] = types.similar(resourceType);
  return {
    reason: `The resource type "${resourceType}" of rule "${rule}" is not available.`,
    mend: similar
      ? `Did you mean "${similar}"? "none" or "external" leave it out on purpose.`
      : `Choose one of ${types.listed
          .map(({ name }) => name)
          .join(', ')}, or "none" or "external".`,
  };
}

function notOffered(
  { title, alternatives }: ResourceType,
  outcome: { implementation?: string; rule: string },
  cloud: Cloud,
  offered: readonly { name: string }[],
): { reason: string; mend: string } {
  if (offered.length > 0) {
    return {
      reason: `${title} has no implementation "${outcome.implementation}" on ${cloud}.`,
      mend: `Choose one of ${offered
        .map(({ name }) => name)
        .join(', ')} in rule "${outcome.rule}".`,
    };
  }
  return {
    reason: `${title} is not offered on ${cloud}.`,
    mend:
      alternatives?.[cloud] ??
      `Choose another cloud, or another resource type for ${cloud} in rule "${outcome.rule}".`,
  };
}
