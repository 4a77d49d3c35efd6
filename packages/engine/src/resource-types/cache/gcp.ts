import type { GcpFoundation } from '../../clouds/gcp/GcpFoundation';
import type {
  GcpGrant,
  GcpImplementation,
} from '../../clouds/gcp/GcpImplementation';
import { RFC1035 } from '../../clouds/gcp/names';
import {
  binary,
  call,
  forList,
  index,
  ref,
  SPLAT,
  template,
  type BlockHandle,
  type Expression,
} from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { CacheParameters } from './definition';

type Scope = NodeScope<CacheParameters>;

/** Source: https://www.iana.org/assignments/service-names-port-numbers */
const PORT = 6379;

const DAY_SECONDS = 86400;

/** 1.4, 6.5 and 13 GB. Source: https://cloud.google.com/memorystore/docs/valkey/instance-node-specification */
const NODE_TYPES = {
  small: 'SHARED_CORE_NANO',
  medium: 'STANDARD_SMALL',
  large: 'HIGHMEM_MEDIUM',
};

/** Source: https://cloud.google.com/memorystore/docs/valkey/supported-versions */
const VERSIONS = {
  '7.2': 'VALKEY_7_2',
  '8.0': 'VALKEY_8_0',
  '9.0': 'VALKEY_9_0',
} as const;

const NEWEST_BEFORE = { '8.1': '8.0', '8.2': '8.0', '9.1': '9.0' } as const;

export const memorystore: GcpImplementation<CacheParameters> = {
  name: 'memorystore',
  title: 'Google Memorystore for Valkey',
  build(scope, gcp) {
    reportLimits(scope);
    const cache = createCache(scope, gcp);
    const host = primaryAddress(cache);
    const connect = [connectGrant(gcp, cache)];
    return {
      provides: {
        network: { address: host, ports: [PORT] },
        environment: {
          HOST: host,
          PORT: String(PORT),
          TLS: 'true',
          URL: template('rediss://', host, `:${PORT}`),
          // Google signs its certificate itself; clients check it with this.
          CA: call(
            'join',
            '\n',
            call(
              'flatten',
              cache.ref(
                'managed_server_ca',
                SPLAT,
                'ca_certs',
                SPLAT,
                'certificates',
              ),
            ),
          ),
        },
        grants: { read: connect, write: connect, readwrite: connect },
        remarks: {
          read: {
            code: 'access-wider',
            message:
              'Memorystore knows no users that only read, so the consumer could write, too.',
          },
        },
      },
    };
  },
};

function createCache(scope: Scope, gcp: GcpFoundation): BlockHandle {
  // Source: https://cloud.google.com/memorystore/docs/valkey/create-instances#before_you_begin
  gcp.services.use('serviceconsumermanagement');
  const { key, ready } = gcp.encryption.keyFor('memorystore');
  return scope.resource(
    'google_memorystore_instance',
    undefined,
    {
      instance_id: gcp.name(scope as NodeScope, RFC1035),
      location: gcp.region,
      mode: 'CLUSTER_DISABLED',
      shard_count: 1,
      engine_version: scope.value('version', 'version of Valkey.', versionOf),
      node_type: scope.value(
        'node_type',
        'Memorystore node type.',
        p => NODE_TYPES[p.size],
      ),
      replica_count: scope.value(
        'replicas',
        'copies beside the primary.',
        replicasOf,
      ),
      engine_configs: {
        'maxmemory-policy': scope.value(
          'max_memory_policy',
          'which keys go when memory is full.',
          p => p.maxMemoryPolicy,
        ),
      },
      authorization_mode: 'IAM_AUTH',
      transit_encryption_mode: 'SERVER_AUTHENTICATION',
      kms_key: key,
      // What is in it can be made anew.
      deletion_protection_enabled: false,
      desired_auto_created_endpoints: {
        network: gcp.network.id(),
        project_id: gcp.projectId(),
      },
      zone_distribution_config: { mode: 'MULTI_ZONE' },
      automated_backup_config: {
        retention: scope.value(
          'snapshot_retention',
          'how long daily snapshots are kept.',
          p => `${p.snapshotDays * DAY_SECONDS}s`,
        ),
        fixed_frequency_schedule: { start_time: { hours: 2 } },
      },
    },
    { dependsOn: [ready, gcp.network.cacheEndpoints()] },
  );
}

/** Of the endpoints in the network, the one that takes writes. */
function primaryAddress(cache: BlockHandle): Expression {
  const connections = call(
    'flatten',
    cache.ref('endpoints', SPLAT, 'connections', SPLAT, 'psc_auto_connection'),
  );
  return index(
    forList(connections, 'connection', () => ref('connection', 'ip_address'), {
      when: () =>
        binary(
          '!=',
          ref('connection', 'connection_type'),
          'CONNECTION_TYPE_READER',
        ),
    }),
    0,
  );
}

/**
 * Google knows this role on whole projects only; the condition narrows it to
 * one instance.
 * Source: https://cloud.google.com/memorystore/docs/valkey/about-iam-auth
 */
function connectGrant(gcp: GcpFoundation, cache: BlockHandle): GcpGrant {
  return {
    name: 'connect_to',
    role: 'roles/memorystore.dbConnectionUser',
    type: 'google_project_iam_member',
    on: {
      project: gcp.projectId(),
      condition: {
        title: template('only ', cache.ref('instance_id')),
        expression: template(
          'resource.name == "projects/',
          gcp.projectId(),
          `/locations/${gcp.region}/instances/`,
          cache.ref('instance_id'),
          '"',
        ),
      },
    },
  };
}

/** The version that is asked for, or the newest one before it. */
function versionOf({ version }: CacheParameters): string {
  return VERSIONS[isOffered(version) ? version : NEWEST_BEFORE[version]];
}

function isOffered(
  version: CacheParameters['version'],
): version is keyof typeof VERSIONS {
  return version in VERSIONS;
}

function replicasOf({ highAvailability, replicas }: CacheParameters): number {
  const least = highAvailability ? 1 : 0;
  return Math.max(replicas ?? least, least);
}

function reportLimits(scope: Scope): void {
  if (scope.structural(p => p.engine) === 'redis') {
    scope.report('engine', {
      severity: 'info',
      code: 'parameter-limited',
      message:
        'Only Valkey takes sign-in by cloud identity on Memorystore, so it is used; clients are the same.',
    });
  }
  if (scope.some(p => !isOffered(p.version))) {
    scope.report('version', {
      severity: 'info',
      code: 'parameter-limited',
      message: `Memorystore offers Valkey ${Object.keys(VERSIONS).join(
        ', ',
      )}; the newest one before is used.`,
    });
  }
}
