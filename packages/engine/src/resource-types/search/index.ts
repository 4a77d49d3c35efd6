import { defineResourceType } from '../ResourceType';
import { openSearch } from './aws';
import { parameters } from './definition';

export const search = defineResourceType({
  name: 'search',
  title: 'Search',
  description:
    'A search engine with private addresses, encrypted, that answers signed requests only.',
  category: 'database',
  parameters,
  access: {
    levels: ['read', 'write', 'readwrite', 'admin'],
    default: 'readwrite',
  },
  implementations: { aws: [openSearch] },
  alternatives: {
    azure:
      'Name a resource of the provider (azure:azurerm_search_service), an own module, or use external.',
    gcp: 'Run OpenSearch as a kubernetes-workload, or use one elsewhere as external.',
    civo: 'Run OpenSearch as a kubernetes-workload, or use one elsewhere as external.',
  },
});
