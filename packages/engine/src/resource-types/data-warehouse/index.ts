import { defineResourceType } from '../ResourceType';
import { redshift } from './aws';
import { parameters } from './definition';
import { bigQuery } from './gcp';

export const dataWarehouse = defineResourceType({
  name: 'data-warehouse',
  title: 'Data warehouse',
  description:
    'A place for tables that are analysed with SQL, encrypted with a key of your own.',
  category: 'analytics',
  parameters,
  access: {
    levels: ['read', 'write', 'readwrite', 'admin'],
    default: 'readwrite',
  },
  implementations: { aws: [redshift], gcp: [bigQuery] },
  alternatives: {
    azure:
      'Name a resource of the provider (azure:azurerm_synapse_workspace), an own module, or use external.',
    civo: 'Use one of another cloud as external.',
  },
});
