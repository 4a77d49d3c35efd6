import type { NodeScope } from '../../resource-types/NodeScope';
import { template, type BlockHandle } from '../../terraform';
import type { AzureFoundation } from './AzureFoundation';
import { placeOfNode } from './Place';
import { storageSkips } from './storageSkips';

/** How long what the host deleted can be brought back, in days. */
const DELETED_DAYS = 7;

/** The storage of one host of functions, and what must stand before the host. */
export interface HostStorage {
  readonly account: BlockHandle;
  readonly ready: readonly BlockHandle[];
}

/**
 * Where a host of functions keeps its locks and keys. It is the host's own:
 * the right that Azure asks for is on the account as a whole.
 * Source: https://learn.microsoft.com/azure/azure-functions/functions-reference#connecting-to-host-storage-with-an-identity
 */
export function createHostStorage(
  scope: NodeScope,
  azure: AzureFoundation,
  identity: BlockHandle,
): HostStorage {
  const reason = `Azure keeps locks and keys of ${scope.label} here.`;
  const account = scope.resource(
    'azurerm_storage_account',
    undefined,
    {
      ...azure.placed(),
      name: azure.uniqueName(scope, { maxLength: 24, separator: '' }),
      account_kind: 'StorageV2',
      account_tier: 'Standard',
      account_replication_type: azure.storageReplication,
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
        delete_retention_policy: { days: DELETED_DAYS },
        container_delete_retention_policy: { days: DELETED_DAYS },
      },
    },
    {
      provenance: { reason, implicit: true },
      skips: storageSkips({ paired: azure.paired }),
    },
  );
  const place = placeOfNode(scope, azure);
  // The endpoint without a suffix is that of the functions themselves.
  const endpoint = azure.endpoints.create(
    {
      label: `The storage of ${scope.label}`,
      name: (rule, suffix) =>
        place.name(rule, suffix ? `storage-${suffix}` : 'storage'),
      resource: (type, suffix, attributes, options) =>
        place.resource(
          type,
          suffix ? `storage_${suffix}` : 'storage',
          attributes,
          options,
        ),
    },
    { kind: 'blob', target: account.ref('id') },
  );
  endpoint.open('functions');
  azure.logs.collect(place, {
    target: template(account.ref('id'), '/blobServices/default'),
    categories: ['StorageRead', 'StorageWrite', 'StorageDelete'],
    suffix: 'storage',
    reason: `Who read and changed what ${scope.label} keeps.`,
  });
  const right = azure.identity.assign(scope, {
    identity,
    grant: {
      name: 'own',
      role: 'Storage Blob Data Owner',
      scope: account.ref('id'),
    },
    suffix: 'storage',
    reason,
  });
  return { account, ready: [endpoint.block, right] };
}
