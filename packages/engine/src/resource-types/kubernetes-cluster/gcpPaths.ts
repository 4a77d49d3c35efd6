import type { GcpFoundation } from '../../clouds/gcp/GcpFoundation';
import { RFC1035 } from '../../clouds/gcp/names';
import { template, type BlockHandle, type Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { KubernetesClusterParameters } from './definition';

type Scope = NodeScope<KubernetesClusterParameters>;

/** Source: https://cloud.google.com/kubernetes-engine/docs/concepts/firewall-rules */
const CONTROL_PLANE_PORTS = ['443', '8132', '10250'];

/**
 * Lets machines reach each other and the control plane, which has its address
 * in the same subnetwork. It must stand before the first machine.
 * Source: https://cloud.google.com/kubernetes-engine/docs/concepts/private-service-connect
 */
export function openMachines(
  scope: Scope,
  gcp: GcpFoundation,
  tag: Value,
): BlockHandle {
  return open(scope, gcp, {
    suffix: 'to_itself',
    description: `Machines of ${scope.address} with each other`,
    tag,
    range: gcp.network.range(),
    allow: { protocol: 'all' },
  });
}

/** Lets machines reach what has its addresses by the cluster. */
export function openCluster(
  scope: Scope,
  gcp: GcpFoundation,
  tag: Value,
  cluster: BlockHandle,
): void {
  open(scope, gcp, {
    suffix: 'to_control_plane',
    description: `Machines of ${scope.address} to its control plane`,
    tag,
    range: template(
      cluster.ref('private_cluster_config', 0, 'private_endpoint'),
      '/32',
    ),
    allow: { protocol: 'tcp', ports: CONTROL_PLANE_PORTS },
  });
  open(scope, gcp, {
    suffix: 'to_pods',
    description: `Machines and pods of ${scope.address} to its pods`,
    tag,
    range: cluster.ref('cluster_ipv4_cidr'),
    allow: { protocol: 'all' },
  });
}

function open(
  scope: Scope,
  gcp: GcpFoundation,
  path: {
    suffix: string;
    description: string;
    tag: Value;
    range: Value;
    allow: Value;
  },
): BlockHandle {
  const { suffix, description, tag, range, allow } = path;
  return scope.resource(
    'google_compute_firewall',
    suffix,
    {
      name: gcp.name(
        scope as unknown as NodeScope,
        RFC1035,
        suffix.replace(/_+/g, '-'),
      ),
      description,
      ...gcp.network.ofNetwork(),
      direction: 'EGRESS',
      target_tags: [tag],
      destination_ranges: [range],
      allow,
    },
    {
      provenance: {
        reason: `Machines of ${scope.label} work together.`,
        implicit: true,
      },
    },
  );
}
