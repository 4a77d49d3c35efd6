import type { AzureFoundation } from '../../clouds/azure/AzureFoundation';
import type { AzureImplementation } from '../../clouds/azure/AzureImplementation';
import { lockAgainstDeletion } from '../../clouds/azure/deletionLock';
import { placeOfNode } from '../../clouds/azure/Place';
import { template, type BlockHandle, type Skip } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import { mountPathOf, type FileStorageParameters } from './definition';

type Scope = NodeScope<FileStorageParameters>;

/** Least size of a share that answers to NFS, in GB. Source: https://learn.microsoft.com/azure/storage/files/storage-files-scale-targets */
const LEAST_GB = 100;

/** How long a deleted share can be brought back. */
const DELETED_DAYS = 30;

const SKIPS: readonly Skip[] = [
  {
    checkov: 'CKV_AZURE_3',
    trivy: 'AZU-0008',
    reason:
      'NFS shares want this switch off. Their traffic stays in the network, between rules and a private address.',
  },
  {
    checkov: 'CKV_AZURE_206',
    reason: 'Shares on fast disks are kept in several zones of one region.',
  },
  {
    checkov: 'CKV_AZURE_33',
    reason: 'It has no queues.',
  },
  {
    checkov: 'CKV2_AZURE_1',
    reason:
      'Microsoft’s keys encrypt it; an own key is a choice of the organization.',
  },
  {
    checkov: 'CKV2_AZURE_21',
    reason: 'A diagnostic setting sends its logs to the workspace.',
  },
];

/**
 * Shares answer to SMB or to NFS. Containers sign in to SMB with the key of the
 * whole account, which would stand in the state; NFS has no key at all, and who
 * gets to the private address is what the rules of the network say.
 * Source: https://learn.microsoft.com/azure/container-apps/storage-mounts
 */
export const azureFiles: AzureImplementation<FileStorageParameters> = {
  name: 'azure-files',
  title: 'Azure Files (NFS)',
  limits: [
    {
      parameter: 'capacityGb',
      applies: p => p.capacityGb < LEAST_GB,
      message: `Azure’s shares have ${LEAST_GB} GB at least.`,
    },
  ],
  build(scope, azure) {
    const place = placeOfNode(scope, azure);
    const account = createAccount(scope, azure);
    const share = scope.resource('azurerm_storage_share', undefined, {
      name: azure.localName(scope as NodeScope, { maxLength: 63 }),
      storage_account_id: account.ref('id'),
      enabled_protocol: 'NFS',
      quota: scope.value('capacity_gb', 'size of the share, in GB.', p =>
        Math.max(p.capacityGb, LEAST_GB),
      ),
    });
    lockAgainstDeletion(scope, share.ref('id'));
    const endpoint = azure.endpoints.create(place, {
      kind: 'file',
      target: account.ref('id'),
    });
    azure.logs.collect(place, {
      target: template(account.ref('id'), '/fileServices/default'),
      categories: ['StorageRead', 'StorageWrite', 'StorageDelete'],
      reason: `Who read and changed what in ${scope.label}.`,
    });
    reportBackup(scope);
    reportTransport(scope);
    const path = scope.structural(p => mountPathOf(p, scope.address));
    const server = account.ref('primary_file_host');
    const name = template('/', account.ref('name'), '/', share.ref('name'));
    return {
      provides: {
        open: endpoint.open,
        volume: (access, from) => ({
          path,
          server,
          share: name,
          readOnly: access === 'read',
          ready: endpoint.open(from),
        }),
      },
    };
  },
};

function createAccount(scope: Scope, azure: AzureFoundation): BlockHandle {
  return scope.resource(
    'azurerm_storage_account',
    undefined,
    {
      ...azure.placed(),
      name: azure.uniqueName(scope as NodeScope, {
        maxLength: 24,
        separator: '',
      }),
      account_kind: 'FileStorage',
      account_tier: 'Premium',
      account_replication_type: azure.zoned ? 'ZRS' : 'LRS',
      min_tls_version: 'TLS1_2',
      https_traffic_only_enabled: false,
      infrastructure_encryption_enabled: true,
      shared_access_key_enabled: false,
      default_to_oauth_authentication: true,
      local_user_enabled: false,
      allow_nested_items_to_be_public: false,
      cross_tenant_replication_enabled: false,
      public_network_access_enabled: false,
      network_rules: { default_action: 'Deny', bypass: ['AzureServices'] },
      share_properties: { retention_policy: { days: DELETED_DAYS } },
    },
    { skips: SKIPS },
  );
}

// Source: https://learn.microsoft.com/azure/storage/files/files-nfs-protocol
function reportBackup(scope: Scope): void {
  scope.report('backup', {
    severity: 'info',
    code: 'no-scheduled-backup',
    message: `Azure Backup does not keep copies of NFS shares. A deleted share can be brought back for ${DELETED_DAYS} days; single files cannot.`,
    mend: 'Take snapshots of the share on a schedule, or keep what must not be lost in object-storage.',
  });
}

// Azure carries NFS in TLS where its own mount helper is installed: not so where
// containers run, and machines reach its packages by way of the internet only.
// Sources: https://learn.microsoft.com/azure/container-apps/storage-mounts-azure-files
// and https://learn.microsoft.com/azure/storage/files/encryption-in-transit-for-nfs-shares
function reportTransport(scope: Scope): void {
  scope.report('transport', {
    severity: 'info',
    code: 'files-without-tls',
    message:
      'Files are encrypted where they lie, but not on their way: containers and machines mount NFS without TLS. The way is inside the network, between rules that let through only subnets with somebody who uses them.',
    mend: 'Encrypt what nobody may read on the way before it is written, or keep it in object-storage, which is reached by TLS.',
  });
}
