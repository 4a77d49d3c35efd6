import type { AzureFoundation } from '../../clouds/azure/AzureFoundation';
import type {
  AzureImplementation,
  Visitor,
} from '../../clouds/azure/AzureImplementation';
import type { Limit } from '../../clouds/Cloud';
import { deploymentTemplate } from '../../clouds/azure/deploymentTemplate';
import { placeOfNode } from '../../clouds/azure/Place';
import { template, type BlockHandle } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import { parameters, type CacheParameters } from './definition';

/** Source: https://learn.microsoft.com/azure/redis/architecture */
const PORT = 10000;

/**
 * 1, 12 and 24 GB.
 * Source: https://learn.microsoft.com/azure/redis/overview
 */
const SKUS = {
  small: 'Balanced_B1',
  medium: 'Balanced_B10',
  large: 'Balanced_B20',
};

const EVICTION: Record<CacheParameters['maxMemoryPolicy'], string> = {
  'volatile-lru': 'VolatileLRU',
  'allkeys-lru': 'AllKeysLRU',
  'volatile-lfu': 'VolatileLFU',
  'allkeys-lfu': 'AllKeysLFU',
  'volatile-random': 'VolatileRandom',
  'allkeys-random': 'AllKeysRandom',
  'volatile-ttl': 'VolatileTTL',
  noeviction: 'NoEviction',
};

const LIMITS: readonly Limit<CacheParameters>[] = [
  {
    parameter: 'engine',
    applies: p => p.engine !== 'redis',
    message: 'Azure offers Redis in place of Valkey; clients are the same.',
  },
  {
    parameter: 'version',
    applies: p => p.version !== parameters.parse({}).version,
    effect: 'none',
    message: 'Azure chooses the version of Managed Redis.',
    mend: 'Leave it out for this cloud.',
  },
  {
    parameter: 'replicas',
    applies: p => (p.replicas ?? 0) > 1,
    message: 'Managed Redis has one replica at most.',
  },
  {
    // Source: https://learn.microsoft.com/azure/redis/how-to-persistence
    parameter: 'snapshotDays',
    applies: () => true,
    message:
      'Managed Redis is written to a disk every 12 hours, to start again from; older snapshots are not kept.',
    mend: 'Export it where its data cannot be made anew.',
  },
];

export const managedRedis: AzureImplementation<CacheParameters> = {
  name: 'managed-redis',
  title: 'Azure Managed Redis',
  limits: LIMITS,
  build(scope, azure) {
    const cache = scope.resource('azurerm_managed_redis', undefined, {
      ...azure.placed(),
      name: azure.uniqueName(scope as NodeScope, {
        maxLength: 60,
        letterFirst: true,
      }),
      sku_name: scope.value('sku', 'size of the cache.', p => SKUS[p.size]),
      high_availability_enabled: scope.value(
        'high_availability',
        'whether a replica takes over when the primary is lost.',
        p => p.highAvailability || (p.replicas ?? 0) > 0,
      ),
      public_network_access: 'Disabled',
      default_database: {
        access_keys_authentication_enabled: false,
        client_protocol: 'Encrypted',
        // One address, so that every client library can use it.
        clustering_policy: 'EnterpriseCluster',
        eviction_policy: scope.value(
          'eviction_policy',
          'which keys go when memory is full.',
          p => EVICTION[p.maxMemoryPolicy],
        ),
        persistence_redis_database_backup_frequency: '12h',
      },
    });
    const endpoint = azure.endpoints.create(placeOfNode(scope, azure), {
      kind: 'redis',
      target: cache.ref('id'),
    });
    azure.logs.collect(placeOfNode(scope, azure), {
      target: cache.ref('default_database', 0, 'id'),
      categories: ['ConnectionEvents'],
      reason: `Who signed in to ${scope.label}.`,
    });
    const host = cache.ref('hostname');
    const admitted: LetIn[] = [];
    azure.onFinish(() => letInOneByOne(admitted, endpoint.block));
    return {
      provides: {
        open: endpoint.open,
        environment: {
          HOST: host,
          PORT: String(PORT),
          TLS: 'true',
          URL: template('rediss://', host, `:${PORT}`),
        },
        admit: visitor => {
          const letIn = admit(azure, cache, visitor);
          admitted.push(letIn);
          return {
            environment: { USER: visitor.identity.ref('principal_id') },
            right: letIn.block,
          };
        },
        remarks: {
          read: fullAccess('reads'),
          write: fullAccess('writes'),
        },
      },
    };
  },
};

/** What lets an identity in, and what that waits for. */
interface LetIn {
  readonly block: BlockHandle;
  readonly dependsOn: BlockHandle[];
}

/**
 * Managed Redis makes one change at a time, and fails those that come meanwhile.
 * Source: https://github.com/Azure/azure-dev/issues/6640
 */
function letInOneByOne(
  admitted: readonly LetIn[],
  endpoint: BlockHandle,
): void {
  let before = endpoint;
  for (const { block, dependsOn } of [...admitted].sort((a, b) =>
    a.block.address < b.block.address ? -1 : 1,
  )) {
    dependsOn.push(before);
    before = block;
  }
}

/**
 * Lets an identity sign in. The provider cannot do it, so Azure does. Source:
 * https://learn.microsoft.com/azure/redis/entra-for-authentication
 */
function admit(
  azure: AzureFoundation,
  cache: BlockHandle,
  { scope, identity, reason }: Visitor,
): LetIn {
  const dependsOn: BlockHandle[] = [];
  const block = scope.resource(
    'azurerm_resource_group_template_deployment',
    `on_${cache.name}`,
    {
      ...azure.grouped(),
      name: azure.name(scope, { maxLength: 64 }, `on-${cache.name}`),
      deployment_mode: 'Incremental',
      template_content: deploymentTemplate({
        type: 'Microsoft.Cache/redisEnterprise/databases/accessPolicyAssignments',
        apiVersion: '2025-04-01',
        name: template(
          cache.ref('name'),
          '/default/',
          azure.name(scope, { maxLength: 60, separator: '' }),
        ),
        properties: {
          accessPolicyName: 'default',
          user: { objectId: identity.ref('principal_id') },
        },
      }),
    },
    { dependsOn, provenance: { reason, implicit: true } },
  );
  return { block, dependsOn };
}

function fullAccess(verb: string) {
  return {
    code: 'access-not-divided',
    message: `Managed Redis gives every identity that signs in all rights, also one that only ${verb}.`,
    mend: 'Give consumers that must be kept apart a cache of their own.',
  };
}
