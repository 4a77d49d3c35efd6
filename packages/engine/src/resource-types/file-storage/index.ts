import { defineResourceType } from '../ResourceType';
import { efs } from './aws';
import { azureFiles } from './azure';
import { civoVolume } from './civo';
import { parameters } from './definition';
import { filestore } from './gcp';

export const fileStorage = defineResourceType({
  name: 'file-storage',
  title: 'File storage',
  description:
    'A file system that several containers and machines mount at the same time.',
  category: 'storage',
  parameters,
  access: { levels: ['read', 'readwrite'], default: 'readwrite' },
  implementations: {
    aws: [efs],
    azure: [azureFiles],
    gcp: [filestore],
    civo: [civoVolume],
  },
});
