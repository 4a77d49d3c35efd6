import { defineResourceType } from '../ResourceType';
import { elastiCache } from './aws';
import { managedRedis } from './azure';
import { parameters } from './definition';
import { memorystore } from './gcp';

export const cache = defineResourceType({
  name: 'cache',
  title: 'Cache',
  description:
    'A cache in memory (Valkey or Redis OSS) with TLS and a private address; clients sign in by their cloud identity.',
  category: 'database',
  parameters,
  access: { levels: ['read', 'write', 'readwrite'], default: 'readwrite' },
  implementations: {
    aws: [elastiCache],
    azure: [managedRedis],
    gcp: [memorystore],
  },
  alternatives: {
    civo: 'Run it in the cluster as a kubernetes-workload, name a managed one elsewhere as external, or bring an own module.',
  },
});
