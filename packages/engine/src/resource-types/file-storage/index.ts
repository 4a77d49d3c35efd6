import { defineResourceType } from '../ResourceType';
import { efs } from './aws';
import { parameters } from './definition';

export const fileStorage = defineResourceType({
  name: 'file-storage',
  title: 'File storage',
  description:
    'A file system that several containers and machines mount at the same time.',
  category: 'storage',
  parameters,
  access: { levels: ['read', 'readwrite'], default: 'readwrite' },
  implementations: { aws: [efs] },
});
