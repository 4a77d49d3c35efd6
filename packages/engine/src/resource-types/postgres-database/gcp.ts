import type { GcpFoundation } from '../../clouds/gcp/GcpFoundation';
import type {
  GcpAccount,
  GcpGrant,
  GcpImplementation,
} from '../../clouds/gcp/GcpImplementation';
import { entityLabels } from '../../clouds/gcp/labels';
import { call, template, type BlockHandle } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import { databaseNameOf } from '../sqlDatabase';
import type { PostgresParameters } from './definition';
import { DATABASE_FLAGS } from './gcpFlags';

type Scope = NodeScope<PostgresParameters>;

/** PostgreSQL's port; source: https://www.iana.org/assignments/service-names-port-numbers */
const PORT = 5432;

/** Where Google's connectors sign in; source: https://cloud.google.com/sql/docs/postgres/connect-auth-proxy */
const CONNECTOR_PORT = 3307;

/** How far back one can go to any point in time, in days; source: https://cloud.google.com/sql/docs/postgres/backup-recovery/pitr */
const LOG_DAYS = 7;

/**
 * `db-custom-<CPUs>-<MB>`.
 * Source: https://cloud.google.com/sql/docs/postgres/instance-settings#machine-type-2ndgen
 */
const TIERS = {
  small: 'db-custom-1-3840',
  medium: 'db-custom-2-7680',
  large: 'db-custom-8-32768',
};

export const cloudSql: GcpImplementation<PostgresParameters> = {
  name: 'cloud-sql',
  title: 'Cloud SQL for PostgreSQL',
  build(scope, gcp) {
    const databaseName = databaseNameOf(scope);
    const instance = createInstance(scope, gcp);
    scope.resource('google_sql_database', undefined, {
      name: databaseName,
      instance: instance.ref('name'),
      // PostgreSQL keeps a database that somebody owns tables in; it goes with
      // its instance.
      deletion_policy: 'ABANDON',
    });
    if (scope.some(p => p.backupDays > LOG_DAYS)) {
      scope.report('backupDays', {
        severity: 'info',
        code: 'parameter-limited',
        message: `One can go back to any point in time within ${LOG_DAYS} days; before that, to the daily backups.`,
      });
    }
    const signIn = signInGrants(gcp, instance);
    const remark = (grant: string) => ({
      code: 'database-rights',
      message:
        'The consumer signs in as its service account, without a password; it can do nothing before somebody gives it rights inside the database.',
      mend: `As an administrator of the database run ${grant} TO the user in the consumer’s variable ${scope.address.toUpperCase()}_USER.`,
    });
    return {
      provides: {
        network: {
          address: instance.ref('private_ip_address'),
          ports: [CONNECTOR_PORT, PORT],
        },
        environment: {
          HOST: instance.ref('private_ip_address'),
          PORT: String(PORT),
          NAME: databaseName,
          // What Google's connectors know it by.
          INSTANCE: instance.ref('connection_name'),
        },
        grants: {
          read: signIn,
          write: signIn,
          readwrite: signIn,
          admin: signIn,
        },
        admit: (consumer, account) => ({
          USER: createUser(scope, consumer, account, instance),
        }),
        remarks: {
          read: remark('GRANT pg_read_all_data'),
          write: remark('GRANT pg_write_all_data'),
          readwrite: remark('GRANT pg_read_all_data, pg_write_all_data'),
          admin: remark('GRANT cloudsqlsuperuser'),
        },
      },
    };
  },
};

function createInstance(scope: Scope, gcp: GcpFoundation): BlockHandle {
  const { key, ready } = gcp.encryption.keyFor('sqladmin');
  const protection = scope.value(
    'deletion_protection',
    'whether Terraform and Google refuse to delete it.',
    p => p.deletionProtection,
  );
  return scope.resource(
    'google_sql_database_instance',
    undefined,
    {
      // With the project's name before it there are 98 characters at most.
      name: gcp.name(scope as NodeScope, { maxLength: 67, letterFirst: true }),
      region: gcp.region,
      database_version: template(
        'POSTGRES_',
        scope.text('version', 'major version of PostgreSQL.', p => p.version),
      ),
      encryption_key_name: key,
      deletion_protection: protection,
      settings: {
        // Newer versions would be of the dearer edition otherwise.
        edition: 'ENTERPRISE',
        tier: scope.value(
          'tier',
          'Cloud SQL machine type.',
          p => TIERS[p.size],
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
          p => Math.min(p.storageGb * 4, 65536),
        ),
        deletion_protection_enabled: protection,
        user_labels: entityLabels(scope.node),
        ip_configuration: {
          ipv4_enabled: false,
          private_network: gcp.network.id(),
          ssl_mode: 'ENCRYPTED_ONLY',
        },
        backup_configuration: {
          enabled: true,
          location: gcp.region,
          start_time: '02:00',
          point_in_time_recovery_enabled: true,
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
        insights_config: {
          query_insights_enabled: true,
          query_string_length: 1024,
          record_application_tags: true,
          record_client_address: false,
        },
        password_validation_policy: {
          enable_password_policy: true,
          min_length: 16,
          complexity: 'COMPLEXITY_DEFAULT',
          disallow_username_substring: true,
        },
        database_flags: DATABASE_FLAGS.map(([name, value]) => ({
          name,
          value,
        })),
      },
    },
    {
      dependsOn: [ready, gcp.network.privateServices()],
      skips: [
        {
          checkov: 'CKV_GCP_79',
          reason:
            'The major version is the application’s choice; the default is a supported one.',
        },
      ],
    },
  );
}

/**
 * Google knows these roles on whole projects only; the condition narrows them
 * to one instance.
 * Source: https://cloud.google.com/sql/docs/postgres/iam-conditions
 */
function signInGrants(gcp: GcpFoundation, instance: BlockHandle): GcpGrant[] {
  const on = {
    project: gcp.projectId(),
    condition: {
      title: template('only ', instance.ref('name')),
      expression: template(
        'resource.service == "sqladmin.googleapis.com" && resource.name == "projects/',
        gcp.projectId(),
        '/instances/',
        instance.ref('name'),
        '"',
      ),
    },
  };
  const type = 'google_project_iam_member';
  return [
    { name: 'connect_to', role: 'roles/cloudsql.client', type, on },
    { name: 'sign_in_to', role: 'roles/cloudsql.instanceUser', type, on },
  ];
}

/** A user without a password: PostgreSQL asks Google who it is. */
function createUser(
  scope: Scope,
  consumer: NodeScope,
  account: GcpAccount,
  instance: BlockHandle,
) {
  const user = consumer.resource(
    'google_sql_user',
    `in_${scope.address}`,
    {
      // PostgreSQL has no room for the whole address.
      name: call('trimsuffix', account.email, '.gserviceaccount.com'),
      instance: instance.ref('name'),
      type: 'CLOUD_IAM_SERVICE_ACCOUNT',
      deletion_policy: 'ABANDON',
    },
    {
      provenance: {
        reason: `${consumer.label} signs in to ${scope.label} by its service account.`,
        implicit: true,
      },
    },
  );
  return user.ref('name');
}
