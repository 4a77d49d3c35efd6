import type { Entity } from '@backstage/catalog-model';
import {
  CLOUDS,
  type AccessLevel,
  type Cloud,
  type Mapping,
  type Problem,
  type Standards,
  type StandardsProfile,
} from 'backstage-plugin-stackgen-common';
import { draftAppStack } from './appstack/draft';
import { buildStack } from './build';
import { buildEntityGraph, selectEntities } from './catalog';
import { defaultRegion } from './clouds/describe';
import { chooseStandards } from './standards/chooseProfile';

/**
 * What an entity becomes on one cloud, or why it does not.
 *
 * @public
 */
export type ParityOffer =
  | { readonly implementation: string; readonly title: string }
  | { readonly skipped: string; readonly mend: string };

/**
 * One system on several clouds, side by side.
 *
 * @public
 */
export interface ParityReport {
  /** Clouds in the order of the report. */
  readonly clouds: Cloud[];
  /** Entities that become infrastructure on at least one cloud. */
  readonly entities: {
    entityRef: string;
    /** By cloud; the type may differ where the mapping says so. */
    offers: Partial<Record<Cloud, ParityOffer>>;
  }[];
  /** Connections, and on which clouds something is opened for them. */
  readonly connections: {
    consumer: string;
    provider: string;
    access: AccessLevel;
    opened: Partial<Record<Cloud, boolean>>;
  }[];
  /** What a cloud cannot follow, or does differently. */
  readonly remarks: { cloud: Cloud; problem: Problem }[];
  /** Terraform resources of the whole stack. */
  readonly resources: Partial<Record<Cloud, number>>;
}

/**
 * Compares what clouds make of the same entities: what each offers, which
 * connections it opens, and which parameters it cannot follow.
 *
 * @public
 */
export function compareClouds(input: {
  entities: Entity[];
  entityRefs: string[];
  /** All clouds when not given. */
  clouds?: Cloud[];
  mapping: Mapping;
  standards: Standards | readonly StandardsProfile[];
}): ParityReport {
  const { mapping, entityRefs } = input;
  const clouds = input.clouds ?? [...CLOUDS];
  const { graph } = buildEntityGraph(input.entities);
  const { standards } = chooseStandards(input.standards, graph, entityRefs);
  const { selected } = selectEntities(graph, entityRefs);
  const entities = new Map<string, Partial<Record<Cloud, ParityOffer>>>();
  const connections = new Map<string, ParityReport['connections'][number]>();
  const remarks: ParityReport['remarks'] = [];
  const resources: Partial<Record<Cloud, number>> = {};

  for (const cloud of clouds) {
    const draft = draftAppStack({
      graph,
      selected,
      entityRefs,
      name: 'parity',
      cloud,
      region: defaultRegion(cloud, standards),
      mapping,
      standards,
    });
    const stack = buildStack(draft.appStack, standards);
    resources[cloud] = stack.document
      .blocks()
      .filter(({ kind }) => kind === 'resource').length;
    const offer = (entityRef: string, what: ParityOffer) =>
      entities.set(entityRef, { ...entities.get(entityRef), [cloud]: what });
    for (const one of draft.included) {
      offer(one.entityRef, {
        implementation: one.implementation,
        title: one.implementationTitle,
      });
    }
    for (const { entityRef, reason, mend } of draft.skipped) {
      offer(entityRef, { skipped: reason, mend });
    }
    const opened = new Set(stack.opened);
    for (const connection of draft.appStack.connections) {
      const { consumer, provider, access } = connection;
      const key = `${consumer} ${provider}`;
      const known = connections.get(key);
      connections.set(key, {
        consumer,
        provider,
        access,
        opened: { ...known?.opened, [cloud]: opened.has(connection) },
      });
    }
    remarks.push(
      ...stack.problems
        .filter(({ entityRef }) => entityRef !== undefined)
        .map(problem => ({ cloud, problem })),
    );
  }
  const isOffered = (offers: Partial<Record<Cloud, ParityOffer>>) =>
    Object.values(offers).some(one => 'implementation' in one);
  return {
    clouds,
    entities: [...entities]
      .filter(([, offers]) => isOffered(offers))
      .map(([entityRef, offers]) => ({ entityRef, offers }))
      .sort((a, b) => (a.entityRef < b.entityRef ? -1 : 1)),
    connections: [...connections]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, connection]) => connection),
    remarks,
    resources,
  };
}
