import type { NodeScope } from '../../resource-types/NodeScope';
import {
  storageLimit,
  type SqlParameters,
  type SqlScope,
} from '../../resource-types/sqlDatabase';
import {
  call,
  template,
  type BlockHandle,
  type Expression,
  type Skip,
  type Value,
} from '../../terraform';
import type { GcpFoundation } from './GcpFoundation';
import { labelsToPassOn } from './labels';

/** Where Google's connectors sign in; source: https://cloud.google.com/sql/docs/postgres/connect-auth-proxy */
export const CONNECTOR_PORT = 3307;

/** How far back one can go to any point in time, in days; source: https://cloud.google.com/sql/docs/postgres/backup-recovery/pitr */
const LOG_DAYS = 7;

/** What Cloud SQL wants to know of a product. */
export interface CloudSqlProduct {
  /** `POSTGRES_17` */
  readonly version: string | Expression;
  /** Machine types by size: `db-custom-<CPUs>-<MB>`. */
  readonly tiers: Readonly<Record<SqlParameters['size'], string>>;
  readonly flags: readonly (readonly [name: string, value: string])[];
  /** What lets one go back to any point in time. */
  readonly recovery: Readonly<Record<string, Value>>;
  /** Settings that only this product has. */
  readonly moreSettings?: Readonly<Record<string, Value>>;
  readonly skips?: readonly Skip[];
}

/** A Cloud SQL server: a private address, TLS only, encrypted and backed up. */
export function createSqlInstance(
  scope: SqlScope,
  gcp: GcpFoundation,
  product: CloudSqlProduct,
): BlockHandle {
  const { key, ready } = gcp.encryption.keyFor('sqladmin');
  const protection = scope.value(
    'deletion_protection',
    'whether Terraform and Google refuse to delete it.',
    p => p.deletionProtection,
  );
  reportLogDays(scope);
  return scope.resource(
    'google_sql_database_instance',
    undefined,
    {
      // With the project's name before it there are 98 characters at most.
      name: gcp.name(scope as unknown as NodeScope, {
        maxLength: 67,
        letterFirst: true,
      }),
      region: gcp.region,
      database_version: product.version,
      encryption_key_name: key,
      deletion_protection: protection,
      // SQL Server insists on a password for its administrator, and rules for
      // passwords refuse a server without one. Nobody knows this one. Source:
      // https://github.com/terraform-google-modules/terraform-google-sql-db/pull/521
      root_password: template(call('uuid'), '-A'),
      settings: {
        // Newer versions would be of the dearer edition otherwise.
        edition: 'ENTERPRISE',
        tier: scope.value(
          'tier',
          'Cloud SQL machine type.',
          p => product.tiers[p.size],
        ),
        availability_type: scope.value(
          'availability_type',
          'one zone (ZONAL), or a second copy in another (REGIONAL).',
          p => (p.highAvailability ? 'REGIONAL' : 'ZONAL'),
        ),
        disk_type: 'PD_SSD',
        disk_size: scope.value(
          'storage_gb',
          'space at the start, in GB.',
          p => p.storageGb,
        ),
        disk_autoresize: true,
        disk_autoresize_limit: scope.value(
          'max_storage_gb',
          'space that it may grow to, in GB.',
          p => storageLimit(p),
        ),
        deletion_protection_enabled: protection,
        // The provider's own labels do not reach settings.
        user_labels: labelsToPassOn(gcp, scope.node),
        ip_configuration: {
          ipv4_enabled: false,
          private_network: gcp.network.id(),
          ssl_mode: 'ENCRYPTED_ONLY',
        },
        backup_configuration: {
          enabled: true,
          location: gcp.region,
          start_time: '02:00',
          ...product.recovery,
          transaction_log_retention_days: LOG_DAYS,
          backup_retention_settings: {
            retention_unit: 'COUNT',
            retained_backups: scope.value(
              'backup_days',
              'how many daily backups are kept.',
              p => p.backupDays,
            ),
          },
        },
        maintenance_window: { day: 7, hour: 3, update_track: 'stable' },
        ...product.moreSettings,
        database_flags: product.flags.map(([name, value]) => ({ name, value })),
      },
    },
    {
      dependsOn: [ready, gcp.network.privateServices(scope)],
      lifecycle: {
        ignoreChanges: [
          // Each plan would have another one, and people may have set their own.
          'root_password',
          // It grows by itself, and providers make the server anew to shrink it. Source:
          // https://github.com/hashicorp/terraform-provider-google/issues/18296
          'settings[0].disk_size',
        ],
      },
      ...(product.skips && { skips: product.skips }),
    },
  );
}

/** Long sentences of statements, without who sent them. */
export const INSIGHTS = {
  query_insights_enabled: true,
  query_string_length: 1024,
  record_application_tags: true,
  record_client_address: false,
};

/** Rules for passwords of users that people make. */
export const PASSWORD_POLICY = {
  enable_password_policy: true,
  min_length: 16,
  complexity: 'COMPLEXITY_DEFAULT',
  disallow_username_substring: true,
};

function reportLogDays(scope: SqlScope): void {
  if (scope.some(p => p.backupDays > LOG_DAYS)) {
    scope.report('backupDays', {
      severity: 'info',
      code: 'parameter-limited',
      message: `One can go back to any point in time within ${LOG_DAYS} days; before that, to the daily backups.`,
    });
  }
}
