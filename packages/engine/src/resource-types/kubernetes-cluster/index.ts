import { defineResourceType } from '../ResourceType';
import { eks } from './aws';
import { aks } from './azure';
import { civoCluster } from './civo';
import { parameters } from './definition';
import { gkeAutopilot } from './gcp';

export const kubernetesCluster = defineResourceType({
  name: 'kubernetes-cluster',
  title: 'Kubernetes cluster',
  description:
    'A managed cluster whose API and machines have private addresses, with encrypted secrets, logs and an identity for each workload.',
  category: 'compute',
  parameters,
  access: { levels: ['read', 'admin'], default: 'read' },
  implementations: {
    aws: [eks],
    azure: [aks],
    gcp: [gkeAutopilot],
    civo: [civoCluster],
  },
});
