import type { AzureFoundation } from '../../clouds/azure/AzureFoundation';
import { placeOfNode } from '../../clouds/azure/Place';
import { storageSkips } from '../../clouds/azure/storageSkips';
import { template, type Expression } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { DataWarehouseParameters } from './definition';

/** How long what was deleted in it can be brought back, in days. */
const KEPT_DAYS = 7;

/** The file system of a workspace. */
export interface Lake {
  /** `https://account.dfs.core.windows.net/container` */
  readonly address: Expression;
  /** Lets the workspace use it. */
  admit(principalId: Expression): void;
}

/**
 * A file system, which each workspace must have. Only the workspace reaches it,
 * as one of Azure's own services. Its container is made by Azure's management,
 * which needs no way to the data.
 */
export function createLake(
  scope: NodeScope<DataWarehouseParameters>,
  azure: AzureFoundation,
): Lake {
  const node = scope as unknown as NodeScope;
  const provenance = {
    reason: `${scope.label} keeps its own files here.`,
    implicit: true,
  };
  const account = scope.resource(
    'azurerm_storage_account',
    undefined,
    {
      ...azure.placed(),
      name: azure.uniqueName(node, { maxLength: 24, separator: '' }),
      account_kind: 'StorageV2',
      account_tier: 'Standard',
      account_replication_type: azure.storageReplication,
      is_hns_enabled: true,
      min_tls_version: 'TLS1_2',
      https_traffic_only_enabled: true,
      infrastructure_encryption_enabled: true,
      shared_access_key_enabled: false,
      default_to_oauth_authentication: true,
      local_user_enabled: false,
      allow_nested_items_to_be_public: false,
      cross_tenant_replication_enabled: false,
      public_network_access_enabled: false,
      network_rules: { default_action: 'Deny', bypass: ['AzureServices'] },
      blob_properties: {
        delete_retention_policy: { days: KEPT_DAYS },
        container_delete_retention_policy: { days: KEPT_DAYS },
      },
    },
    {
      provenance,
      skips: [
        ...storageSkips({ paired: azure.paired }),
        {
          checkov: 'CKV2_AZURE_33',
          reason: 'Nothing in the network uses it, so it has no address there.',
        },
      ],
    },
  );
  const container = scope.resource(
    'azurerm_storage_container',
    undefined,
    {
      name: azure.name(node, { maxLength: 63 }),
      storage_account_id: account.ref('id'),
      container_access_type: 'private',
    },
    { provenance },
  );
  azure.logs.collect(placeOfNode(scope, azure), {
    target: template(account.ref('id'), '/blobServices/default'),
    categories: ['StorageRead', 'StorageWrite', 'StorageDelete'],
    suffix: 'files',
    reason: `Who read and changed files of ${scope.label}.`,
  });
  return {
    address: template(
      account.ref('primary_dfs_endpoint'),
      container.ref('name'),
    ),
    admit(principalId) {
      scope.resource(
        'azurerm_role_assignment',
        'files',
        {
          scope: container.ref('id'),
          role_definition_name: 'Storage Blob Data Contributor',
          principal_id: principalId,
          principal_type: 'ServicePrincipal',
        },
        { provenance },
      );
    },
  };
}
