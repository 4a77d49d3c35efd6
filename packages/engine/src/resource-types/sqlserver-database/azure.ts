import type { AzureFoundation } from '../../clouds/azure/AzureFoundation';
import type { AzureImplementation } from '../../clouds/azure/AzureImplementation';
import { databaseAdministrators } from '../../clouds/azure/databaseAdministrators';
import { lockAgainstDeletion } from '../../clouds/azure/deletionLock';
import { placeOfNode } from '../../clouds/azure/Place';
import type { Limit } from '../../clouds/Cloud';
import { template, type BlockHandle } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import { databaseNameOf, storageLimit } from '../sqlDatabase';
import type { SqlServerParameters } from './definition';
import { memberStatements, PORT, type ROLES } from './sqlServer';

type Scope = NodeScope<SqlServerParameters>;

/**
 * 1, 4 and 8 cores at most: it takes what the load needs by itself. Source:
 * https://learn.microsoft.com/azure/azure-sql/database/resource-limits-vcore-single-databases
 */
const SIZES = {
  small: { sku: 'GP_S_Gen5_1', leastCores: 0.5, mostStorageGb: 512 },
  medium: { sku: 'GP_S_Gen5_4', leastCores: 0.5, mostStorageGb: 1024 },
  large: { sku: 'GP_S_Gen5_8', leastCores: 1, mostStorageGb: 2048 },
};

const LIMITS: readonly Limit<SqlServerParameters>[] = [
  {
    parameter: 'version',
    applies: p => p.version !== '2022',
    message: 'Azure SQL is always the newest version of SQL Server.',
    mend: 'Set the compatibility level of the database where the application needs an older one.',
  },
  {
    parameter: 'edition',
    applies: p => p.edition !== 'standard',
    message: 'Azure SQL has no editions; it can do what Enterprise can.',
  },
  {
    parameter: 'storageGb',
    applies: p => p.storageGb > SIZES[p.size].mostStorageGb,
    message:
      'A database of this size has less space at most, so that is what it gets.',
    mend: 'Choose a larger size.',
  },
];

export const azureSql: AzureImplementation<SqlServerParameters> = {
  name: 'azure-sql',
  title: 'Azure SQL Database',
  limits: LIMITS,
  build(scope, azure) {
    const place = placeOfNode(scope, azure);
    const server = createServer(scope, azure);
    const database = createDatabase(scope, azure, server);
    audit(scope, azure, server);
    lockAgainstDeletion(scope, database.ref('id'));
    const endpoint = azure.endpoints.create(place, {
      kind: 'sqlserver',
      target: server.ref('id'),
    });
    const remark = (access: keyof typeof ROLES) => ({
      code: 'database-role-needed',
      message:
        'The consumer signs in by its identity, without a password; it can do nothing before an administrator makes its user in the database.',
      // Source: https://learn.microsoft.com/azure/azure-sql/database/authentication-aad-configure
      mend: `Once, as one of the administrators, in this database: CREATE USER [<identity>] FROM EXTERNAL PROVIDER; ${memberStatements(
        access,
        '[<identity>]',
      )}`,
    });
    return {
      provides: {
        open: endpoint.open,
        environment: {
          HOST: server.ref('fully_qualified_domain_name'),
          PORT: String(PORT),
          NAME: database.ref('name'),
        },
        admit: ({ identity }) => ({
          environment: { USER: identity.ref('name') },
        }),
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

function createServer(scope: Scope, azure: AzureFoundation): BlockHandle {
  const node = scope as NodeScope;
  const administrators = databaseAdministrators(node, azure);
  return scope.resource('azurerm_mssql_server', undefined, {
    ...azure.placed(),
    name: azure.uniqueName(node, { maxLength: 63, letterFirst: true }),
    version: '12.0',
    minimum_tls_version: '1.2',
    public_network_access_enabled: false,
    outbound_network_restriction_enabled: true,
    // Everything goes through one port of the private address.
    connection_policy: 'Proxy',
    azuread_administrator: {
      azuread_authentication_only: true,
      login_username: administrators.name,
      object_id: administrators.objectId,
      tenant_id: azure.client('tenant_id'),
    },
    identity: { type: 'SystemAssigned' },
  });
}

function createDatabase(
  scope: Scope,
  azure: AzureFoundation,
  server: BlockHandle,
): BlockHandle {
  return scope.resource('azurerm_mssql_database', undefined, {
    name: databaseNameOf(scope),
    server_id: server.ref('id'),
    sku_name: scope.value(
      'sku',
      'size of the database.',
      p => SIZES[p.size].sku,
    ),
    min_capacity: scope.value(
      'least_cores',
      'cores that it always has.',
      p => SIZES[p.size].leastCores,
    ),
    // The first to come would wait for a minute.
    auto_pause_delay_in_minutes: -1,
    max_size_gb: scope.value(
      'max_storage_gb',
      'space that it may grow to, in GB.',
      p => storageLimit(p, SIZES[p.size].mostStorageGb),
    ),
    zone_redundant:
      azure.zoned &&
      scope.value(
        'zone_redundant',
        'whether copies are in several zones.',
        p => p.highAvailability,
      ),
    storage_account_type: backupStorage(azure),
    transparent_data_encryption_enabled: true,
    short_term_retention_policy: {
      retention_days: scope.value(
        'backup_days',
        'how long one can go back, in days.',
        p => p.backupDays,
      ),
      backup_interval_in_hours: 12,
    },
  });
}

/** Where backups are kept: in the second region, else in zones, else here. */
function backupStorage({ paired, zoned }: AzureFoundation): string {
  if (paired) {
    return 'Geo';
  }
  return zoned ? 'Zone' : 'Local';
}

/** Who signed in and what was done, of the server and all its databases. */
function audit(
  scope: Scope,
  azure: AzureFoundation,
  server: BlockHandle,
): void {
  scope.resource(
    'azurerm_mssql_server_extended_auditing_policy',
    undefined,
    { server_id: server.ref('id'), log_monitoring_enabled: true },
    {
      provenance: {
        reason: `Who signed in to ${scope.label}, and what was done.`,
        implicit: true,
      },
      skips: [
        {
          checkov: 'CKV_AZURE_24',
          reason: 'The workspace keeps what it is sent for a year.',
        },
      ],
    },
  );
  // Source: https://learn.microsoft.com/azure/azure-sql/database/auditing-setup
  azure.logs.collect(placeOfNode(scope, azure), {
    target: template(server.ref('id'), '/databases/master'),
    categories: ['SQLSecurityAuditEvents'],
    reason: `Who signed in to ${scope.label}, and what was done.`,
  });
}
