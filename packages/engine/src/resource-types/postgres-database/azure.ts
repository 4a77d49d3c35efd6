import type { AzureFoundation } from '../../clouds/azure/AzureFoundation';
import type {
  Admission,
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
import type { BlockHandle, Expression } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import { databaseNameOf } from '../sqlDatabase';
import type { PostgresParameters } from './definition';

type Scope = NodeScope<PostgresParameters>;

/** PostgreSQL's port; source: https://www.iana.org/assignments/service-names-port-numbers */
const PORT = 5432;

/** Statements that take longer are written to the log, in milliseconds. */
const SLOW_STATEMENT_MS = 1000;

/**
 * 4, 8 and 32 GB, as the same sizes of other clouds. Source:
 * https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-compute
 */
const SKUS = {
  small: 'B_Standard_B2s',
  medium: 'GP_Standard_D2ds_v5',
  large: 'GP_Standard_D8ds_v5',
};

/**
 * Sizes that a disk can have, in MB.
 * Source: https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-storage
 */
const DISKS_MB = [
  32768, 65536, 131072, 262144, 524288, 1048576, 2097152, 4193280, 8388608,
  16777216, 33553408,
];

const SETTINGS = {
  // Refuses who tries passwords. The name has a dot, Terraform's has none.
  connection_throttling: ['connection_throttle.enable', 'on'],
  log_checkpoints: ['log_checkpoints', 'on'],
  log_connections: ['log_connections', 'on'],
  log_min_duration_statement: [
    'log_min_duration_statement',
    String(SLOW_STATEMENT_MS),
  ],
  log_statement: ['log_statement', 'ddl'],
  require_secure_transport: ['require_secure_transport', 'on'],
  ssl_min_protocol_version: ['ssl_min_protocol_version', 'TLSv1.2'],
} as const;

/**
 * A server and its private address. While Azure makes that, the server is busy
 * and refuses everything else; the provider lets the rest wait for each other.
 * Source: https://github.com/hashicorp/terraform-provider-azurerm/issues/29177
 */
interface ReachedServer {
  readonly server: BlockHandle;
  readonly endpoint: BlockHandle;
}

export const flexibleServer: AzureImplementation<PostgresParameters> = {
  name: 'flexible-server',
  title: 'Azure Database for PostgreSQL',
  build(scope, azure) {
    const place = placeOfNode(scope, azure);
    const server = createServer(scope, azure);
    const endpoint = azure.endpoints.create(place, {
      kind: 'postgres',
      target: server.ref('id'),
    });
    const on: ReachedServer = { server, endpoint: endpoint.block };
    const databaseName = databaseNameOf(scope);
    const database = scope.resource(
      'azurerm_postgresql_flexible_server_database',
      undefined,
      {
        name: databaseName,
        server_id: server.ref('id'),
        charset: 'UTF8',
        collation: 'en_US.utf8',
      },
      { dependsOn: [endpoint.block] },
    );
    configure(scope, on);
    const administrators = databaseAdministrators(scope as NodeScope, azure);
    addAdministrator(scope as NodeScope, azure, on, {
      ...administrators,
      type: 'Group',
      reason: 'Somebody must give consumers their rights in the database.',
    });
    lockAgainstDeletion(scope, database.ref('id'));
    azure.logs.collect(place, {
      target: server.ref('id'),
      categories: ['PostgreSQLLogs'],
      reason: `Connections, changes of structure and slow statements of ${scope.label}.`,
    });
    return {
      provides: {
        open: endpoint.open,
        environment: {
          HOST: server.ref('fqdn'),
          PORT: String(PORT),
          NAME: databaseName,
        },
        admit: visitor => admit(azure, on, visitor),
        remarks: {
          read: roleNeeded('pg_read_all_data'),
          write: roleNeeded('pg_write_all_data'),
          readwrite: roleNeeded('pg_read_all_data, pg_write_all_data'),
        },
      },
    };
  },
};

function createServer(scope: Scope, azure: AzureFoundation): BlockHandle {
  return scope.resource(
    'azurerm_postgresql_flexible_server',
    undefined,
    {
      ...azure.placed(),
      name: azure.uniqueName(scope as NodeScope, {
        maxLength: 63,
        letterFirst: true,
      }),
      version: scope.value(
        'version',
        'major version of PostgreSQL.',
        p => p.version,
      ),
      sku_name: scope.value('sku', 'size of the server.', p => skuOf(SKUS, p)),
      storage_mb: scope.value('storage_mb', 'space at the start, in MB.', p =>
        diskFor(p.storageGb),
      ),
      auto_grow_enabled: true,
      backup_retention_days: scope.value(
        'backup_days',
        'how long one can go back, in days.',
        p => p.backupDays,
      ),
      geo_redundant_backup_enabled: azure.paired,
      public_network_access_enabled: false,
      authentication: {
        active_directory_auth_enabled: true,
        password_auth_enabled: false,
        tenant_id: azure.client('tenant_id'),
      },
      high_availability: standby(scope, azure),
    },
    {
      lifecycle: {
        // It grows by itself.
        ignoreChanges: ['storage_mb', ...CHOSEN_BY_AZURE],
      },
      skips: geoBackupSkips(azure, 'CKV_AZURE_136'),
    },
  );
}

function configure(scope: Scope, on: ReachedServer): void {
  for (const [suffix, [name, value]] of Object.entries(SETTINGS)) {
    scope.resource(
      'azurerm_postgresql_flexible_server_configuration',
      suffix,
      { name, server_id: on.server.ref('id'), value },
      {
        dependsOn: [on.endpoint],
        provenance: {
          reason: 'TLS for every connection, and a log of what happens.',
          implicit: true,
        },
      },
    );
  }
}

/**
 * There are no passwords. Rights inside the database are its own roles'
 * business: who reads or writes signs in as a role that an administrator makes;
 * only who administers is an administrator of the server, and makes its own.
 */
function admit(
  azure: AzureFoundation,
  on: ReachedServer,
  { scope, identity, access, reason }: Visitor,
): Admission {
  const environment = { USER: identity.ref('name') };
  return access === 'admin'
    ? {
        environment,
        right: addAdministrator(scope, azure, on, {
          suffix: `on_${on.server.name}`,
          objectId: identity.ref('principal_id'),
          name: identity.ref('name'),
          type: 'ServicePrincipal',
          reason,
        }),
      }
    : { environment };
}

function addAdministrator(
  scope: NodeScope,
  azure: AzureFoundation,
  on: ReachedServer,
  options: {
    suffix?: string;
    objectId: Expression;
    name: Expression;
    type: 'Group' | 'ServicePrincipal';
    reason: string;
  },
): BlockHandle {
  const { suffix, objectId, name, type, reason } = options;
  return scope.resource(
    'azurerm_postgresql_flexible_server_active_directory_administrator',
    suffix,
    {
      ...azure.grouped(),
      server_name: on.server.ref('name'),
      tenant_id: azure.client('tenant_id'),
      object_id: objectId,
      principal_name: name,
      principal_type: type,
    },
    {
      dependsOn: [on.endpoint],
      provenance: { reason, implicit: true },
    },
  );
}

/** What people do once for a consumer that reads or writes. */
function roleNeeded(memberOf: string) {
  return {
    code: 'database-role-needed',
    message:
      'The consumer signs in as a role of the name of its identity, which the database’s own administrators make.',
    mend: `Once, as an administrator: select * from pgaadauth_create_principal('<identity>', false, false); grant ${memberOf} to "<identity>";`,
  };
}

function diskFor(storageGb: number): number {
  const wanted = storageGb * 1024;
  return DISKS_MB.find(size => size >= wanted) ?? DISKS_MB.at(-1)!;
}
