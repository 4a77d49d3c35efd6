import type { MappingRule } from 'backstage-plugin-stackgen-common';
import { BOTH_KINDS } from './bothKinds';
import {
  DATABASES,
  EVENT_STREAMS,
  OTHERS,
  PRODUCTS,
  type Technology,
} from './technologies';

const DATABASE_TYPES = [
  'database',
  'databases',
  'db',
  '*-database',
  '*-db',
  'database-*',
  'db-*',
  'data-store',
  'datastore',
  'rds*',
  'aws-rds*',
  'rdbms',
  'sql',
  'aurora*',
  'aws-aurora*',
  'cloud-sql*',
  'cloudsql*',
  'persistence',
];

/** Types that say no more than that it is something in a cloud. */
const VAGUE_TYPES = [
  'resource',
  'cloud-resource',
  'aws-resource',
  'azure-resource',
  'gcp-resource',
  'managed-service',
  'backing-service',
  'storage',
  'messaging',
];

/** Types that say no more of a resource, while components of them run code. */
const VAGUE_RESOURCE_TYPES = [
  'infrastructure',
  'infra',
  '*-infrastructure',
  '*-infra',
  'cloud-service',
  'aws-service',
  'azure-service',
  'gcp-service',
  'aws',
  'azure',
  'gcp',
  'service',
  'middleware',
  'platform-service',
  'data',
];

/** Looks at names first, and then at everything that describes the entity. */
function technologyRules(
  prefix: string,
  kind: string[],
  type: string[],
  technologies: Technology[],
): MappingRule[] {
  const rules: MappingRule[] = [];
  const target = ({ resourceType, onAws, reason }: Technology) => ({
    resourceType,
    ...(reason !== undefined && { reason }),
    ...(onAws !== undefined && { clouds: { aws: { implementation: onAws } } }),
  });
  for (const technology of technologies) {
    const { id, names } = technology;
    if (names) {
      rules.push({
        id: `${prefix}-named-${id}`,
        match: { kind, type, name: names },
        ...target(technology),
      });
    }
  }
  for (const technology of technologies) {
    const { id, mentions } = technology;
    rules.push({
      id: `${prefix}-with-${id}`,
      match: { kind, type, mentions },
      ...target(technology),
    });
  }
  return rules;
}

const TECHNOLOGIES = [...DATABASES, ...OTHERS];

/**
 * Services that are called just like a product that keeps data: they are that
 * product, and as a container it would lose what it holds.
 */
const productRules = PRODUCTS.map(
  ({ id, names, resourceType, onAws }): MappingRule => ({
    id: `service-named-${id}`,
    match: { kind: 'Component', type: ['service', 'app'], name: names },
    resourceType,
    ...(onAws !== undefined && { clouds: { aws: { implementation: onAws } } }),
  }),
);

/**
 * Types that leave open which technology is meant: the entity's name, tags,
 * labels, annotations, title and description decide, and else the usual.
 */
export const genericTypeRules: MappingRule[] = [
  ...technologyRules('database', BOTH_KINDS, DATABASE_TYPES, DATABASES),
  {
    id: 'database',
    title: 'Databases of no named technology',
    match: { kind: BOTH_KINDS, type: DATABASE_TYPES },
    resourceType: 'postgres-database',
  },
  {
    id: 'topic-of-stream',
    title: 'Topics of an event stream',
    match: {
      kind: BOTH_KINDS,
      type: ['topic', 'topics', '*-topic', 'event-topic', 'message-topic'],
      mentions: EVENT_STREAMS,
    },
    resourceType: 'event-stream',
  },
  {
    id: 'topic',
    title: 'Topics',
    match: {
      kind: BOTH_KINDS,
      type: ['topic', 'topics', '*-topic', 'event-topic', 'message-topic'],
    },
    resourceType: 'topic',
  },
  ...technologyRules('vague', BOTH_KINDS, VAGUE_TYPES, TECHNOLOGIES),
  ...technologyRules(
    'vague-resource',
    ['Resource'],
    VAGUE_RESOURCE_TYPES,
    TECHNOLOGIES,
  ),
  ...productRules,
  {
    id: 'broker-of-stream',
    title: 'Brokers of event streams',
    match: {
      kind: BOTH_KINDS,
      type: [
        'message-broker',
        'event-broker',
        'broker',
        'message-bus',
        'event-bus',
        'pubsub',
      ],
      mentions: EVENT_STREAMS,
    },
    resourceType: 'event-stream',
  },
  {
    id: 'broker',
    title: 'Message brokers of no named technology',
    match: {
      kind: BOTH_KINDS,
      type: [
        'messaging',
        'messaging-*',
        'message-broker',
        'event-broker',
        'broker',
        '*service-bus*',
      ],
    },
    resourceType: 'queue',
  },
  {
    id: 'bus',
    title: 'Event buses',
    match: {
      kind: BOTH_KINDS,
      type: [
        'event-bus',
        'message-bus',
        'pubsub',
        'pub-sub',
        'events',
        'event',
      ],
    },
    resourceType: 'topic',
  },
  {
    id: 'storage-volume',
    title: 'Storage that is a file system',
    match: {
      kind: BOTH_KINDS,
      type: ['storage', '*-storage', 'storage-*'],
      name: ['*volume*', '*efs*', '*nfs*', '*disk*'],
    },
    resourceType: 'file-storage',
  },
  {
    id: 'storage',
    title: 'Storage of no named technology',
    match: { kind: BOTH_KINDS, type: ['storage', '*-storage', 'storage-*'] },
    resourceType: 'object-storage',
  },
];
