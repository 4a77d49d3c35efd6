import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import type {
  AwsImplementation,
  Statement,
} from '../../clouds/aws/AwsImplementation';
import { type BlockHandle, type Expression, template } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import { createUsers, type CacheUsers } from './awsUsers';
import type { CacheParameters } from './definition';

type Scope = NodeScope<CacheParameters>;

/** Source: https://www.iana.org/assignments/service-names-port-numbers */
const PORT = 6379;

/** Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html */
const ID_LENGTH = 40;

/** 1.4, 13 and 26 GB. Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html */
const NODE_TYPES = {
  small: 'cache.t4g.small',
  medium: 'cache.r7g.large',
  large: 'cache.r7g.xlarge',
};

const REDIS_VERSION = '7.1';

export const elastiCache: AwsImplementation<CacheParameters> = {
  name: 'elasticache',
  title: 'Amazon ElastiCache',
  build(scope, aws) {
    const security = aws.network.securityGroup(scope as NodeScope, {
      description: `Cache ${scope.address}`,
    });
    const users = createUsers(scope, aws);
    const cache = createCache(scope, aws, { security, users });
    const host = cache.ref('primary_endpoint_address');
    const readOnly = { USER: users.reader.ref('user_name') };
    const writing = { USER: users.writer.ref('user_name') };
    const connectToWrite = [signInAs(cache, users.writer)];
    return {
      provides: {
        network: { securityGroupId: security.ref('id'), port: PORT },
        environment: {
          HOST: host,
          PORT: String(PORT),
          TLS: 'true',
          URL: template('rediss://', host, `:${PORT}`),
          // Clients sign their token for this name.
          NAME: cache.ref('replication_group_id'),
        },
        environmentByAccess: {
          read: readOnly,
          write: writing,
          readwrite: writing,
        },
        grants: {
          read: [signInAs(cache, users.reader)],
          write: connectToWrite,
          readwrite: connectToWrite,
        },
      },
    };
  },
};

function createCache(
  scope: Scope,
  aws: AwsFoundation,
  options: { security: BlockHandle; users: CacheUsers },
): BlockHandle {
  const node = scope as NodeScope;
  const subnets = scope.resource(
    'aws_elasticache_subnet_group',
    undefined,
    {
      name: aws.name(node, { maxLength: 255, letterFirst: true }),
      subnet_ids: aws.network.privateSubnetIds(),
    },
    {
      provenance: {
        reason: `${scope.label} has private addresses only.`,
        implicit: true,
      },
    },
  );
  const settings = createSettings(scope, aws);
  const logs = aws.logs.group(node, {
    path: '/aws/elasticache/',
    reason: `Slow commands and events of ${scope.label}.`,
  });
  const failover = scope.value(
    'failover',
    'whether a replica takes over when the primary is lost.',
    p => p.highAvailability,
  );
  return scope.resource(
    'aws_elasticache_replication_group',
    undefined,
    {
      replication_group_id: aws.name(node, {
        maxLength: ID_LENGTH,
        letterFirst: true,
      }),
      description: scope.label,
      engine: scope.structural(p => p.engine),
      engine_version: scope.value(
        'version',
        'version of the cache engine.',
        versionOf,
      ),
      node_type: scope.value(
        'node_type',
        'ElastiCache node type.',
        p => NODE_TYPES[p.size],
      ),
      num_cache_clusters: scope.value(
        'nodes',
        'the primary and its replicas.',
        nodesOf,
      ),
      automatic_failover_enabled: failover,
      multi_az_enabled: failover,
      port: PORT,
      at_rest_encryption_enabled: true,
      kms_key_id: aws.encryption.keyArn(),
      transit_encryption_enabled: true,
      transit_encryption_mode: 'required',
      user_group_ids: [options.users.group.ref('user_group_id')],
      subnet_group_name: subnets.ref('name'),
      security_group_ids: [options.security.ref('id')],
      parameter_group_name: settings.ref('name'),
      snapshot_retention_limit: scope.value(
        'snapshot_days',
        'how long daily snapshots are kept, in days.',
        p => p.snapshotDays,
      ),
      final_snapshot_identifier: template(
        aws.name(node, { maxLength: 255, reserve: 6, letterFirst: true }),
        '-final',
      ),
      auto_minor_version_upgrade: true,
      apply_immediately: false,
      log_delivery_configuration: ['engine-log', 'slow-log'].map(log => ({
        destination: logs.ref('name'),
        destination_type: 'cloudwatch-logs',
        log_format: 'json',
        log_type: log,
      })),
    },
    {
      ...(scope.some(p => !p.highAvailability) && {
        skips: [
          {
            checkov: 'CKV2_AWS_50',
            reason:
              'Not every environment asks for high availability, and one node has nothing to fail over to.',
          },
        ],
      }),
    },
  );
}

// A group belongs to one family for ever: with the family in its name, the one
// for a new major version can be made before the old one goes.
function createSettings(scope: Scope, aws: AwsFoundation): BlockHandle {
  const family = scope.value(
    'family',
    'family of the cache engine’s settings.',
    familyOf,
  );
  const name = aws.name(scope as NodeScope, {
    maxLength: 255,
    reserve: 10,
    letterFirst: true,
  });
  return scope.resource(
    'aws_elasticache_parameter_group',
    undefined,
    {
      name: template(name, '-', family as string | Expression),
      description: `Settings of ${scope.label}`,
      family,
      parameter: {
        name: 'maxmemory-policy',
        value: scope.value(
          'max_memory_policy',
          'which keys go when memory is full.',
          p => p.maxMemoryPolicy,
        ),
      },
    },
    {
      lifecycle: { createBeforeDestroy: true },
      provenance: {
        reason: `What ${scope.label} does when its memory is full.`,
        implicit: true,
      },
    },
  );
}

function versionOf(parameters: CacheParameters): string {
  return parameters.engine === 'redis' ? REDIS_VERSION : parameters.version;
}

/** `valkey8`, `redis7` */
function familyOf(parameters: CacheParameters): string {
  return `${parameters.engine}${versionOf(parameters).split('.')[0]}`;
}

function nodesOf({ highAvailability, replicas }: CacheParameters): number {
  const least = highAvailability ? 1 : 0;
  return 1 + Math.max(replicas ?? least, least);
}

/** Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html */
function signInAs(cache: BlockHandle, user: BlockHandle): Statement {
  return {
    sid: 'SignInToCaches',
    actions: ['elasticache:Connect'],
    resources: [cache.ref('arn'), user.ref('arn')],
  };
}
