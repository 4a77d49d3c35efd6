import type { AzureFoundation } from '../../clouds/azure/AzureFoundation';
import type {
  AzureImplementation,
  AzureProvider,
} from '../../clouds/azure/AzureImplementation';
import { placeOfNode } from '../../clouds/azure/Place';
import { preventDestroy } from '../../clouds/preventDestroy';
import { template, type BlockHandle, type Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { SearchParameters } from './definition';

type Scope = NodeScope<SearchParameters>;

/** It answers by HTTPS only. */
const PORT = 443;

/** Source: https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
const NAME_LENGTH = 60;

/**
 * Space of a partition in GB, and how many of them there can be.
 * Source: https://learn.microsoft.com/azure/search/search-limits-quotas-capacity
 */
const PARTITIONS = [1, 2, 3, 4, 6, 12];
const SIZES = {
  small: { sku: 'basic', partitionGb: 15, most: 1 },
  medium: { sku: 'standard', partitionGb: 160, most: 12 },
  large: { sku: 'standard2', partitionGb: 512, most: 12 },
};

/**
 * As many replicas as Microsoft vouches for reads and writes with; where the
 * region has zones, each is in another.
 * Source: https://learn.microsoft.com/azure/reliability/reliability-ai-search
 */
const REPLICAS = 3;

/** Source: https://learn.microsoft.com/azure/role-based-access-control/permissions/web-and-mobile */
const SERVICES = 'Microsoft.Search/searchServices';
const DOCUMENTS = `${SERVICES}/indexes/documents`;

export const aiSearch: AzureImplementation<SearchParameters> = {
  name: 'ai-search',
  title: 'Azure AI Search',
  limits: [
    {
      parameter: 'version',
      applies: () => true,
      effect: 'none',
      message:
        'Azure AI Search is another search engine than OpenSearch, with an API of its own and no versions to choose from.',
      mend: 'Use its client libraries, or run OpenSearch as a kubernetes-workload.',
    },
    {
      parameter: 'storageGb',
      applies: p => p.storageGb > mostGb(p),
      message: `Small services have ${SIZES.small.partitionGb} GB at most.`,
      mend: 'Choose a larger size.',
    },
  ],
  build(scope, azure) {
    const place = placeOfNode(scope, azure);
    const service = createService(scope, azure);
    const endpoint = azure.endpoints.create(place, {
      kind: 'search',
      target: service.ref('id'),
    });
    azure.logs.collect(place, {
      target: service.ref('id'),
      categories: ['OperationLogs'],
      reason: `What was asked of ${scope.label}, and changed in it.`,
    });
    const host = template(service.ref('name'), '.search.windows.net');
    const remark = {
      code: 'index-needed',
      message:
        'Documents do not make an index: somebody who may has to make it first.',
      mend: 'Give the consumer that makes indexes the access level admin.',
    };
    return {
      provides: {
        open: endpoint.open,
        environment: {
          HOST: host,
          PORT: String(PORT),
          URL: template('https://', host),
        },
        grants: grantsOf(azure, service),
        remarks: { write: remark, readwrite: remark },
      },
    };
  },
};

function mostGb({ size }: SearchParameters): number {
  return SIZES[size].partitionGb * SIZES[size].most;
}

function partitionsOf({ size, storageGb }: SearchParameters): number {
  const { partitionGb, most } = SIZES[size];
  const enough = PARTITIONS.find(count => count * partitionGb >= storageGb);
  return Math.min(enough ?? most, most);
}

/**
 * An index has a key of its own when who makes it names one. That is not asked
 * for: the service would refuse every other index, and could use a key only
 * where the application gave it the right to.
 */
function createService(scope: Scope, azure: AzureFoundation): BlockHandle {
  return scope.resource(
    'azurerm_search_service',
    undefined,
    {
      ...azure.placed(),
      // Without hyphens: one may not be the second character.
      name: azure.uniqueName(scope as unknown as NodeScope, {
        maxLength: NAME_LENGTH,
        separator: '',
      }),
      sku: scope.value('sku', 'size of the service.', p => SIZES[p.size].sku),
      replica_count: scope.value(
        'replicas',
        'copies that answer, each in another zone.',
        p => (p.highAvailability ? REPLICAS : 1),
      ),
      partition_count: scope.value(
        'partitions',
        'parts that its indexes are divided into.',
        partitionsOf,
      ),
      local_authentication_enabled: false,
      public_network_access_enabled: false,
      network_rule_bypass_option: 'None',
      identity: { type: 'SystemAssigned' },
    },
    {
      // A lock would keep the rights of former users, too.
      lifecycle: preventDestroy(scope),
      skips: scope.some(p => !p.highAvailability)
        ? ['CKV_AZURE_208', 'CKV_AZURE_209'].map(checkov => ({
            checkov,
            reason: 'Not every environment asks for high availability.',
          }))
        : [],
    },
  );
}

/**
 * Whoever Azure's own roles let write may read, too; and those that let make
 * indexes also let change the service, with its doors.
 * Source: https://learn.microsoft.com/azure/search/search-security-rbac
 */
function grantsOf(
  azure: AzureFoundation,
  service: BlockHandle,
): AzureProvider['grants'] {
  const scope: Value = service.ref('id');
  return {
    read: [{ name: 'read', role: 'Search Index Data Reader', scope }],
    write: [
      {
        name: 'write',
        role: () =>
          azure.identity.ownRole({
            name: 'document-writer',
            description: 'Writes and deletes documents, and cannot read them',
            dataActions: [`${DOCUMENTS}/delete`, `${DOCUMENTS}/write`],
          }),
        scope,
      },
    ],
    readwrite: [
      { name: 'readwrite', role: 'Search Index Data Contributor', scope },
    ],
    admin: [
      {
        name: 'own',
        role: () =>
          azure.identity.ownRole({
            name: 'index-owner',
            description: 'Makes and changes indexes, and what is in them',
            actions: ['aliases', 'indexes', 'synonymMaps'].map(
              kind => `${SERVICES}/${kind}/*`,
            ),
            dataActions: [`${DOCUMENTS}/*`],
          }),
        scope,
      },
    ],
  };
}
