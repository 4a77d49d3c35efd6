import type { MappingRule } from 'backstage-plugin-stackgen-common';

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
  'infrastructure',
  'infra',
  'resource',
  'cloud-resource',
  'aws-resource',
  'azure-resource',
  'gcp-resource',
  'cloud-service',
  'managed-service',
  'aws-service',
  'azure-service',
  'gcp-service',
  'aws',
  'azure',
  'gcp',
  'service',
  'middleware',
  'backing-service',
  'platform-service',
  'storage',
  'messaging',
  'data',
];

interface Technology {
  id: string;
  resourceType: string;
  /** Patterns of names that leave no doubt. */
  names?: string[];
  mentions: string[];
  /** What it is on AWS, where that is not the usual. */
  onAws?: string;
}

// PostgreSQL goes first among the mentions: it is by far the commonest, and
// what mentions it together with another one mostly is compatible with it.
const DATABASES: Technology[] = [
  {
    id: 'postgres',
    resourceType: 'postgres-database',
    names: ['*postgres*'],
    mentions: [
      'postgres',
      'postgresql',
      'pg',
      'psql',
      'pgvector',
      'timescale',
      'timescaledb',
      'postgis',
    ],
  },
  {
    id: 'mysql',
    resourceType: 'mysql-database',
    names: ['*mysql*', '*mariadb*'],
    mentions: ['mysql', 'mariadb', 'percona'],
  },
  {
    id: 'sqlserver',
    resourceType: 'sqlserver-database',
    names: ['*mssql*', '*sqlserver*', '*sql-server*'],
    mentions: ['mssql', 'sqlserver', 'sql server', 'azure sql'],
  },
  {
    id: 'mongo',
    resourceType: 'document-database',
    names: ['*mongo*', '*documentdb*'],
    mentions: ['mongo', 'mongodb', 'documentdb'],
    onAws: 'documentdb',
  },
  {
    id: 'document-database',
    resourceType: 'document-database',
    names: ['*dynamo*', '*cosmos*', '*couchdb*', '*firestore*'],
    mentions: [
      'dynamo',
      'dynamodb',
      'cosmos',
      'cosmosdb',
      'couchdb',
      'couchbase',
      'firestore',
      'nosql',
    ],
  },
  {
    id: 'event-stream',
    resourceType: 'event-stream',
    names: ['*kafka*', '*kinesis*'],
    mentions: ['kafka', 'kinesis', 'redpanda', 'event hub', 'event hubs'],
  },
  {
    id: 'data-warehouse',
    resourceType: 'data-warehouse',
    names: ['*redshift*', '*bigquery*', '*snowflake*', '*warehouse*'],
    mentions: ['redshift', 'bigquery', 'snowflake', 'data warehouse'],
  },
  {
    id: 'search',
    resourceType: 'search',
    names: ['*elasticsearch*', '*opensearch*', '*milvus*', '*qdrant*'],
    mentions: [
      'elasticsearch',
      'opensearch',
      'solr',
      'milvus',
      'pinecone',
      'weaviate',
      'qdrant',
      'vector database',
    ],
  },
  {
    id: 'cache',
    resourceType: 'cache',
    names: ['redis', 'redis-*', '*-redis', '*-redis-*', '*memcached*'],
    mentions: ['redis', 'memcached', 'valkey', 'elasticache'],
  },
  {
    id: 'other-database',
    resourceType: 'external',
    names: ['*cockroach*', '*cassandra*', '*oracle*', '*neo4j*', '*influx*'],
    mentions: [
      'cockroachdb',
      'cassandra',
      'scylla',
      'oracle',
      'neo4j',
      'neptune',
      'influxdb',
      'clickhouse',
      'db2',
      'sybase',
      'hana',
      'teradata',
    ],
  },
];

const OTHERS: Technology[] = [
  {
    id: 'relational-database',
    resourceType: 'postgres-database',
    mentions: ['rds', 'aurora', 'cloud sql', 'cloudsql'],
  },
  {
    id: 'kubernetes-cluster',
    resourceType: 'kubernetes-cluster',
    names: ['*kubernetes*', '*k8s*', '*-eks', '*-aks', '*-gke'],
    mentions: ['eks', 'aks', 'gke', 'doks', 'k8s', 'kubernetes cluster'],
  },
  {
    id: 'function',
    resourceType: 'function',
    names: ['*lambda*'],
    mentions: ['lambda', 'cloud function', 'azure function'],
  },
  {
    id: 'secret',
    resourceType: 'secret',
    names: ['*secret*', '*vault*'],
    mentions: ['secretsmanager', 'secrets manager', 'key vault', 'vault'],
  },
  {
    id: 'object-storage',
    resourceType: 'object-storage',
    names: ['*bucket*', 's3', 's3-*', '*-s3', '*-s3-*'],
    mentions: ['s3', 'bucket', 'blob', 'gcs', 'minio', 'media', 'assets'],
  },
  {
    id: 'file-storage',
    resourceType: 'file-storage',
    names: ['*volume*', '*-efs', '*-nfs', '*fileshare*'],
    mentions: ['efs', 'nfs', 'volume', 'file share', 'persistent volume'],
  },
  {
    id: 'queue',
    resourceType: 'queue',
    names: ['*queue*', '*rabbitmq*', '*sqs*'],
    mentions: ['sqs', 'queue', 'rabbitmq', 'activemq', 'amqp'],
  },
  {
    id: 'topic',
    resourceType: 'topic',
    names: ['*topic*', '*pubsub*'],
    mentions: ['sns', 'topic', 'pubsub', 'pub sub', 'eventbridge'],
  },
  {
    id: 'virtual-machine',
    resourceType: 'virtual-machine',
    names: ['*-vm', 'vm-*'],
    mentions: ['ec2', 'virtual machine'],
  },
  {
    id: 'container-registry',
    resourceType: 'container-registry',
    names: ['*registry*'],
    mentions: ['ecr', 'container registry', 'artifact registry'],
  },
];

/** Looks at names first, and then at everything that describes the entity. */
function technologyRules(
  prefix: string,
  kind: string[],
  type: string[],
  technologies: Technology[],
): MappingRule[] {
  const rules: MappingRule[] = [];
  const target = ({ resourceType, onAws }: Technology) => ({
    resourceType,
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

const BOTH_KINDS = ['Component', 'Resource'];

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
      mentions: ['kafka', 'redpanda', 'kinesis', 'event hub', 'event hubs'],
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
  ...technologyRules('vague', ['Resource'], VAGUE_TYPES, [
    ...DATABASES,
    ...OTHERS,
  ]),
  {
    id: 'broker-of-stream',
    title: 'Brokers of event streams',
    match: {
      kind: BOTH_KINDS,
      type: ['message-broker', 'broker', 'message-bus', 'event-bus', 'pubsub'],
      mentions: ['kafka', 'redpanda', 'kinesis', 'pulsar', 'event hub'],
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
