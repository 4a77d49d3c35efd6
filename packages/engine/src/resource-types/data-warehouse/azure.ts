import type { AzureFoundation } from '../../clouds/azure/AzureFoundation';
import type { AzureImplementation } from '../../clouds/azure/AzureImplementation';
import { lockAgainstDeletion } from '../../clouds/azure/deletionLock';
import { placeOfNode } from '../../clouds/azure/Place';
import { template, type BlockHandle } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import { PORT, ROLES } from '../sqlserver-database/sqlServer';
import { createWorkspace } from './azureWorkspace';
import { databaseNameOf } from './databaseName';
import type { DataWarehouseParameters } from './definition';

type Scope = NodeScope<DataWarehouseParameters>;

/** Source: https://learn.microsoft.com/azure/synapse-analytics/sql-data-warehouse/memory-concurrency-limits */
const SIZES = { small: 'DW100c', medium: 'DW500c', large: 'DW1000c' };

/** Source: https://learn.microsoft.com/azure/synapse-analytics/sql/connect-overview */
const HOST_SUFFIX = '.sql.azuresynapse.net';

export const synapse: AzureImplementation<DataWarehouseParameters> = {
  name: 'synapse',
  title: 'Azure Synapse dedicated SQL pool',
  limits: [
    {
      parameter: 'timeTravelDays',
      applies: () => true,
      // Source: https://learn.microsoft.com/azure/synapse-analytics/sql-data-warehouse/backup-and-restore
      message:
        'Synapse cannot be asked how its data was: restore points of the last seven days are kept, and a new pool is made from one of them.',
    },
    {
      parameter: 'tableDays',
      applies: p => p.tableDays > 0,
      effect: 'none',
      message: 'Tables of Synapse do not expire.',
      mend: 'Let a scheduled-job drop what is old.',
    },
  ],
  build(scope, azure) {
    const { workspace, ready } = createWorkspace(scope, azure);
    const pool = createPool(scope, azure, { workspace, ready });
    lockAgainstDeletion(scope, pool.ref('id'));
    const endpoint = azure.endpoints.create(placeOfNode(scope, azure), {
      kind: 'synapse',
      target: workspace.ref('id'),
    });
    return {
      provides: {
        open: endpoint.open,
        environment: {
          HOST: template(workspace.ref('name'), HOST_SUFFIX),
          PORT: String(PORT),
          NAME: pool.ref('name'),
        },
        admit: ({ identity }) => ({
          environment: { USER: identity.ref('name') },
        }),
        remarks: {
          read: roleNeeded('read'),
          write: roleNeeded('write'),
          readwrite: roleNeeded('readwrite'),
          admin: roleNeeded('admin'),
        },
      },
    };
  },
};

function createPool(
  scope: Scope,
  azure: AzureFoundation,
  on: { workspace: BlockHandle; ready: readonly BlockHandle[] },
): BlockHandle {
  return scope.resource(
    'azurerm_synapse_sql_pool',
    undefined,
    {
      name: databaseNameOf(scope),
      synapse_workspace_id: on.workspace.ref('id'),
      sku_name: scope.value('sku', 'power of the pool.', p => SIZES[p.size]),
      data_encrypted: true,
      storage_account_type: azure.paired ? 'GRS' : 'LRS',
      geo_backup_policy_enabled: azure.paired,
    },
    {
      dependsOn: on.ready,
      skips: [
        {
          checkov: 'CKV2_AZURE_51',
          reason: 'Microsoft Defender is a choice of the organization.',
        },
        {
          checkov: 'CKV2_AZURE_52',
          reason: 'Microsoft Defender is a choice of the organization.',
        },
        {
          checkov: 'CKV2_AZURE_54',
          reason: 'The workspace’s policy is that of all its pools.',
        },
      ],
    },
  );
}

/** Source: https://learn.microsoft.com/azure/synapse-analytics/sql/sql-authentication */
function roleNeeded(access: keyof typeof ROLES) {
  const memberships = ROLES[access]
    .map(role => `EXEC sp_addrolemember '${role}', '<identity>';`)
    .join(' ');
  return {
    code: 'database-role-needed',
    message:
      'The consumer signs in by its identity, without a password; it can do nothing before an administrator makes its user in the pool.',
    mend: `Once, as one of the administrators, in this pool: CREATE USER [<identity>] FROM EXTERNAL PROVIDER; ${memberships}`,
  };
}
