import { mappingSchema } from 'backstage-plugin-stackgen-common';
import { buildEntityGraph } from '../catalog';
import { applyMapping } from './applyMapping';
import { CompiledMapping } from './CompiledMapping';
import { defaultMapping } from './defaultMapping';

const mapping = CompiledMapping.create(defaultMapping);

interface Metadata {
  name?: string;
  tags?: string[];
  description?: string;
  resourceType?: string;
  dbEngine?: string;
}

/** What `Kind type` becomes, with what else describes it. */
function becomes(what: string, metadata: Metadata = {}): string {
  const outcome = outcomeOf(what, metadata);
  return outcome.outcome === 'mapped' ? outcome.resourceType : outcome.outcome;
}

function outcomeOf(what: string, metadata: Metadata) {
  const [kind, ...type] = what.split(' ');
  const { graph } = buildEntityGraph([
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind,
      metadata: { name: 'thing', ...metadata },
      spec: { type: type.join(' ') },
    },
  ]);
  return applyMapping(graph.nodes[0], mapping, 'aws');
}

describe('defaultMapping', () => {
  it('is a valid mapping', () => {
    expect(mappingSchema.parse(defaultMapping)).toEqual(defaultMapping);
    expect(mapping.problems).toEqual([]);
    for (const rule of defaultMapping.rules) {
      const isNone = rule.resourceType === 'none';
      expect([rule.id, rule.reason !== undefined]).toEqual([rule.id, isNone]);
    }
  });

  it.each([
    ['none', 'API openapi'],
    ['none', 'System thing'],
    ['none', 'Component library'],
    ['none', 'Component documentation'],
    ['none', 'Component backstage-backend-plugin-module'],
    ['none', 'Component backstage-common-library'],
    ['none', 'Component cli'],
    ['none', 'Component dbt-project'],
    ['none', 'Component lambda-layer'],
    ['none', 'Component terraform-module'],
    ['none', 'Component mobile-app'],
    ['none', 'Component infrastructure'],
    ['none', 'Component repository'],
    ['none', 'Resource buildkite-pipeline'],
    ['none', 'Resource monitoring-tool'],
    ['none', 'Resource security-group'],
    ['none', 'Resource azure-resource-group'],
    ['none', 'Resource schema-registry'],
    ['none', 'Resource ecs-cluster'],
    ['none', 'Component business-capability'],
    ['external', 'Resource identity-provider'],
    ['external', 'Resource ai-model'],
    ['external', 'Resource cassandra'],
    ['external', 'Resource graph-database'],
    ['external', 'Resource oracle-database'],
    ['external', 'Resource time-series-database'],
    ['external', 'Resource sagemaker-endpoint'],
    ['external', 'Resource azure-cognitive-services'],
    ['external', 'Resource mqtt-broker'],
    ['container-service', 'Component service'],
    ['container-service', 'Component Sub-Application'],
    ['container-service', 'Component backstage-backend'],
    ['container-service', 'Component grpc service'],
    ['container-service', 'Resource appservice'],
    ['container-service', 'Component event-handler'],
    ['static-website', 'Component Website'],
    ['static-website', 'Component docs-site'],
    ['static-website', 'Component backstage-frontend'],
    ['scheduled-job', 'Component data-pipeline'],
    ['function', 'Resource aws_lambda_function'],
    ['virtual-machine', 'Resource ec2-instance'],
    ['kubernetes-cluster', 'Resource kubernetes-cluster'],
    ['kubernetes-cluster', 'Resource custom-eks-cluster'],
    ['kubernetes-cluster', 'Resource openshift'],
    ['kubernetes-workload', 'Component operator'],
    ['postgres-database', 'Resource azure-postgresql'],
    ['postgres-database', 'Resource rds-instance'],
    ['mysql-database', 'Resource aurora-mysql'],
    ['sqlserver-database', 'Resource azure-sql-database'],
    ['document-database', 'Resource dynamo-db-table'],
    ['document-database', 'Component dynamodb-table'],
    ['cache', 'Resource elasticache-cluster'],
    ['object-storage', 'Resource AWS::S3::Bucket'],
    ['object-storage', 'Resource gcs-bucket'],
    ['file-storage', 'Resource ebs-volume'],
    ['queue', 'Resource sqs-queue'],
    ['queue', 'Resource message-queue'],
    ['topic', 'Resource sns-topic'],
    ['topic', 'Resource topic'],
    ['event-stream', 'Resource kafka-topic'],
    ['workflow', 'Resource step-function'],
    ['search', 'Resource opensearch-domain'],
    ['data-warehouse', 'Resource bigquery-dataset'],
    ['api-gateway', 'Resource api-gateway'],
    ['api-gateway', 'Component gateway'],
    ['secret', 'Resource azure-key-vault'],
    ['encryption-key', 'Resource kms-key'],
    ['container-registry', 'Resource ecr-repository'],
    ['dns-zone', 'Resource dns'],
  ])('makes %s of a %s', (expected, what) => {
    expect(becomes(what)).toBe(expected);
  });

  it.each([
    ['documentdb', 'Resource mongodb-cluster', {}],
    ['documentdb', 'Resource database', { name: 'orders-mongodb' }],
    ['aurora', 'Resource aurora-postgresql', {}],
    ['aurora', 'Resource aurora-mysql', {}],
    ['the usual', 'Resource dynamodb-table', {}],
    ['the usual', 'Resource rds-instance', {}],
  ])('takes %s on AWS for %s', (name, what, more) => {
    const outcome = outcomeOf(what, more);
    expect(outcome.outcome === 'mapped' && outcome.implementation).toBe(
      name === 'the usual' ? undefined : name,
    );
  });

  it('asks names before everything else about general types', () => {
    expect(becomes('Resource database', { name: 'payment-db' })).toBe(
      'postgres-database',
    );
    expect(
      becomes('Resource database', {
        name: 'orders-mongodb',
        description: 'Came from PostgreSQL.',
      }),
    ).toBe('document-database');
    expect(becomes('Resource database', { tags: ['mysql'] })).toBe(
      'mysql-database',
    );
    expect(becomes('Resource database', { tags: ['oracle'] })).toBe('external');
    expect(
      becomes('Resource database', { tags: ['cockroachdb', 'postgresql'] }),
    ).toBe('postgres-database');
    expect(becomes('Resource db', { name: 'redshift-cluster' })).toBe(
      'data-warehouse',
    );
    expect(becomes('Resource storage', { name: 'data-volume' })).toBe(
      'file-storage',
    );
    expect(becomes('Resource storage', { name: 'uploads' })).toBe(
      'object-storage',
    );
    expect(becomes('Resource messaging', { name: 'rabbitmq' })).toBe('queue');
    expect(becomes('Resource message-queue', { name: 'kafka-cluster' })).toBe(
      'event-stream',
    );
    expect(becomes('Resource topic', { tags: ['kafka'] })).toBe('event-stream');
    expect(becomes('Resource service', { tags: ['redis'] })).toBe('cache');
    expect(becomes('Resource aws-resource', { resourceType: 'aws-rds' })).toBe(
      'postgres-database',
    );
    expect(becomes('Resource rds-instance', { dbEngine: 'mysql' })).toBe(
      'mysql-database',
    );
    expect(becomes('Component service', { tags: ['redis'] })).toBe(
      'container-service',
    );
    expect(becomes('Component website', { tags: ['django'] })).toBe(
      'container-service',
    );
    expect(becomes('Component website', { tags: ['react', 'java'] })).toBe(
      'container-service',
    );
    expect(becomes('Component web-app', { tags: ['react'] })).toBe(
      'static-website',
    );
  });

  it('leaves what it does not know to people', () => {
    for (const what of [
      'Resource mainframe',
      'Component mainframe',
      'Resource cloud-resource',
      'Resource satellite-dish',
      'Component Ⅷ',
      'Component',
      'Resource',
    ]) {
      expect([what, becomes(what)]).toEqual([what, 'skipped']);
    }
  });
});
