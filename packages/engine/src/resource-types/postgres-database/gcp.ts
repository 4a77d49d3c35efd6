import type { GcpImplementation } from '../../clouds/gcp/GcpImplementation';
import {
  CONNECTOR_PORT,
  createSqlInstance,
  INSIGHTS,
  PASSWORD_POLICY,
} from '../../clouds/gcp/sqlInstance';
import {
  createSqlUser,
  rightsNeeded,
  signInGrants,
} from '../../clouds/gcp/sqlSignIn';
import { call, template } from '../../terraform';
import { databaseNameOf } from '../sqlDatabase';
import type { PostgresParameters } from './definition';
import { DATABASE_FLAGS } from './gcpFlags';

/** PostgreSQL's port; source: https://www.iana.org/assignments/service-names-port-numbers */
const PORT = 5432;

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
    scope.notes.beforeFirstApply.add(
      'Right after the first apply set the password of the user `postgres` of each PostgreSQL server anew, with `gcloud sql users set-password postgres --prompt-for-password`: the one that it was made with stands in the state.',
    );
    const instance = createSqlInstance(scope, gcp, {
      version: template(
        'POSTGRES_',
        scope.text('version', 'major version of PostgreSQL.', p => p.version),
      ),
      tiers: TIERS,
      flags: DATABASE_FLAGS,
      recovery: { point_in_time_recovery_enabled: true },
      moreSettings: {
        insights_config: INSIGHTS,
        password_validation_policy: PASSWORD_POLICY,
      },
      skips: [
        {
          checkov: 'CKV_GCP_79',
          reason:
            'The major version is the application’s choice; the default is a supported one.',
        },
      ],
    });
    scope.resource('google_sql_database', undefined, {
      name: databaseName,
      instance: instance.ref('name'),
      // PostgreSQL keeps a database that somebody owns tables in; it goes with
      // its instance.
      deletion_policy: 'ABANDON',
    });
    const signIn = signInGrants(gcp, instance);
    const host = instance.ref('private_ip_address');
    return {
      provides: {
        network: { address: host, ports: [CONNECTOR_PORT, PORT] },
        environment: {
          HOST: host,
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
        admit: (consumer, account) => {
          const user = createSqlUser(scope, {
            consumer,
            instance,
            // PostgreSQL has no room for the whole address.
            name: call('trimsuffix', account.email, '.gserviceaccount.com'),
            more: { deletion_policy: 'ABANDON' },
          });
          return { USER: user.ref('name') };
        },
        remarks: {
          read: rightsNeeded(scope, 'GRANT pg_read_all_data'),
          write: rightsNeeded(scope, 'GRANT pg_write_all_data'),
          readwrite: rightsNeeded(
            scope,
            'GRANT pg_read_all_data, pg_write_all_data',
          ),
          admin: rightsNeeded(scope, 'GRANT cloudsqlsuperuser'),
        },
      },
    };
  },
};
