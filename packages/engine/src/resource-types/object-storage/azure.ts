import type { AzureFoundation } from '../../clouds/azure/AzureFoundation';
import type {
  AzureImplementation,
  AzureProvider,
} from '../../clouds/azure/AzureImplementation';
import { lockAgainstDeletion } from '../../clouds/azure/deletionLock';
import { placeOfNode } from '../../clouds/azure/Place';
import { storageSkips } from '../../clouds/azure/storageSkips';
import {
  binary,
  call,
  conditional,
  dynamicBlock,
  template,
  type BlockHandle,
  type Value,
} from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { ObjectStorageParameters } from './definition';

type Scope = NodeScope<ObjectStorageParameters>;

/** How long browsers remember what is allowed, in seconds. */
const CORS_MAX_AGE = 3600;

/** Source: https://learn.microsoft.com/rest/api/storageservices/set-blob-service-properties */
const MOST_ORIGINS = 64;

/** The longest that deleted objects can be brought back, in days. */
const MOST_DELETED_DAYS = 365;

/** Source: https://learn.microsoft.com/azure/role-based-access-control/permissions/storage */
const BLOBS = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs';

export const blobStorage: AzureImplementation<ObjectStorageParameters> = {
  name: 'blob-storage',
  title: 'Azure Blob Storage',
  limits: [
    {
      parameter: 'corsOrigins',
      applies: p => p.corsOrigins.length > MOST_ORIGINS,
      message: `Azure takes ${MOST_ORIGINS} websites; the ones after them are left out.`,
      mend: 'Use a star for several names of a domain, such as https://*.example.com.',
    },
  ],
  build(scope, azure) {
    const place = placeOfNode(scope, azure);
    const account = createAccount(scope, azure);
    const container = scope.resource('azurerm_storage_container', undefined, {
      name: azure.name(scope as NodeScope, { maxLength: 63 }),
      storage_account_id: account.ref('id'),
      container_access_type: 'private',
    });
    createLifecycle(scope, account);
    lockAgainstDeletion(scope, container.ref('id'));
    const endpoint = azure.endpoints.create(place, {
      kind: 'blob',
      target: account.ref('id'),
    });
    azure.logs.collect(place, {
      target: template(account.ref('id'), '/blobServices/default'),
      categories: ['StorageRead', 'StorageWrite', 'StorageDelete'],
      reason: `Who read and changed what in ${scope.label}.`,
    });
    const url = template(
      account.ref('primary_blob_endpoint'),
      container.ref('name'),
    );
    scope.output('url', 'address of the container.', url);
    return {
      provides: {
        open: endpoint.open,
        grants: grantsOf(azure, account),
        binding: {
          extension: 'blobs',
          settings: { blobServiceUri: account.ref('primary_blob_endpoint') },
        },
        environment: {
          ACCOUNT: account.ref('name'),
          NAME: container.ref('name'),
          URL: url,
        },
      },
    };
  },
};

function createAccount(scope: Scope, azure: AzureFoundation): BlockHandle {
  const usedByBrowsers = scope.some(p => p.corsOrigins.length > 0);
  return scope.resource(
    'azurerm_storage_account',
    undefined,
    {
      ...azure.placed(),
      name: azure.uniqueName(scope as NodeScope, {
        maxLength: 24,
        separator: '',
      }),
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
      public_network_access_enabled: usedByBrowsers
        ? scope.value(
            'public_network',
            'whether browsers reach it with signed addresses.',
            p => p.corsOrigins.length > 0,
          )
        : false,
      network_rules: {
        default_action: usedByBrowsers
          ? scope.value(
              'network_default',
              'what is done with requests from outside the network.',
              p => (p.corsOrigins.length > 0 ? 'Allow' : 'Deny'),
            )
          : 'Deny',
        bypass: ['AzureServices'],
      },
      blob_properties: {
        versioning_enabled: true,
        cors_rule: corsRules(scope),
        delete_retention_policy: { days: keptDays(scope) },
        container_delete_retention_policy: { days: keptDays(scope) },
      },
    },
    {
      skips: storageSkips({
        paired: azure.paired,
        open: usedByBrowsers
          ? 'Browsers reach it with addresses that an identity signed for a short time.'
          : undefined,
      }),
    },
  );
}

function keptDays(scope: Scope): Value {
  return scope.value(
    'deleted_days',
    'how long deleted objects can be brought back, in days.',
    p => Math.min(p.oldVersionDays, MOST_DELETED_DAYS),
  );
}

function corsRules(scope: Scope): Value {
  if (!scope.some(p => p.corsOrigins.length > 0)) {
    return undefined;
  }
  const origins = scope.value(
    'cors_origins',
    'websites whose pages may use it.',
    p => p.corsOrigins.slice(0, MOST_ORIGINS),
  );
  const rule = {
    allowed_headers: ['*'],
    allowed_methods: ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'],
    allowed_origins: origins,
    exposed_headers: ['ETag'],
    max_age_in_seconds: CORS_MAX_AGE,
  };
  return Array.isArray(origins)
    ? rule
    : dynamicBlock(
        conditional(binary('>', call('length', origins), 0), [1], []),
        () => rule,
      );
}

// The rule for old objects is off where they are kept for ever.
function createLifecycle(scope: Scope, account: BlockHandle): void {
  const expires = scope.some(p => p.expireAfterDays > 0);
  const days = scope.value(
    'expire_after_days',
    'age at which objects are deleted, in days; 0 keeps them.',
    p => p.expireAfterDays,
  );
  const filters = { blob_types: ['blockBlob'] };
  scope.resource(
    'azurerm_storage_management_policy',
    undefined,
    {
      storage_account_id: account.ref('id'),
      rule: [
        {
          name: 'old-versions',
          enabled: true,
          filters,
          actions: {
            version: {
              delete_after_days_since_creation: scope.value(
                'old_version_days',
                'how long old versions are kept, in days.',
                p => p.oldVersionDays,
              ),
            },
          },
        },
        ...(expires
          ? [
              {
                name: 'expire',
                enabled: typeof days === 'number' ? true : binary('>', days, 0),
                filters,
                actions: {
                  base_blob: {
                    delete_after_days_since_creation_greater_than:
                      typeof days === 'number' ? days : call('max', days, 1),
                  },
                },
              },
            ]
          : []),
      ],
    },
    {
      provenance: {
        reason: `How long ${scope.label} keeps objects and their old versions.`,
        implicit: true,
      },
    },
  );
}

/**
 * The account is the node's own and has nothing but the container. Rights are
 * on the account, because Azure takes none from what is locked.
 * Source: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/storage
 */
function grantsOf(
  azure: AzureFoundation,
  account: BlockHandle,
): AzureProvider['grants'] {
  const scope = account.ref('id');
  return {
    read: [{ name: 'read', role: 'Storage Blob Data Reader', scope }],
    write: [
      {
        name: 'write',
        // Whoever Azure's own roles let write may read, too.
        role: () =>
          azure.identity.ownRole({
            name: 'object-writer',
            description: 'Writes and deletes objects, and cannot read them',
            dataActions: [
              `${BLOBS}/add/action`,
              `${BLOBS}/delete`,
              `${BLOBS}/write`,
            ],
          }),
        scope,
      },
    ],
    readwrite: [
      { name: 'readwrite', role: 'Storage Blob Data Contributor', scope },
    ],
    admin: [{ name: 'own', role: 'Storage Blob Data Owner', scope }],
  };
}
