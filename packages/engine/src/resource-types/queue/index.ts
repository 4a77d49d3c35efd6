import { defineResourceType } from '../ResourceType';
import { sqs } from './aws';
import { serviceBusQueue } from './azure';
import { parameters } from './definition';
import { pubSubQueue } from './gcp';

export const queue = defineResourceType({
  name: 'queue',
  title: 'Queue',
  description:
    'A message queue; what cannot be worked on goes to a dead-letter queue.',
  category: 'messaging',
  parameters,
  access: {
    levels: ['publish', 'consume', 'readwrite', 'admin'],
    default: 'readwrite',
  },
  implementations: { aws: [sqs], azure: [serviceBusQueue], gcp: [pubSubQueue] },
  alternatives: {
    civo: 'Run a broker in the cluster as a kubernetes-workload, or use one elsewhere as external.',
  },
});
