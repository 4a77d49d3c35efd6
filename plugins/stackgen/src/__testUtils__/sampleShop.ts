import type { Entity } from '@backstage/catalog-model';
import type {
  CloudInfo,
  Mapping,
  ResourceTypeInfo,
} from 'backstage-plugin-stackgen-common';

function entity(
  kind: string,
  name: string,
  type: string,
  extra: { tags?: string[]; dependsOn?: string[] } = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { namespace: 'default', name, tags: extra.tags },
    spec: {
      type,
      lifecycle: 'production',
      owner: 'group:default/team-shop',
      system: 'web-shop',
      ...(extra.dependsOn && { dependsOn: extra.dependsOn }),
    },
    relations: [{ type: 'partOf', targetRef: 'system:default/web-shop' }],
  };
}

/** A web shop as a company could have it in its catalog. */
export const shopEntities: Entity[] = [
  entity('Component', 'checkout', 'service', {
    dependsOn: ['resource:default/orders-db', 'resource:default/orders-queue'],
  }),
  entity('Component', 'fulfilment', 'worker', {
    dependsOn: ['resource:default/orders-queue'],
  }),
  entity('Component', 'shop-website', 'website'),
  entity('Component', 'shop-docs', 'documentation'),
  entity('Component', 'price-rules', 'library'),
  entity('Resource', 'orders-db', 'database', { tags: ['postgres'] }),
  entity('Resource', 'orders-queue', 'queue'),
  entity('Resource', 'product-images', 'bucket'),
  entity('Resource', 'legacy-sync', 'mainframe'),
];

export const shopSystem: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'System',
  metadata: { namespace: 'default', name: 'web-shop', title: 'Web shop' },
  spec: { owner: 'group:default/team-shop', domain: 'retail' },
};

const number = (
  name: string,
  title: string,
  more: Partial<ResourceTypeInfo['parameters'][number]>,
): ResourceTypeInfo['parameters'][number] => ({
  name,
  title,
  description: `${title} of each instance.`,
  type: 'integer',
  required: false,
  perEnvironment: true,
  ...more,
});

const on = (name: string, title: string) => ({
  implementations: [{ name, title, default: true }],
});
const nowhere = (alternative?: string) => ({
  implementations: [],
  alternative,
});

export const resourceTypes: ResourceTypeInfo[] = [
  {
    name: 'container-service',
    title: 'Container service',
    description: 'Runs a container image, and restarts it when it fails.',
    category: 'Compute',
    parameters: [
      number('cpu', 'CPU', {
        unit: 'CPU units',
        default: 512,
        minimum: 256,
        maximum: 16384,
      }),
      number('replicas', 'Replicas', {
        default: 2,
        minimum: 1,
        maximum: 100,
        description: 'How many copies run at the same time.',
      }),
      {
        name: 'exposed',
        title: 'Reachable from the internet',
        description: 'Puts a load balancer with TLS in front.',
        type: 'boolean',
        default: false,
        required: false,
        perEnvironment: false,
      },
      {
        name: 'environmentVariables',
        title: 'Environment variables',
        description: 'Handed to the container as they are. No secrets here.',
        type: 'map',
        default: {},
        required: false,
        perEnvironment: true,
      },
    ],
    accessLevels: ['invoke'],
    defaultAccess: 'invoke',
    clouds: {
      aws: {
        implementations: [
          { name: 'ecs-fargate', title: 'ECS on Fargate', default: true },
          { name: 'app-runner', title: 'App Runner', default: false },
        ],
      },
      azure: nowhere(),
      gcp: nowhere(),
      civo: nowhere(),
    },
  },
  {
    name: 'static-website',
    title: 'Static website',
    description: 'Files behind a content delivery network.',
    category: 'Compute',
    parameters: [
      {
        name: 'domain',
        title: 'Domain',
        description: 'The name under which it is reached.',
        type: 'string',
        pattern: '^[a-z0-9.-]+$',
        required: false,
        perEnvironment: true,
      },
      {
        name: 'allowedCountries',
        title: 'Allowed countries',
        description: 'Two-letter codes; everywhere when empty.',
        type: 'list',
        default: [],
        required: false,
        perEnvironment: false,
      },
    ],
    accessLevels: [],
    clouds: {
      aws: on('s3-cloudfront', 'Amazon S3 + CloudFront'),
      azure: nowhere(),
      gcp: nowhere(),
      civo: nowhere('Use a container service with a web server.'),
    },
  },
  {
    name: 'postgres-database',
    title: 'PostgreSQL database',
    description: 'A managed PostgreSQL with backups.',
    category: 'Data',
    parameters: [
      number('storageGb', 'Storage', {
        unit: 'GB',
        default: 20,
        minimum: 20,
        maximum: 65536,
      }),
      {
        name: 'version',
        title: 'Version',
        description: 'Major version of PostgreSQL.',
        type: 'enum',
        options: ['15', '16', '17'],
        default: '17',
        required: false,
        perEnvironment: false,
      },
      {
        name: 'highAvailability',
        title: 'High availability',
        description: 'A standby in a second zone takes over when one fails.',
        type: 'boolean',
        default: false,
        required: false,
        perEnvironment: true,
      },
    ],
    accessLevels: ['read', 'readwrite', 'admin'],
    defaultAccess: 'readwrite',
    clouds: {
      aws: on('rds', 'Amazon RDS'),
      azure: nowhere(),
      gcp: nowhere(),
      civo: nowhere(),
    },
  },
  {
    name: 'queue',
    title: 'Queue',
    description: 'Keeps messages until one consumer has handled them.',
    category: 'Messaging',
    parameters: [
      number('retentionDays', 'Retention', {
        unit: 'days',
        default: 4,
        minimum: 1,
        maximum: 14,
        description: 'How long a message waits at most.',
      }),
    ],
    accessLevels: ['publish', 'consume', 'readwrite'],
    defaultAccess: 'readwrite',
    clouds: {
      aws: on('sqs', 'Amazon SQS'),
      azure: nowhere(),
      gcp: nowhere(),
      civo: nowhere(),
    },
  },
  {
    name: 'object-storage',
    title: 'Object storage',
    description: 'Keeps files of any size.',
    category: 'Data',
    parameters: [],
    accessLevels: ['read', 'write', 'readwrite'],
    defaultAccess: 'readwrite',
    clouds: {
      aws: on('s3', 'Amazon S3'),
      azure: nowhere(),
      gcp: nowhere(),
      civo: nowhere(),
    },
  },
];

export const clouds: CloudInfo[] = [
  {
    name: 'aws',
    title: 'AWS',
    available: true,
    defaultRegion: 'eu-central-1',
    regions: [
      { name: 'eu-central-1', title: 'Europe (Frankfurt)' },
      { name: 'eu-west-1', title: 'Europe (Ireland)' },
      { name: 'us-east-1', title: 'US East (N. Virginia)' },
    ],
  },
  {
    name: 'azure',
    title: 'Azure',
    available: false,
    defaultRegion: 'westeurope',
    regions: [{ name: 'westeurope', title: 'West Europe' }],
  },
  {
    name: 'gcp',
    title: 'Google Cloud',
    available: false,
    defaultRegion: 'europe-west3',
    regions: [{ name: 'europe-west3', title: 'Frankfurt' }],
  },
  {
    name: 'civo',
    title: 'Civo',
    available: false,
    defaultRegion: 'FRA1',
    regions: [{ name: 'FRA1', title: 'Frankfurt' }],
  },
];

export const defaultMapping: Mapping = {
  name: 'default',
  title: 'Default mapping',
  rules: [
    {
      id: 'documentation',
      match: { kind: 'Component', type: ['documentation', 'library'] },
      resourceType: 'none',
      reason: 'It is read or built in, not run.',
    },
    {
      id: 'website',
      match: { kind: 'Component', type: 'website' },
      resourceType: 'static-website',
    },
    {
      id: 'service',
      title: 'Services and workers',
      match: { kind: 'Component', type: ['service', 'worker'] },
      resourceType: 'container-service',
    },
    {
      id: 'postgres',
      title: 'Databases with tag postgres',
      match: { kind: 'Resource', type: 'database', tags: 'postgres' },
      resourceType: 'postgres-database',
      parameters: { storageGb: 100 },
    },
    {
      id: 'queue',
      match: { kind: 'Resource', type: 'queue' },
      resourceType: 'queue',
    },
    {
      id: 'bucket',
      match: { kind: 'Resource', type: 'bucket' },
      resourceType: 'object-storage',
    },
  ],
};
