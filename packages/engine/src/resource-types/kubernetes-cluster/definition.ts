import { z } from 'zod';
import {
  about,
  deletionProtectionParameter,
  highAvailabilityParameter,
  sizeParameter,
} from '../parameters';

/**
 * In standard support on all three large clouds at the end of 2026. Source:
 * https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html,
 * https://learn.microsoft.com/azure/aks/supported-kubernetes-versions
 */
const VERSIONS = ['1.33', '1.34', '1.35'] as const;

export const parameters = z.strictObject({
  size: about(sizeParameter, {
    title: 'Size',
    description: 'Size of the machines, where the cloud does not choose it.',
  }),
  highAvailability: highAvailabilityParameter,
  deletionProtection: deletionProtectionParameter,
  version: about(z.enum(VERSIONS).default('1.34'), {
    title: 'Version',
    description: 'Minor version of Kubernetes; patches come by themselves.',
  }),
  minNodes: about(z.number().int().min(1).max(1000).optional(), {
    title: 'Least machines',
    description:
      'Machines that always run; 3 with high availability, else 2. Where the cloud chooses machines, it has no effect.',
  }),
  maxNodes: about(z.number().int().min(1).max(1000).optional(), {
    title: 'Most machines',
    description:
      'Machines that run under load; three times the least when not given.',
  }),
});

export type KubernetesClusterParameters = z.output<typeof parameters>;

/** Machines that always run. */
export function leastNodes(p: KubernetesClusterParameters): number {
  return p.minNodes ?? (p.highAvailability ? 3 : 2);
}

/** Machines that run under load. */
export function mostNodes(p: KubernetesClusterParameters): number {
  return Math.max(p.maxNodes ?? leastNodes(p) * 3, leastNodes(p));
}
