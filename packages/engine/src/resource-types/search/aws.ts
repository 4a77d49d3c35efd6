import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import type {
  AwsImplementation,
  AwsProvider,
} from '../../clouds/aws/AwsImplementation';
import { preventDestroy } from '../../clouds/preventDestroy';
import { call, template, type BlockHandle, type Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { SearchParameters } from './definition';

type Scope = NodeScope<SearchParameters>;

/** It answers by HTTPS only. */
const PORT = 443;

/** Source: https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_CreateDomain.html */
const NAME = { maxLength: 28, letterFirst: true } as const;

/**
 * 2, 16 and 64 GB; most space on a node, in GB. Source:
 * https://docs.aws.amazon.com/opensearch-service/latest/developerguide/limits.html
 */
const SIZES = {
  small: { type: 't3.small.search', deciding: 'm5.large.search', most: 100 },
  medium: {
    type: 'r7g.large.search',
    deciding: 'm7g.medium.search',
    most: 1024,
  },
  large: {
    type: 'r7g.2xlarge.search',
    deciding: 'm7g.medium.search',
    most: 1024,
  },
};

/**
 * Nodes that decide which data node is in charge, and hold no data; their
 * processors are of the same kind.
 * Source: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-dedicatedmasternodes.html
 */
const DECIDING_NODES = 3;

/** Two data nodes, each in a zone of its own. */
const ZONES = 2;

const LOGS = ['ES_APPLICATION_LOGS', 'INDEX_SLOW_LOGS', 'SEARCH_SLOW_LOGS'];

export const openSearch: AwsImplementation<SearchParameters> = {
  name: 'opensearch',
  title: 'Amazon OpenSearch Service',
  limits: [
    {
      parameter: 'storageGb',
      applies: p => p.storageGb > SIZES[p.size].most,
      message: `Small nodes have ${SIZES.small.most} GB at most.`,
      mend: 'Choose a larger size.',
    },
  ],
  build(scope, aws) {
    const security = aws.network.securityGroup(scope as unknown as NodeScope, {
      description: `OpenSearch ${scope.address}`,
    });
    const domain = createDomain(scope, aws, security);
    scope.notes.beforeFirstApply.add(
      'Once for each AWS account, let OpenSearch have addresses in networks: `aws iam create-service-linked-role --aws-service-name opensearchservice.amazonaws.com` (it says so when that was done before).',
    );
    const host = domain.ref('endpoint');
    return {
      provides: {
        network: { securityGroupId: security.ref('id'), port: PORT },
        environment: {
          HOST: host,
          PORT: String(PORT),
          URL: template('https://', host),
        },
        grants: grantsOf(domain),
      },
    };
  },
};

function createDomain(
  scope: Scope,
  aws: AwsFoundation,
  security: BlockHandle,
): BlockHandle {
  const node = scope as unknown as NodeScope;
  const logs = createLogs(scope, aws);
  const available = scope.value(
    'zone_awareness',
    'whether it survives the loss of a zone.',
    p => p.highAvailability,
  );
  const nodes = scope.value('nodes', 'nodes that hold data.', p =>
    p.highAvailability ? ZONES : 1,
  );
  return scope.resource(
    'aws_opensearch_domain',
    undefined,
    {
      domain_name: aws.name(node, NAME),
      engine_version: scope.value(
        'version',
        'version of the search engine.',
        p => `OpenSearch_${p.version}`,
      ),
      cluster_config: {
        instance_type: scope.value(
          'instance_type',
          'type of the nodes.',
          p => SIZES[p.size].type,
        ),
        instance_count: nodes,
        zone_awareness_enabled: available,
        dedicated_master_enabled: available,
        dedicated_master_count: DECIDING_NODES,
        dedicated_master_type: scope.value(
          'dedicated_master_type',
          'type of the nodes that decide.',
          p => SIZES[p.size].deciding,
        ),
      },
      ebs_options: {
        ebs_enabled: true,
        volume_type: 'gp3',
        volume_size: scope.value(
          'storage_gb',
          'space on each node, in GB.',
          p => Math.min(p.storageGb, SIZES[p.size].most),
        ),
      },
      encrypt_at_rest: { enabled: true, kms_key_id: aws.encryption.keyArn() },
      node_to_node_encryption: { enabled: true },
      domain_endpoint_options: {
        enforce_https: true,
        tls_security_policy: 'Policy-Min-TLS-1-2-PFS-2023-10',
      },
      vpc_options: {
        // As many as there are data nodes: each has its own.
        subnet_ids: call('slice', aws.network.privateSubnetIds(), 0, nodes),
        security_group_ids: [security.ref('id')],
      },
      log_publishing_options: LOGS.map(type => ({
        log_type: type,
        cloudwatch_log_group_arn: logs.arn,
      })),
      software_update_options: { auto_software_update_enabled: true },
    },
    {
      dependsOn: [logs.allowed],
      lifecycle: preventDestroy(scope),
      skips: [
        {
          checkov: 'CKV_AWS_317',
          reason: 'Audit logs need users in the engine; IAM decides here.',
        },
        {
          checkov: 'CKV2_AWS_52',
          reason: 'IAM decides who may do what; there are no other users.',
        },
        ...(scope.some(p => !p.highAvailability)
          ? [
              {
                checkov: 'CKV_AWS_318',
                reason: 'Not every environment asks for high availability.',
              },
              {
                checkov: 'CKV2_AWS_59',
                reason: 'Not every environment asks for high availability.',
              },
            ]
          : []),
      ],
    },
  );
}

/** Source: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/createdomain-configure-slow-logs.html */
function createLogs(
  scope: Scope,
  aws: AwsFoundation,
): { arn: Value; allowed: BlockHandle } {
  const group = aws.logs.group(scope as unknown as NodeScope, {
    path: '/aws/opensearch/',
    reason: `Errors and slow requests of ${scope.label}.`,
  });
  return {
    arn: group.ref('arn'),
    allowed: aws.logPolicy.allow('es.amazonaws.com', group),
  };
}

/**
 * What one may send to it. Whoever writes reaches documents, and neither the
 * settings of the cluster nor its snapshots; a document makes its index.
 * Searches with a body are posts.
 * Sources: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ac.html,
 * https://docs.opensearch.org/latest/api-reference/document-apis/
 */
function grantsOf(domain: BlockHandle): AwsProvider['grants'] {
  const arn = domain.ref('arn');
  const at = (...paths: string[]) => paths.map(path => template(arn, path));
  const read = {
    sid: 'ReadIndexes',
    actions: ['es:ESHttpGet', 'es:ESHttpHead'],
    resources: at('/*'),
  };
  const find = {
    sid: 'Search',
    actions: ['es:ESHttpPost'],
    resources: ['_search', '_msearch', '_count', '_mget'].flatMap(way =>
      at(`/${way}`, `/*/${way}`),
    ),
  };
  const write = {
    sid: 'WriteDocuments',
    actions: ['es:ESHttpPost', 'es:ESHttpPut'],
    resources: at(
      '/_bulk',
      '/*/_bulk',
      '/*/_create/*',
      '/*/_delete_by_query',
      '/*/_doc',
      '/*/_doc/*',
      '/*/_update/*',
      '/*/_update_by_query',
    ),
  };
  const remove = {
    sid: 'DeleteDocuments',
    actions: ['es:ESHttpDelete'],
    resources: at('/*/_doc/*'),
  };
  return {
    read: [read, find],
    write: [write, remove],
    readwrite: [read, find, write, remove],
    admin: [
      { sid: 'OwnIndexes', actions: ['es:ESHttp*'], resources: at('/*') },
    ],
  };
}
