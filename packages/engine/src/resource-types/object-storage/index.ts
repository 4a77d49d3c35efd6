import { defineResourceType } from '../ResourceType';
import { s3 } from './aws';
import { blobStorage } from './azure';
import { civoObjectStore } from './civo';
import { parameters } from './definition';
import { cloudStorage } from './gcp';

export const objectStorage = defineResourceType({
  name: 'object-storage',
  title: 'Object storage',
  description:
    'A private, encrypted bucket for files, with versions and access logs.',
  category: 'storage',
  parameters,
  access: {
    levels: ['read', 'write', 'readwrite', 'admin'],
    default: 'readwrite',
  },
  implementations: {
    aws: [s3],
    azure: [blobStorage],
    gcp: [cloudStorage],
    civo: [civoObjectStore],
  },
});
