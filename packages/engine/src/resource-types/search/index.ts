import { defineResourceType } from '../ResourceType';
import { openSearch } from './aws';
import { aiSearch } from './azure';
import { parameters } from './definition';

export const search = defineResourceType({
  name: 'search',
  title: 'Search',
  description:
    'A search engine with private addresses, encrypted, that answers to identities only.',
  category: 'database',
  parameters,
  access: {
    levels: ['read', 'write', 'readwrite', 'admin'],
    default: 'readwrite',
  },
  implementations: { aws: [openSearch], azure: [aiSearch] },
  alternatives: {
    gcp: 'Run OpenSearch as a kubernetes-workload, or use one elsewhere as external.',
    civo: 'Run OpenSearch as a kubernetes-workload, or use one elsewhere as external.',
  },
});
