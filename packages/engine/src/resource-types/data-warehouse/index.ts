import { defineResourceType } from '../ResourceType';
import { redshift } from './aws';
import { synapse } from './azure';
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
  implementations: { aws: [redshift], azure: [synapse], gcp: [bigQuery] },
  alternatives: {
    civo: 'Use one of another cloud as external.',
  },
});
