import type { NodeScope } from '../../resource-types/NodeScope';
import { template, type BlockHandle, type Value } from '../../terraform';
import type { AzureFoundation } from './AzureFoundation';
import type { WorkloadSubnet } from './subnets';
import { placeOfNode } from './Place';
import type { EndpointKind } from './PrivateEndpoints';
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
    { ...closedStorage(scope, azure), shared_access_key_enabled: false },
    {
      provenance: { reason, implicit: true },
      skips: storageSkips({ paired: azure.paired }),
    },
  );
  const place = placeOfNode(scope, azure);
  const endpoint = reachStorage(scope, azure, {
    account,
    kind: 'blob',
    from: 'functions',
  });
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
  return { account, ready: [...endpoint, right] };
}

/** Arguments of an account that only what has a right reaches from inside. */
export function closedStorage(
  scope: NodeScope,
  azure: AzureFoundation,
): Record<string, Value> {
  return {
    ...azure.placed(),
    name: azure.uniqueName(scope, { maxLength: 24, separator: '' }),
    account_kind: 'StorageV2',
    account_tier: 'Standard',
    account_replication_type: azure.storageReplication,
    min_tls_version: 'TLS1_2',
    https_traffic_only_enabled: true,
    infrastructure_encryption_enabled: true,
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
  };
}

/**
 * A private address of the storage of an app, for the app's own subnet. The
 * one without a suffix is that of the app itself.
 *
 * @returns what must stand before the app reaches it
 */
export function reachStorage(
  scope: NodeScope,
  azure: AzureFoundation,
  options: { account: BlockHandle; kind: EndpointKind; from: WorkloadSubnet },
): readonly BlockHandle[] {
  const { account, kind, from } = options;
  const place = placeOfNode(scope, azure);
  const endpoint = azure.endpoints.create(
    {
      label: `The storage of ${scope.label}`,
      name: (rule, suffix) =>
        place.name(rule, [kind, suffix].filter(Boolean).join('-')),
      resource: (type, suffix, attributes, resourceOptions) =>
        place.resource(
          type,
          [kind, suffix].filter(Boolean).join('_'),
          attributes,
          resourceOptions,
        ),
    },
    { kind, target: account.ref('id') },
  );
  return endpoint.open(from);
}
