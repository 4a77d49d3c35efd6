import type { GcpFoundation } from '../../clouds/gcp/GcpFoundation';
import type { GcpImplementation } from '../../clouds/gcp/GcpImplementation';
import { READ_SECRET } from '../../clouds/gcp/connect';
import { createEmptySecret } from '../../clouds/gcp/createEmptySecret';
import {
  CONNECTOR_PORT,
  createSqlInstance,
} from '../../clouds/gcp/sqlInstance';
import { connectGrant } from '../../clouds/gcp/sqlSignIn';
import type { BlockHandle } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import { databaseNameOf } from '../sqlDatabase';
import type { SqlServerParameters } from './definition';
import { memberStatements, PORT } from './sqlServer';

type Scope = NodeScope<SqlServerParameters>;

/**
 * `db-custom-<CPUs>-<MB>`. Source:
 * https://cloud.google.com/sql/docs/sqlserver/instance-settings
 */
const TIERS = {
  small: 'db-custom-2-7680',
  medium: 'db-custom-4-15360',
  large: 'db-custom-8-32768',
};

/**
 * What audits ask for: no way from one database into another or out of the
 * server, and no secrets in traces.
 * Source: https://cloud.google.com/sql/docs/sqlserver/flags
 */
const FLAGS = [
  ['3625', 'on'],
  ['contained database authentication', 'off'],
  ['cross db ownership chaining', 'off'],
  ['external scripts enabled', 'off'],
  ['remote access', 'off'],
] as const;

/** Logins that consumers sign in with, and who has them. */
const LOGINS = {
  read: 'reader',
  write: 'writer',
  readwrite: 'user',
  admin: 'owner',
} as const;

type Access = keyof typeof LOGINS;

export const cloudSql: GcpImplementation<SqlServerParameters> = {
  name: 'cloud-sql',
  title: 'Cloud SQL for SQL Server',
  build(scope, gcp) {
    const databaseName = databaseNameOf(scope);
    const instance = createInstance(scope, gcp);
    scope.resource('google_sql_database', undefined, {
      name: databaseName,
      instance: instance.ref('name'),
    });
    const host = instance.ref('private_ip_address');
    const connect = connectGrant(gcp, instance);
    const offers = (Object.keys(LOGINS) as Access[]).map(access =>
      offerOf(scope, gcp, access, databaseName),
    );
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
        environmentByAccess: byAccess(offers, ({ user }) => ({ USER: user })),
        grants: byAccess(offers, ({ secret }) => [
          connect,
          { ...READ_SECRET, on: { secret_id: secret.ref('secret_id') } },
        ]),
        secrets: byAccess(offers, ({ secret }) => ({ PASSWORD: { secret } })),
        remarks: byAccess(offers, ({ remark }) => remark),
      },
    };
  },
};

function createInstance(scope: Scope, gcp: GcpFoundation): BlockHandle {
  scope.notes.beforeFirstApply.add(
    'Right after the first apply set the password of the login `sqlserver` of each SQL Server anew, with `gcloud sql users set-password sqlserver --prompt-for-password`: the one that it was made with stands in the state.',
  );
  return createSqlInstance(scope, gcp, {
    version: scope.text(
      'version',
      'version and edition of SQL Server, by Google’s name.',
      p => `SQLSERVER_${p.version}_${p.edition.toUpperCase()}`,
    ),
    tiers: TIERS,
    flags: FLAGS,
    recovery: { point_in_time_recovery_enabled: true },
    moreSettings: { insights_config: { query_insights_enabled: true } },
    skips: [
      {
        checkov: 'CKV_GCP_79',
        reason:
          'The version is the application’s choice; the default is a supported one.',
      },
    ],
  });
}

/** A login for one access level, whose password people put into a secret. */
function offerOf(
  scope: Scope,
  gcp: GcpFoundation,
  access: Access,
  databaseName: string,
) {
  const user = LOGINS[access];
  const secret = createEmptySecret(scope as NodeScope, gcp, {
    suffix: user,
    provenance: {
      reason: `Cloud SQL knows no service accounts on SQL Server; this is the password of who has ${access} access to ${scope.label}.`,
      implicit: true,
    },
  });
  return {
    access,
    user,
    secret,
    remark: {
      code: 'database-role-needed',
      message: `The consumer signs in as "${user}", which Terraform cannot make; it takes the password from the secret ${scope.address}_${user}.`,
      mend: `Once, as sqlserver: CREATE LOGIN [${user}] WITH PASSWORD = '<password>'; USE [${databaseName}]; CREATE USER [${user}] FOR LOGIN [${user}]; ${memberStatements(
        access,
        `[${user}]`,
      )} Then put the password into the secret.`,
    },
  };
}

function byAccess<T>(
  offers: readonly ReturnType<typeof offerOf>[],
  pick: (offer: ReturnType<typeof offerOf>) => T,
): Record<Access, T> {
  return Object.fromEntries(
    offers.map(offer => [offer.access, pick(offer)]),
  ) as Record<Access, T>;
}
