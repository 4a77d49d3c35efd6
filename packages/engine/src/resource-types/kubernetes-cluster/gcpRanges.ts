import type { GcpFoundation } from '../../clouds/gcp/GcpFoundation';
import { conditional, type Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { KubernetesClusterParameters } from './definition';

/**
 * Google chooses a free range of this size: a second cluster of a network could
 * not have the same one. No network of a stack is larger, so none of its parts
 * that are not in use yet is in there.
 * Source: https://cloud.google.com/kubernetes-engine/docs/concepts/alias-ips
 */
const FREE = '/16';

/** Where the addresses of pods come from. */
export function podRange(
  scope: NodeScope<KubernetesClusterParameters>,
  { networks }: GcpFoundation,
): Record<string, Value> {
  if (!networks.joins) {
    return { cluster_ipv4_cidr_block: FREE };
  }
  if (!networks.says('podRange')) {
    reportFreeRange(scope);
    return { cluster_ipv4_cidr_block: FREE };
  }
  const name = networks.text('podRange', {
    name: 'pod_range_name',
    description: 'Secondary range for pods of the subnetwork that is there.',
  });
  return networks.creates
    ? {
        cluster_ipv4_cidr_block: conditional(networks.whether(), FREE, null),
        cluster_secondary_range_name: conditional(
          networks.whether(),
          null,
          name,
        ),
      }
    : { cluster_secondary_range_name: name };
}

// Source: https://cloud.google.com/kubernetes-engine/docs/how-to/cluster-shared-vpc
function reportFreeRange(scope: NodeScope<KubernetesClusterParameters>): void {
  scope.report('network', {
    severity: 'warning',
    code: 'pod-range-missing',
    message: `Google adds a range of ${FREE} for pods to the subnetwork that is there; in a network of another project it refuses to.`,
    mend: 'Let the owner of the network make a secondary range for pods, and set network.existing.podRange in the standards to its name.',
  });
}
