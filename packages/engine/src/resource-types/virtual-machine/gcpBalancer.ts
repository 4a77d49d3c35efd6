import type { GcpFoundation } from '../../clouds/gcp/GcpFoundation';
import type { GcpReach } from '../../clouds/gcp/GcpImplementation';
import { RFC1035 } from '../../clouds/gcp/names';
import type { BlockHandle, Expression, Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';

/** How the machines are reached, and what tells whether they are well. */
export interface GcpBalancer {
  readonly health: Expression;
  readonly reach: GcpReach;
}

/**
 * Where health checks come from.
 * Source: https://cloud.google.com/load-balancing/docs/health-check-concepts#ip-ranges
 */
const PROBES = ['35.191.0.0/16', '130.211.0.0/22'];

/** One address inside the network for machines that come and go. */
export function createBalancer(
  scope: NodeScope,
  gcp: GcpFoundation,
  machines: { group: BlockHandle; tag: Value; port: number },
): GcpBalancer {
  const { group, tag, port } = machines;
  const reason = `Others in the stack reach ${scope.label}.`;
  const provenance = { reason, implicit: true };
  const name = gcp.name(scope, RFC1035);
  gcp.network.openFrom(scope, {
    suffix: 'workloads',
    tag,
    // Rules for what leaves a workload say which ones get here.
    ranges: [gcp.network.range()],
    ports: [port],
    description: `Workloads to ${scope.address}`,
    reason,
  });
  gcp.network.openFrom(scope, {
    suffix: 'probes',
    tag,
    ranges: PROBES,
    ports: [port],
    description: `Health checks of ${scope.address}`,
    reason,
  });
  const check = scope.resource(
    'google_compute_region_health_check',
    undefined,
    {
      name,
      region: gcp.region,
      check_interval_sec: 10,
      timeout_sec: 5,
      unhealthy_threshold: 3,
      tcp_health_check: { port },
      log_config: { enable: true },
    },
    { provenance },
  );
  const backend = scope.resource(
    'google_compute_region_backend_service',
    undefined,
    {
      name,
      region: gcp.region,
      load_balancing_scheme: 'INTERNAL',
      protocol: 'TCP',
      connection_draining_timeout_sec: 60,
      health_checks: [check.ref('id')],
      backend: {
        group: group.ref('instance_group'),
        balancing_mode: 'CONNECTION',
      },
      log_config: { enable: true, sample_rate: 1 },
    },
    { provenance },
  );
  // An address of its own, so that machines that use each other know where.
  const address = scope.resource(
    'google_compute_address',
    undefined,
    {
      name,
      region: gcp.region,
      address_type: 'INTERNAL',
      purpose: 'GCE_ENDPOINT',
      subnetwork: gcp.network.subnetId(),
    },
    { provenance },
  );
  scope.resource(
    'google_compute_forwarding_rule',
    undefined,
    {
      name,
      region: gcp.region,
      load_balancing_scheme: 'INTERNAL',
      ip_protocol: 'TCP',
      ip_address: address.ref('address'),
      ports: [String(port)],
      network: gcp.network.id(),
      subnetwork: gcp.network.subnetId(),
      backend_service: backend.ref('id'),
    },
    { provenance },
  );
  return {
    health: check.ref('id'),
    reach: {
      address: address.ref('address'),
      ports: [port],
      environment: { HOST: address.ref('address'), PORT: String(port) },
    },
  };
}
