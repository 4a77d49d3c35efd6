import type { Limit } from '../../clouds/Cloud';
import type { KubernetesClusterParameters } from './definition';

/** Where the cloud makes machines as pods need them. */
export const CHOOSES_MACHINES: readonly Limit<KubernetesClusterParameters>[] = [
  {
    parameter: 'minNodes',
    applies: p => p.minNodes !== undefined,
    effect: 'none',
    message: 'The cloud makes machines as pods need them.',
    mend: 'Leave it out, or ask for resources in the pods.',
  },
  {
    parameter: 'maxNodes',
    applies: p => p.maxNodes !== undefined,
    effect: 'none',
    message: 'The cloud makes machines as pods need them.',
    mend: 'Set a resource quota in the cluster.',
  },
];
