import { defineResourceType } from '../ResourceType';
import { parameters } from './definition';
import { bigQuery } from './gcp';

export const dataWarehouse = defineResourceType({
  name: 'data-warehouse',
  title: 'Data warehouse',
  description:
    'A place for tables that are analysed with SQL; storage and queries are paid for as they are used.',
  category: 'analytics',
  parameters,
  access: {
    levels: ['read', 'write', 'readwrite', 'admin'],
    default: 'readwrite',
  },
  implementations: { gcp: [bigQuery] },
  alternatives: {
    aws: 'Name a resource of the provider (aws:aws_redshiftserverless_workgroup), an own module, or use external.',
    azure:
      'Name a resource of the provider (azure:azurerm_synapse_workspace), an own module, or use external.',
    civo: 'Use one of another cloud as external.',
  },
});
