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
    ['none', 'Component azure-infra'],
    ['none', 'Resource firewall-rule'],
    ['none', 'Resource network-edge'],
    ['none', 'Resource router'],
    ['none', 'Resource cloud-foundation'],
    ['none', 'Resource development-environment'],
    ['none', 'Resource vcs'],
    ['none', 'Resource gitlab'],
    ['none', 'Resource github-organization'],
    ['none', 'Resource azure-devops-project'],
    ['none', 'Resource Docker Images'],
    ['none', 'Resource data-asset'],
    ['none', 'Resource governance'],
    ['none', 'Component document'],
    ['none', 'Component workbench'],
    ['none', 'Component qa'],
    ['none', 'Component experiment'],
    ['none', 'Component theme'],
    ['none', 'Component database-migration'],
    ['none', 'Resource cost-management'],
    ['none', 'Resource waf-rule'],
    ['none', 'Resource cdn-distribution'],
    ['none', 'Resource load-balancer rule'],
    ['none', 'Resource certificate-authority'],
    ['none', 'Resource app registration'],
    ['none', 'Resource docker-compose'],
    ['none', 'Resource availability-zone'],
    ['none', 'Resource eks-node-group'],
    ['none', 'Resource nas'],
    ['none', 'Resource sqlite'],
    ['none', 'Resource alertmanager'],
    ['none', 'Resource app-insights'],
    ['none', 'Resource status-page'],
    ['none', 'Resource transit-gateway'],
    ['external', 'Resource identity-provider'],
    ['external', 'Resource ai-model'],
    ['external', 'Resource cassandra'],
    ['external', 'Resource graph-database'],
    ['external', 'Resource oracle-database'],
    ['external', 'Resource time-series-database'],
    ['external', 'Resource sagemaker-endpoint'],
    ['external', 'Resource azure-cognitive-services'],
    ['external', 'Resource mqtt-broker'],
    ['external', 'Resource gcp-spanner'],
    ['external', 'Resource virtualization-platform'],
    ['external', 'Resource sms-provider'],
    ['external', 'Resource project-management'],
    ['external', 'Resource physical-server'],
    ['external', 'Resource crm-system'],
    ['external', 'Resource api-endpoint'],
    ['external', 'Resource service-offering'],
    ['external', 'Resource feature-store'],
    ['external', 'Resource tidb'],
    ['external', 'Resource knowledge-graph'],
    ['external', 'Resource supabase'],
    ['external', 'Resource domain-controller'],
    ['external', 'Resource package-repository'],
    ['external', 'Resource smtp-server'],
    ['container-service', 'Component service'],
    ['container-service', 'Component Sub-Application'],
    ['container-service', 'Component backstage-backend'],
    ['container-service', 'Component grpc service'],
    ['container-service', 'Resource appservice'],
    ['container-service', 'Component event-handler'],
    ['container-service', 'Component reverse-proxy'],
    ['container-service', 'Component slack-integration-service'],
    ['container-service', 'Component data-platform'],
    ['container-service', 'Component server'],
    ['container-service', 'Component slack-bot'],
    ['container-service', 'Component full-stack'],
    ['container-service', 'Component emulator'],
    ['container-service', 'Resource nginx'],
    ['container-service', 'Resource ecs-task'],
    ['static-website', 'Component Website'],
    ['static-website', 'Component docs-site'],
    ['static-website', 'Component backstage-frontend'],
    ['scheduled-job', 'Component data-pipeline'],
    ['function', 'Resource aws_lambda_function'],
    ['virtual-machine', 'Resource ec2-instance'],
    ['virtual-machine', 'Resource server'],
    ['virtual-machine', 'Resource VPS'],
    ['virtual-machine', 'Resource jump-host'],
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
    ['cache', 'Resource key-value'],
    ['object-storage', 'Resource AWS::S3::Bucket'],
    ['object-storage', 'Resource gcs-bucket'],
    ['file-storage', 'Resource ebs-volume'],
    ['file-storage', 'Resource network-file-system'],
    ['file-storage', 'Resource file-server'],
    ['queue', 'Resource sqs-queue'],
    ['queue', 'Resource message-queue'],
    ['queue', 'Resource event-broker'],
    ['topic', 'Resource sns-topic'],
    ['topic', 'Resource topic'],
    ['event-stream', 'Resource kafka-topic'],
    ['event-stream', 'Resource kinesis firehose'],
    ['event-stream', 'Resource jetstream'],
    ['workflow', 'Resource step-function'],
    ['search', 'Resource opensearch-domain'],
    ['data-warehouse', 'Resource bigquery-dataset'],
    ['api-gateway', 'Resource api-gateway'],
    ['api-gateway', 'Component gateway'],
    ['secret', 'Resource azure-key-vault'],
    ['secret', 'Resource vault-cluster'],
    ['encryption-key', 'Resource kms-key'],
    ['encryption-key', 'Resource key-ring'],
    ['container-registry', 'Resource ecr-repository'],
    ['container-registry', 'Resource container-image-repository'],
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

  it('tells what vague types are by what describes them', () => {
    const infrastructure = (metadata: Metadata) =>
      becomes('Resource infrastructure', metadata);
    expect(infrastructure({ name: 'shop-vpc' })).toBe('none');
    expect(infrastructure({ name: 'shop-ecs-cluster' })).toBe('none');
    expect(infrastructure({ description: 'CDN for the web shop' })).toBe(
      'none',
    );
    expect(
      infrastructure({ description: 'Redis behind a load balancer' }),
    ).toBe('cache');
    expect(
      infrastructure({ name: 'cloudflare-dns', description: 'DNS and WAF' }),
    ).toBe('external');
    expect(infrastructure({ description: 'A VPS at a hoster' })).toBe(
      'virtual-machine',
    );
    expect(infrastructure({ name: 'shop-api-gateway' })).toBe('api-gateway');
    expect(infrastructure({ tags: ['pulumi'] })).toBe('none');
    expect(infrastructure({ tags: ['pulumi', 's3'] })).toBe('object-storage');
    expect(infrastructure({})).toBe('skipped');
    expect(becomes('Resource cloud-infrastructure', { tags: ['sqs'] })).toBe(
      'queue',
    );
    expect(becomes('Component resource', { tags: ['postgres'] })).toBe(
      'postgres-database',
    );
    expect(becomes('Component aws-service', { tags: ['s3'] })).toBe(
      'container-service',
    );
  });

  it('asks all that carries messages whether it is an event stream', () => {
    for (const type of ['message-broker', 'message-queue', 'topic']) {
      expect([type, becomes(`Resource ${type}`, { tags: ['nats'] })]).toEqual([
        type,
        'event-stream',
      ]);
    }
  });

  it('does not take a second database for one of IBM’s', () => {
    expect(becomes('Resource database', { name: 'orders-db2' })).toBe(
      'postgres-database',
    );
    expect(
      becomes('Resource database', { description: 'IBM Db2 of the bank' }),
    ).toBe('external');
    expect(becomes('Resource db2', { name: 'ledger' })).toBe('external');
  });

  it('takes a service that is called like a product for that product, and nothing else', () => {
    const service = (name: string) => becomes('Component service', { name });
    expect(service('redis')).toBe('cache');
    expect(service('PostgreSQL')).toBe('postgres-database');
    expect(service('minio')).toBe('object-storage');
    expect(service('redis-exporter')).toBe('container-service');
    expect(service('kafka-connect')).toBe('container-service');
    const mongo = outcomeOf('Component service', { name: 'mongodb' });
    expect(mongo.outcome === 'mapped' && mongo.implementation).toBe(
      'documentdb',
    );
  });

  it('knows Terraform modules and providers by their name', () => {
    const service = (name: string) => becomes('Component service', { name });
    expect(service('terraform-aws-client-vpn')).toBe('none');
    expect(service('terraform-provider-acme')).toBe('none');
    expect(service('terraform-registry')).toBe('container-service');
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
