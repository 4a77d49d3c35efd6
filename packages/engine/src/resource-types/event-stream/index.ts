import { defineResourceType } from '../ResourceType';
import { kinesis } from './aws';
import { mskServerless } from './awsMsk';
import { eventHubs } from './azure';
import { parameters } from './definition';
import { managedKafka } from './gcp';
import { pubSubStream } from './gcpPubSub';

export const eventStream = defineResourceType({
  name: 'event-stream',
  title: 'Event stream',
  description:
    'A log of events that many read at their own pace, encrypted, and kept for some days.',
  category: 'messaging',
  parameters,
  access: {
    levels: ['publish', 'consume', 'readwrite', 'admin'],
    default: 'readwrite',
  },
  implementations: {
    aws: [kinesis, mskServerless],
    azure: [eventHubs],
    gcp: [managedKafka, pubSubStream],
  },
  alternatives: {
    civo: 'Run Kafka in the cluster as a kubernetes-workload, or use one elsewhere as external.',
  },
});
