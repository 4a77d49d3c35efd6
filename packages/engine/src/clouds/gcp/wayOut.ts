import {
  conditional,
  lazy,
  type BlockHandle,
  type BlockOptions,
} from '../../terraform';
import type { GcpFoundation } from './GcpFoundation';
import { RFC1035 } from './names';
import type { OwnNetwork } from './OwnNetwork';

/** Last of all rules, but before Google's own that lets everything out. */
const LAST_PRIORITY = 65534;

/** Lets nothing out but what another rule lets out. */
export function closeEgress({ gcp, file, block }: OwnNetwork): void {
  file.resource(
    'google_compute_firewall',
    'closed',
    {
      name: gcp.name('closed', RFC1035),
      description: 'What no other rule opens',
      network: block.ref('id'),
      direction: 'EGRESS',
      priority: LAST_PRIORITY,
      destination_ranges: ['0.0.0.0/0'],
      deny: { protocol: 'all' },
      log_config: { metadata: 'INCLUDE_ALL_METADATA' },
    },
    { provenance: { reason: 'Nothing leaves that no connection needs.' } },
  );
}

/** Whether the standards ask for NAT in an environment. */
export function hasWayOut(
  { standards }: GcpFoundation,
  environment: string,
): boolean {
  const own = standards.environments.find(({ name }) => name === environment);
  return (own?.network?.nat ?? standards.network.nat) !== 'none';
}

/**
 * A way out to the internet, in environments whose standards ask for NAT.
 *
 * @param subnets - those that may use it; asked for at the end
 */
export function reachInternet(
  { gcp, file, block }: OwnNetwork,
  subnets: () => readonly BlockHandle[],
): void {
  // Cloud NAT spans all zones, so one gateway and one per zone are the same.
  const { environments } = gcp.values;
  const hasNat = (name: string) =>
    hasWayOut(gcp, name) && gcp.networks.createdIn(name);
  if (!environments.some(hasNat)) {
    return;
  }
  const wanted = gcp.values.value(
    'nat_enabled',
    'Whether workloads have a way out to the internet.',
    hasNat,
  );
  const options: BlockOptions = {
    ...(wanted !== true && { count: conditional(wanted!, 1, 0) }),
    provenance: {
      reason: 'The standards give workloads a way out through NAT.',
    },
  };
  const router = file.resource(
    'google_compute_router',
    'main',
    {
      name: gcp.name('router', RFC1035),
      region: gcp.region,
      network: block.ref('id'),
    },
    options,
  );
  file.resource(
    'google_compute_router_nat',
    'main',
    {
      name: gcp.name('nat', RFC1035),
      region: gcp.region,
      router: wanted === true ? router.ref('name') : router.ref(0, 'name'),
      nat_ip_allocate_option: 'AUTO_ONLY',
      source_subnetwork_ip_ranges_to_nat: 'LIST_OF_SUBNETWORKS',
      subnetwork: lazy(() =>
        subnets().map(subnet => ({
          name: subnet.ref('id'),
          source_ip_ranges_to_nat: ['ALL_IP_RANGES'],
        })),
      ),
      log_config: { enable: true, filter: 'ERRORS_ONLY' },
    },
    options,
  );
  file.resource(
    'google_compute_route',
    'internet',
    {
      name: gcp.name('internet', RFC1035),
      network: block.ref('id'),
      dest_range: '0.0.0.0/0',
      next_hop_gateway: 'default-internet-gateway',
    },
    options,
  );
  file.resource(
    'google_compute_firewall',
    'internet',
    {
      name: gcp.name('internet', RFC1035),
      description: 'HTTPS to the internet through NAT',
      network: block.ref('id'),
      direction: 'EGRESS',
      destination_ranges: ['0.0.0.0/0'],
      allow: { protocol: 'tcp', ports: ['443'] },
    },
    {
      ...options,
      skips: [
        {
          trivy: 'GCP-0035',
          reason: 'Outbound HTTPS through NAT is what the standards ask for.',
        },
      ],
    },
  );
}
