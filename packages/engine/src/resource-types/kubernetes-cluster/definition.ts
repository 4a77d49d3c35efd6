import { z } from 'zod';
import {
  about,
  deletionProtectionParameter,
  highAvailabilityParameter,
  sizeParameter,
} from '../parameters';

/**
 * In standard support on all three large clouds at the end of 2026. Sources:
 * https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html,
 * https://learn.microsoft.com/azure/aks/supported-kubernetes-versions,
 * https://cloud.google.com/kubernetes-engine/docs/release-schedule
 */
const VERSIONS = ['1.35', '1.36'] as const;

/** Source: https://kubernetes.io/releases/patch-releases/ */
const ENDED = {
  '1.31': '2025-11-11',
  '1.32': '2026-02-28',
  '1.33': '2026-06-28',
  '1.34': '2026-10-27',
};

export const parameters = z.strictObject({
  size: about(sizeParameter, {
    title: 'Size',
    description: 'Size of the machines, where the cloud does not choose it.',
  }),
  highAvailability: highAvailabilityParameter,
  deletionProtection: deletionProtectionParameter,
  version: about(z.enum(VERSIONS).default('1.35'), {
    title: 'Version',
    description: 'Minor version of Kubernetes; patches come by themselves.',
    ended: ENDED,
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
