import { defineResourceType } from '../ResourceType';
import { sns } from './aws';
import { serviceBusTopic } from './azure';
import { parameters } from './definition';
import { pubSubTopic } from './gcp';

export const topic = defineResourceType({
  name: 'topic',
  title: 'Topic',
  description:
    'What is published to it reaches every queue that depends on it.',
  category: 'messaging',
  parameters,
  access: {
    levels: ['publish', 'consume'],
    default: 'publish',
    defaultFor: { queue: 'consume' },
  },
  implementations: { aws: [sns], azure: [serviceBusTopic], gcp: [pubSubTopic] },
  alternatives: {
    civo: 'Run a broker in the cluster as a kubernetes-workload, or use one elsewhere as external.',
  },
});
