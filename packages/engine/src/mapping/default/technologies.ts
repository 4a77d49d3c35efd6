/** What says of a queue, topic or broker that it is an event stream. */
export const EVENT_STREAMS = [
  'kafka',
  'redpanda',
  'kinesis',
  'pulsar',
  'nats',
  'event hub',
  'event hubs',
];

export interface Technology {
  id: string;
  resourceType: string;
  /** Patterns of names that leave no doubt. */
  names?: string[];
  mentions: string[];
  /** What it is on AWS, where that is not the usual. */
  onAws?: string;
  /** Of what needs no infrastructure, why. */
  reason?: string;
}

// PostgreSQL goes first among the mentions: it is by far the commonest, and
// what mentions it together with another one mostly is compatible with it.
export const DATABASES: Technology[] = [
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
    mentions: EVENT_STREAMS,
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
    names: [
      '*cockroach*',
      '*cassandra*',
      '*oracle*',
      '*neo4j*',
      '*influx*',
      '*spanner*',
    ],
    mentions: [
      'cockroachdb',
      'cassandra',
      'scylla',
      'oracle',
      'spanner',
      'neo4j',
      'neptune',
      'influxdb',
      'clickhouse',
      // Not "db2" alone: it ends the name of many a second database.
      'ibm db2',
      'sybase',
      'hana',
      'teradata',
    ],
  },
];

export const OTHERS: Technology[] = [
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
    mentions: ['ec2', 'virtual machine', 'vps'],
  },
  {
    id: 'container-registry',
    resourceType: 'container-registry',
    names: ['*registry*'],
    mentions: ['ecr', 'container registry', 'artifact registry'],
  },
  {
    id: 'api-gateway',
    resourceType: 'api-gateway',
    names: ['*api-gateway*', 'apim', '*-apim'],
    mentions: ['aws api gateway', 'amazon api gateway', 'api management'],
  },
  {
    id: 'runtime',
    resourceType: 'none',
    names: ['ecs', 'ecs-cluster', '*-ecs', '*-ecs-cluster'],
    mentions: ['ecs cluster', 'fargate cluster', 'app service plan'],
    reason: 'It comes with the services that run on it.',
  },
  {
    id: 'network',
    resourceType: 'none',
    names: ['vpc', '*-vpc', 'vpc-*', 'vnet', '*-vnet', 'vnet-*', '*-subnet'],
    mentions: [
      'cloudfront',
      'front door',
      'cdn',
      'waf',
      'load balancer',
      'nat gateway',
      'vpn',
    ],
    reason:
      'A stack brings its own networks, load balancers, certificates and identities.',
  },
  {
    id: 'code',
    resourceType: 'none',
    names: ['terraform-*', 'pulumi-*'],
    mentions: [
      'pulumi',
      'iac',
      'infrastructure as code',
      'terraform module',
      'cloudformation',
    ],
    reason: 'It describes infrastructure and is applied by its own pipeline.',
  },
  {
    id: 'elsewhere',
    resourceType: 'external',
    names: ['*cloudflare*', '*netlify*', '*vercel*'],
    mentions: ['cloudflare', 'netlify', 'vercel'],
  },
];

/** Products that keep data, by the names that they have as a service. */
export const PRODUCTS: Pick<
  Technology,
  'id' | 'resourceType' | 'names' | 'onAws'
>[] = [
  {
    id: 'postgres',
    resourceType: 'postgres-database',
    names: ['postgres', 'postgresql'],
  },
  {
    id: 'mysql',
    resourceType: 'mysql-database',
    names: ['mysql', 'mariadb'],
  },
  {
    id: 'mongo',
    resourceType: 'document-database',
    names: ['mongo', 'mongodb'],
    onAws: 'documentdb',
  },
  {
    id: 'cache',
    resourceType: 'cache',
    names: ['redis', 'valkey', 'memcached'],
  },
  { id: 'event-stream', resourceType: 'event-stream', names: ['kafka'] },
  { id: 'queue', resourceType: 'queue', names: ['rabbitmq'] },
  {
    id: 'search',
    resourceType: 'search',
    names: ['elasticsearch', 'opensearch'],
  },
  { id: 'object-storage', resourceType: 'object-storage', names: ['minio'] },
];
