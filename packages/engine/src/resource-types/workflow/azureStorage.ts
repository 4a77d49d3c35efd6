import type { AzureFoundation } from '../../clouds/azure/AzureFoundation';
import { closedStorage, reachStorage } from '../../clouds/azure/hostStorage';
import { placeOfNode } from '../../clouds/azure/Place';
import { storageSkips } from '../../clouds/azure/storageSkips';
import { template, type BlockHandle } from '../../terraform';
import type { NodeScope } from '../NodeScope';

/** A part of the storage: its private address, and what it is called in logs. */
const PARTS = [
  { kind: 'blob', service: 'blobServices' },
  { kind: 'queue', service: 'queueServices' },
  { kind: 'smb', service: 'fileServices' },
  { kind: 'table', service: 'tableServices' },
] as const;

/** How long a deleted share can be brought back, in days. */
const DELETED_DAYS = 7;

/** Steps and settings; the history of runs is in tables. */
const SHARE_GB = 50;

const KEY =
  'The plan of workflows knows its storage by a key alone; the account is reached from inside the network only.';

/** The storage of one workflow, and what must stand before the workflow. */
export interface WorkflowStorage {
  readonly account: BlockHandle;
  readonly share: BlockHandle;
  readonly ready: readonly BlockHandle[];
}

/**
 * Where Azure keeps steps, queues and the history of runs of a workflow.
 * Source: https://learn.microsoft.com/azure/logic-apps/deploy-single-tenant-logic-apps-private-storage-account
 */
export function createWorkflowStorage(
  scope: NodeScope,
  azure: AzureFoundation,
): WorkflowStorage {
  const provenance = {
    reason: `Azure keeps the steps and runs of ${scope.label} here.`,
    implicit: true,
  };
  const account = scope.resource(
    'azurerm_storage_account',
    undefined,
    {
      ...closedStorage(scope, azure),
      shared_access_key_enabled: true,
      share_properties: { retention_policy: { days: DELETED_DAYS } },
      // Whoever makes signatures for longer is found in the logs.
      sas_policy: {
        expiration_period: '01.00:00:00',
        expiration_action: 'Log',
      },
    },
    {
      provenance,
      skips: [
        { checkov: 'CKV2_AZURE_40', reason: KEY },
        ...storageSkips({
          paired: azure.paired,
          queues:
            'A diagnostic setting sends logs of its queues to the workspace.',
        }),
      ],
    },
  );
  const share = scope.resource(
    'azurerm_storage_share',
    undefined,
    {
      name: azure.localName(scope, { maxLength: 63 }),
      storage_account_id: account.ref('id'),
      enabled_protocol: 'SMB',
      quota: SHARE_GB,
    },
    { provenance },
  );
  const ways = PARTS.flatMap(({ kind, service }) => {
    azure.logs.collect(placeOfNode(scope, azure), {
      target: template(account.ref('id'), `/${service}/default`),
      categories: ['StorageRead', 'StorageWrite', 'StorageDelete'],
      suffix: kind,
      reason: `Who read and changed what ${scope.label} keeps.`,
    });
    return reachStorage(scope, azure, { account, kind, from: 'workflows' });
  });
  scope.report('storage', {
    severity: 'warning',
    code: 'key-in-state',
    message:
      'Azure’s plan of workflows signs in to their storage by a key, which stands in Terraform’s state. It opens the storage from inside the network only.',
    mend: 'Let few people read the state, and change the key now and then.',
  });
  return { account, share, ready: [...ways, share] };
}
