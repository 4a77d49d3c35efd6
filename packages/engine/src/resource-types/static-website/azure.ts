import type { AzureFoundation } from '../../clouds/azure/AzureFoundation';
import type { AzureImplementation } from '../../clouds/azure/AzureImplementation';
import { lockAgainstDeletion } from '../../clouds/azure/deletionLock';
import { placeOfNode } from '../../clouds/azure/Place';
import { storageSkips } from '../../clouds/azure/storageSkips';
import { template, type BlockHandle } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import { createRules } from './azureRules';
import type { StaticWebsiteParameters } from './definition';

type Scope = NodeScope<StaticWebsiteParameters>;

/** How long a wrong release can be undone, in days. */
const OLD_VERSION_DAYS = 30;

const START_PAGE = 'index.html';

/**
 * Front Door in front of a storage account that serves files. There is nothing
 * that runs: a website that consumes an API is told its address when it is
 * built.
 */
export const storageFrontDoor: AzureImplementation<StaticWebsiteParameters> = {
  name: 'storage-front-door',
  title: 'Azure Storage and Front Door',
  build(scope, azure) {
    reportEdgeLocations(scope);
    const account = createAccount(scope, azure);
    const singlePage = scope.structural(p => p.singlePageApp);
    scope.resource('azurerm_storage_account_static_website', undefined, {
      storage_account_id: account.ref('id'),
      index_document: START_PAGE,
      error_404_document: singlePage
        ? START_PAGE
        : scope.value(
            'not_found_page',
            'path shown for what is not there.',
            p => p.notFoundPage,
          ),
    });
    const logs = azure.logs.collect(placeOfNode(scope, azure), {
      target: template(account.ref('id'), '/blobServices/default'),
      categories: ['StorageRead', 'StorageWrite', 'StorageDelete'],
      reason: `Who read and changed the files of ${scope.label}.`,
    });
    lockAgainstDeletion(scope, account.ref('id'), logs);
    const { set, rules } = createRules(scope, azure, {
      singlePage,
      startPage: START_PAGE,
    });
    const url = azure.edge.publish(scope, {
      hostName: account.ref('primary_web_host'),
      files: { ruleSet: set, rules },
    });
    scope.output('url', 'address of the website.', url);
    scope.output(
      'storage_account',
      'storage account that the release pipeline uploads the files to, into the container $web.',
      account.ref('name'),
    );
    return { provides: { environment: { URL: url } } };
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
      public_network_access_enabled: true,
      blob_properties: {
        versioning_enabled: true,
        delete_retention_policy: { days: OLD_VERSION_DAYS },
        container_delete_retention_policy: { days: OLD_VERSION_DAYS },
      },
    },
    {
      skips: [
        ...storageSkips({
          paired: azure.paired,
          open: 'Its files are on the internet anyway; only the identity of the release pipeline can change them.',
        }),
        {
          checkov: 'CKV2_AZURE_33',
          reason:
            'Front Door and the release pipeline are outside the network.',
        },
      ],
    },
  );
}

function reportEdgeLocations(scope: Scope): void {
  if (scope.some(p => p.edgeLocations !== 'fewest')) {
    scope.report('edgeLocations', {
      severity: 'info',
      code: 'parameter-without-effect',
      message: 'Front Door always serves from all of its locations.',
      mend: 'Leave it out for this cloud.',
    });
  }
}
