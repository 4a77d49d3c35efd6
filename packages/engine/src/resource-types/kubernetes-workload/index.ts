import { defineResourceType } from '../ResourceType';
import { eksWorkload } from './aws';
import { aksWorkload } from './azure';
import { civoWorkload } from './civo';
import { parameters } from './definition';
import { gkeWorkload } from './gcp';

export const kubernetesWorkload = defineResourceType({
  name: 'kubernetes-workload',
  title: 'Kubernetes workload',
  description:
    'A container in a Kubernetes cluster, with its own identity in the cloud, scaling, and ways opened only for its connections.',
  category: 'compute',
  parameters,
  access: { levels: ['invoke'], default: 'invoke' },
  implementations: {
    aws: [eksWorkload],
    azure: [aksWorkload],
    gcp: [gkeWorkload],
    civo: [civoWorkload],
  },
});
