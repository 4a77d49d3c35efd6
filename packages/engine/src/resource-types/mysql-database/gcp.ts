import type { GcpImplementation } from '../../clouds/gcp/GcpImplementation';
import {
  CONNECTOR_PORT,
  createSqlInstance,
  INSIGHTS,
  PASSWORD_POLICY,
} from '../../clouds/gcp/sqlInstance';
import { createSqlUser, signInGrants } from '../../clouds/gcp/sqlSignIn';
import { call } from '../../terraform';
import { databaseNameOf } from '../sqlDatabase';
import type { MysqlParameters } from './definition';
import { grantStatement, PORT, SLOW_STATEMENT_SECONDS } from './mysql';

/**
 * `db-custom-<CPUs>-<MB>`.
 * Source: https://cloud.google.com/sql/docs/mysql/instance-settings#machine-type-2ndgen
 */
const TIERS = {
  small: 'db-custom-1-3840',
  medium: 'db-custom-2-7680',
  large: 'db-custom-8-32768',
};

/**
 * Sign-in by IAM, no files of clients, and a log of slow statements.
 * Source: https://cloud.google.com/sql/docs/mysql/flags
 */
const FLAGS = [
  ['cloudsql_iam_authentication', 'on'],
  ['local_infile', 'off'],
  ['log_output', 'FILE'],
  ['long_query_time', String(SLOW_STATEMENT_SECONDS)],
  ['skip_show_database', 'on'],
  ['slow_query_log', 'on'],
] as const;

export const cloudSql: GcpImplementation<MysqlParameters> = {
  name: 'cloud-sql',
  title: 'Cloud SQL for MySQL',
  build(scope, gcp) {
    const databaseName = databaseNameOf(scope);
    const instance = createSqlInstance(scope, gcp, {
      // Source: https://cloud.google.com/sql/docs/mysql/db-versions
      version: scope.text(
        'version',
        'version of MySQL, by Google’s name.',
        p => `MYSQL_${p.version.replace('.', '_')}`,
      ),
      tiers: TIERS,
      flags: FLAGS,
      recovery: { binary_log_enabled: true },
      moreSettings: {
        insights_config: INSIGHTS,
        password_validation_policy: PASSWORD_POLICY,
      },
      skips: [
        {
          checkov: 'CKV_GCP_79',
          reason:
            'The series is the application’s choice; the default is a supported one.',
        },
      ],
    });
    scope.resource('google_sql_database', undefined, {
      name: databaseName,
      instance: instance.ref('name'),
      charset: 'utf8mb4',
      collation: 'utf8mb4_0900_ai_ci',
    });
    const signIn = signInGrants(gcp, instance);
    const host = instance.ref('private_ip_address');
    const remark = (access: Parameters<typeof grantStatement>[0]) => ({
      code: 'database-rights',
      message:
        'The consumer signs in as its service account, without a password; it can do nothing before somebody gives it rights inside the database.',
      // Source: https://cloud.google.com/sql/docs/mysql/add-manage-iam-users
      mend: `As an administrator that “gcloud sql users create” made, run ${grantStatement(
        access,
        databaseName,
        `'<user>'@'%'`,
      )} The user is in the consumer’s variable ${scope.address.toUpperCase()}_USER.`,
    });
    return {
      provides: {
        network: { address: host, ports: [PORT, CONNECTOR_PORT] },
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
            name: account.email,
          });
          // MySQL knows the account by what stands before the @.
          return {
            USER: call('element', call('split', '@', user.ref('name')), 0),
          };
        },
        remarks: {
          read: remark('read'),
          write: remark('write'),
          readwrite: remark('readwrite'),
          admin: remark('admin'),
        },
      },
    };
  },
};
