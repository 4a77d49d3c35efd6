import type { AzureFoundation } from '../../clouds/azure/AzureFoundation';
import type {
  AzureImplementation,
  Visitor,
} from '../../clouds/azure/AzureImplementation';
import { lockAgainstDeletion } from '../../clouds/azure/deletionLock';
import { placeOfNode } from '../../clouds/azure/Place';
import type { Limit } from '../../clouds/Cloud';
import { template, type BlockHandle, type Expression } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { DocumentParameters } from './definition';
import { madeFromAddress } from '../sqlDatabase';

type Scope = NodeScope<DocumentParameters>;

/** Source: https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
const NAME_LENGTH = 44;

/**
 * Most request units per second, from a tenth of which it scales by itself.
 * Source: https://learn.microsoft.com/azure/cosmos-db/provision-throughput-autoscale
 */
const THROUGHPUT = { small: 1000, medium: 4000, large: 20000 };

/** Source: https://learn.microsoft.com/azure/cosmos-db/continuous-backup-restore-introduction */
const BACKUP_DAYS = { short: 7, long: 30 };

/** Where Cosmos DB looks how many seconds a document stays. */
const EXPIRY_FIELD = 'ttl';

const LIMITS: readonly Limit<DocumentParameters>[] = [
  {
    parameter: 'backupDays',
    applies: p => p.backupDays > BACKUP_DAYS.long,
    message: `Cosmos DB can go back ${BACKUP_DAYS.long} days at most, so that is what it gets.`,
  },
  {
    parameter: 'sortKey',
    applies: p => p.sortKey !== undefined,
    message:
      'Cosmos DB has no sort key; it sorts by any field, and tells documents of a partition apart by their id.',
    mend: 'Let the application write the sort key into the id, too.',
  },
  {
    parameter: 'expiryField',
    applies: p => p.expiryField !== undefined && p.expiryField !== EXPIRY_FIELD,
    message: `Cosmos DB reads from the field “${EXPIRY_FIELD}” how many seconds after its last change a document goes.`,
    mend: `Let the application write the seconds into “${EXPIRY_FIELD}”.`,
  },
];

/**
 * Roles for data, which Azure's other roles know nothing of.
 * Source: https://learn.microsoft.com/azure/cosmos-db/nosql/reference-data-plane-security
 */
const READER = '00000000-0000-0000-0000-000000000001';
const CONTRIBUTOR = '00000000-0000-0000-0000-000000000002';

const DATA = 'Microsoft.DocumentDB/databaseAccounts';
const ITEMS = `${DATA}/sqlDatabases/containers/items`;

const GATEWAY = {
  code: 'gateway-mode',
  message:
    'Cosmos DB is reached by its private address and port 443 only, which is what clients call the gateway mode.',
  mend: 'Set the connection mode of the client to gateway where that is not its default.',
};

export const cosmosDb: AzureImplementation<DocumentParameters> = {
  name: 'cosmos-db',
  title: 'Azure Cosmos DB for NoSQL',
  limits: LIMITS,
  build(scope, azure) {
    const place = placeOfNode(scope, azure);
    const account = createAccount(scope, azure);
    const container = createContainer(scope, azure, account);
    const writer = createWriter(scope, azure, account);
    lockAgainstDeletion(scope, container.ref('id'));
    const endpoint = azure.endpoints.create(place, {
      kind: 'cosmos',
      target: account.ref('id'),
    });
    azure.logs.collect(place, {
      target: account.ref('id'),
      categories: ['ControlPlaneRequests', 'DataPlaneRequests'],
      reason: `Who changed ${scope.label}, and who asked it for what.`,
    });
    return {
      provides: {
        open: endpoint.open,
        binding: {
          extension: 'cosmosDB',
          settings: { accountEndpoint: account.ref('endpoint') },
        },
        environment: {
          URL: account.ref('endpoint'),
          NAME: container.ref('database_name'),
          CONTAINER: container.ref('name'),
        },
        grants: {
          admin: [
            {
              name: 'operate',
              // It manages, and reads neither data nor keys.
              role: 'Cosmos DB Operator',
              scope: account.ref('id'),
            },
          ],
        },
        admit: visitor => ({ right: admit(azure, account, writer, visitor) }),
        remarks: {
          read: GATEWAY,
          write: GATEWAY,
          readwrite: GATEWAY,
          admin: GATEWAY,
        },
      },
    };
  },
};

function createAccount(scope: Scope, azure: AzureFoundation): BlockHandle {
  return scope.resource('azurerm_cosmosdb_account', undefined, {
    ...azure.placed(),
    name: azure.uniqueName(scope as NodeScope, {
      maxLength: NAME_LENGTH,
      letterFirst: true,
    }),
    kind: 'GlobalDocumentDB',
    offer_type: 'Standard',
    local_authentication_disabled: true,
    access_key_metadata_writes_enabled: false,
    public_network_access_enabled: false,
    minimal_tls_version: 'Tls12',
    consistency_policy: { consistency_level: 'Session' },
    geo_location: {
      location: azure.region,
      failover_priority: 0,
      zone_redundant:
        azure.zoned &&
        scope.value(
          'zone_redundant',
          'whether copies are in several zones.',
          p => p.highAvailability,
        ),
    },
    backup: {
      type: 'Continuous',
      tier: scope.value('backup_tier', 'how long one can go back.', p =>
        p.backupDays > BACKUP_DAYS.short
          ? 'Continuous30Days'
          : 'Continuous7Days',
      ),
    },
  });
}

function createContainer(
  scope: Scope,
  azure: AzureFoundation,
  account: BlockHandle,
): BlockHandle {
  const within = { ...azure.grouped(), account_name: account.ref('name') };
  const name = madeFromAddress(scope.address);
  const database = scope.resource('azurerm_cosmosdb_sql_database', undefined, {
    ...within,
    name,
  });
  return scope.resource('azurerm_cosmosdb_sql_container', undefined, {
    ...within,
    name,
    database_name: database.ref('name'),
    partition_key_paths: [`/${scope.structural(p => p.partitionKey)}`],
    partition_key_version: 2,
    // Documents go only when they say so themselves.
    ...(scope.structural(p => p.expiryField) !== undefined && {
      default_ttl: -1,
    }),
    autoscale_settings: {
      max_throughput: scope.value(
        'max_throughput',
        'request units per second at most.',
        p => THROUGHPUT[p.size],
      ),
    },
  });
}

/** Whoever Azure's own roles let write may read, too. */
function createWriter(
  scope: Scope,
  azure: AzureFoundation,
  account: BlockHandle,
): BlockHandle {
  return scope.resource(
    'azurerm_cosmosdb_sql_role_definition',
    'writer',
    {
      ...azure.grouped(),
      account_name: account.ref('name'),
      name: 'Writes documents, and cannot read them',
      assignable_scopes: [account.ref('id')],
      permissions: {
        data_actions: [
          `${DATA}/readMetadata`,
          `${ITEMS}/create`,
          `${ITEMS}/delete`,
          `${ITEMS}/replace`,
          `${ITEMS}/upsert`,
        ],
      },
    },
    {
      provenance: {
        reason: 'A role that allows less than the ones Cosmos DB has.',
        implicit: true,
      },
    },
  );
}

/** Gives the consumer's identity the role for data that its access is. */
function admit(
  azure: AzureFoundation,
  account: BlockHandle,
  writer: BlockHandle,
  { scope, identity, access, reason }: Visitor,
): BlockHandle {
  const builtIn = (role: string): Expression =>
    template(account.ref('id'), `/sqlRoleDefinitions/${role}`);
  const roles = {
    read: builtIn(READER),
    write: writer.ref('id'),
  };
  return scope.resource(
    'azurerm_cosmosdb_sql_role_assignment',
    `on_${account.name}`,
    {
      ...azure.grouped(),
      account_name: account.ref('name'),
      role_definition_id:
        access === 'read' || access === 'write'
          ? roles[access]
          : builtIn(CONTRIBUTOR),
      principal_id: identity.ref('principal_id'),
      scope: account.ref('id'),
    },
    { provenance: { reason, implicit: true } },
  );
}
