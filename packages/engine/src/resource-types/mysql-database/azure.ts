import type { AzureFoundation } from '../../clouds/azure/AzureFoundation';
import type {
  AzureImplementation,
  Visitor,
} from '../../clouds/azure/AzureImplementation';
import { databaseAdministrators } from '../../clouds/azure/databaseAdministrators';
import { lockAgainstDeletion } from '../../clouds/azure/deletionLock';
import {
  CHOSEN_BY_AZURE,
  geoBackupSkips,
  skuOf,
  standby,
} from '../../clouds/azure/flexibleServer';
import { placeOfNode } from '../../clouds/azure/Place';
import type { Limit } from '../../clouds/Cloud';
import { written } from '../../clouds/StackFoundation';
import { call, template, type BlockHandle } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import { databaseNameOf } from '../sqlDatabase';
import type { MysqlParameters } from './definition';
import { grantStatement, PORT, SLOW_STATEMENT_SECONDS } from './mysql';

type Scope = NodeScope<MysqlParameters>;

/**
 * 4, 8 and 32 GB, as the same sizes of other clouds. Source:
 * https://learn.microsoft.com/azure/mysql/flexible-server/concepts-service-tiers-storage
 */
const SKUS = {
  small: 'B_Standard_B2s',
  medium: 'GP_Standard_D2ads_v5',
  large: 'GP_Standard_D8ads_v5',
};

/** Source: https://learn.microsoft.com/azure/mysql/flexible-server/concepts-service-tiers-storage */
const MOST_STORAGE_GB = 16384;

/** Source: https://dev.mysql.com/doc/refman/8.4/en/grant.html */
const USER_LENGTH = 32;

const LIMITS: readonly Limit<MysqlParameters>[] = [
  {
    parameter: 'storageGb',
    applies: p => p.storageGb > MOST_STORAGE_GB,
    message: `A MySQL server of Azure has ${MOST_STORAGE_GB} GB at most, so that is what it gets.`,
  },
];

/** Source: https://learn.microsoft.com/azure/mysql/flexible-server/concepts-server-parameters */
const SETTINGS = {
  aad_auth_only: 'ON',
  audit_log_enabled: 'ON',
  audit_log_events: 'CONNECTION,DCL,DDL',
  long_query_time: String(SLOW_STATEMENT_SECONDS),
  require_secure_transport: 'ON',
  slow_query_log: 'ON',
  tls_version: 'TLSv1.2,TLSv1.3',
};

export const flexibleServer: AzureImplementation<MysqlParameters> = {
  name: 'flexible-server',
  title: 'Azure Database for MySQL',
  limits: LIMITS,
  build(scope, azure) {
    const place = placeOfNode(scope, azure);
    const { server, identity } = createServer(scope, azure);
    const endpoint = azure.endpoints.create(place, {
      kind: 'mysql',
      target: server.ref('id'),
    });
    // A server does one thing at a time and refuses others meanwhile; the
    // provider lets settings wait for each other, and nothing else. Source:
    // https://github.com/hashicorp/terraform-provider-azurerm/issues/29177
    const admin = addAdministrators(scope, azure, {
      server,
      identity,
      after: endpoint.block,
    });
    const databaseName = databaseNameOf(scope);
    const database = scope.resource(
      'azurerm_mysql_flexible_database',
      undefined,
      {
        ...azure.grouped(),
        name: databaseName,
        server_name: server.ref('name'),
        charset: 'utf8mb4',
        collation: 'utf8mb4_0900_ai_ci',
      },
      { dependsOn: [admin] },
    );
    for (const [name, value] of Object.entries(SETTINGS)) {
      configure(scope, azure, { server, name, value, after: database });
    }
    lockAgainstDeletion(scope, database.ref('id'));
    azure.logs.collect(place, {
      target: server.ref('id'),
      categories: ['MySqlAuditLogs', 'MySqlSlowLogs'],
      reason: `Connections, changes of rights and structure, and slow statements of ${scope.label}.`,
    });
    const remark = (access: Parameters<typeof grantStatement>[0]) => ({
      code: 'database-role-needed',
      message:
        'The consumer signs in by its identity, without a password; it can do nothing before an administrator makes its user in the database.',
      // Source: https://learn.microsoft.com/azure/mysql/flexible-server/how-to-azure-ad
      mend: `Once, as one of the administrators: CREATE AADUSER '<user>' IDENTIFIED BY '<client id of its identity>'; ${grantStatement(
        access,
        databaseName,
        `'<user>'@'%'`,
      )} The user is in its variable ${scope.address.toUpperCase()}_USER.`,
    });
    return {
      provides: {
        open: endpoint.open,
        environment: {
          HOST: server.ref('fqdn'),
          PORT: String(PORT),
          NAME: databaseName,
        },
        admit: visitor => ({ environment: { USER: userOf(azure, visitor) } }),
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

function createServer(
  scope: Scope,
  azure: AzureFoundation,
): { server: BlockHandle; identity: BlockHandle } {
  const node = scope as NodeScope;
  // A server asks the directory who signs in, in the name of this identity.
  const identity = azure.identity.create(node);
  scope.report('identity', {
    severity: 'info',
    code: 'directory-rights-needed',
    message:
      'The server asks Entra ID who its users are; Terraform cannot give its identity the right to.',
    mend: 'After the first apply, let an administrator of the directory give the server’s identity the role Directory Readers.',
  });
  const server = scope.resource(
    'azurerm_mysql_flexible_server',
    undefined,
    {
      ...azure.placed(),
      name: azure.uniqueName(node, { maxLength: 63, letterFirst: true }),
      version: scope.value('version', 'series of MySQL.', p => p.version),
      // Azure insists on a password. Nobody knows this one, it is kept
      // nowhere, and the server takes identities only.
      administrator_login: 'stackadmin',
      administrator_password_wo: template(call('uuid'), '-A'),
      administrator_password_wo_version: 1,
      sku_name: scope.value('sku', 'size of the server.', p => skuOf(SKUS, p)),
      backup_retention_days: scope.value(
        'backup_days',
        'how long one can go back, in days.',
        p => p.backupDays,
      ),
      geo_redundant_backup_enabled: azure.paired,
      public_network_access: 'Disabled',
      identity: {
        type: 'UserAssigned',
        identity_ids: [identity.ref('id')],
      },
      storage: {
        size_gb: scope.value('storage_gb', 'space at the start, in GB.', p =>
          Math.min(p.storageGb, MOST_STORAGE_GB),
        ),
        auto_grow_enabled: true,
        io_scaling_enabled: true,
      },
      high_availability: standby(scope, azure),
    },
    {
      lifecycle: {
        // It grows by itself.
        ignoreChanges: ['storage[0].size_gb', ...CHOSEN_BY_AZURE],
      },
      skips: geoBackupSkips(azure, 'CKV_AZURE_94'),
    },
  );
  return { server, identity };
}

function addAdministrators(
  scope: Scope,
  azure: AzureFoundation,
  on: { server: BlockHandle; identity: BlockHandle; after: BlockHandle },
): BlockHandle {
  const { server, identity, after } = on;
  const administrators = databaseAdministrators(scope as NodeScope, azure);
  return scope.resource(
    'azurerm_mysql_flexible_server_active_directory_administrator',
    undefined,
    {
      server_id: server.ref('id'),
      identity_id: identity.ref('id'),
      login: administrators.name,
      object_id: administrators.objectId,
      tenant_id: azure.client('tenant_id'),
    },
    {
      dependsOn: [after],
      provenance: {
        reason: 'Somebody must give consumers their rights in the database.',
        implicit: true,
      },
    },
  );
}

function configure(
  scope: Scope,
  azure: AzureFoundation,
  setting: {
    server: BlockHandle;
    name: string;
    value: string;
    after: BlockHandle;
  },
): void {
  const { server, name, value, after } = setting;
  scope.resource(
    'azurerm_mysql_flexible_server_configuration',
    name,
    { ...azure.grouped(), name, server_name: server.ref('name'), value },
    {
      dependsOn: [after],
      provenance: {
        reason:
          'Identities and TLS for every connection, and a log of what happens.',
        implicit: true,
      },
    },
  );
}

/** What a consumer signs in as: MySQL has no room for an identity's name. */
function userOf(azure: AzureFoundation, { scope }: Visitor) {
  const rule = { maxLength: USER_LENGTH };
  return written(azure.fit(scope, rule, undefined, '{name}'));
}
