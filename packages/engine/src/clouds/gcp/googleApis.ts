import type { Value } from '../../terraform';
import { RFC1035 } from './names';
import type { OwnNetwork } from './OwnNetwork';

/**
 * Addresses of private.googleapis.com, which are reached inside Google only.
 * Source: https://cloud.google.com/vpc/docs/configure-private-google-access#domain-options
 */
export const GOOGLE_APIS = {
  range: '199.36.153.8/30',
  addresses: ['199.36.153.8', '199.36.153.9', '199.36.153.10', '199.36.153.11'],
};

/** Lets workloads reach Google's APIs without the internet. */
export function reachGoogleApis(network: OwnNetwork): void {
  const { gcp, file, block } = network;
  const provenance = {
    reason: 'Workloads reach Google’s APIs without the internet.',
  };
  file.resource(
    'google_compute_route',
    'google_apis',
    {
      name: gcp.name('google-apis', RFC1035),
      description: 'private.googleapis.com, which stays inside Google',
      network: block.ref('id'),
      dest_range: GOOGLE_APIS.range,
      next_hop_gateway: 'default-internet-gateway',
    },
    { provenance },
  );
  file.resource(
    'google_compute_firewall',
    'google_apis',
    {
      name: gcp.name('google-apis', RFC1035),
      description: 'HTTPS to private.googleapis.com',
      network: block.ref('id'),
      direction: 'EGRESS',
      destination_ranges: [GOOGLE_APIS.range],
      allow: { protocol: 'tcp', ports: ['443'] },
    },
    { provenance },
  );
  answerForDomain(
    network,
    'google_apis',
    'googleapis.com.',
    'private.googleapis.com.',
  );
}

/** Answers for a domain of Google's, and all below it, inside the network. */
export function answerForDomain(
  { gcp, file, block }: OwnNetwork,
  name: string,
  domain: string,
  host: string,
): void {
  const provenance = {
    reason: `${domain.slice(0, -1)} is reached inside Google’s network.`,
  };
  const zone = file.resource(
    'google_dns_managed_zone',
    name,
    {
      name: gcp.name(`zone-${name.replace(/_/g, '-')}`, RFC1035),
      description: `Addresses of ${domain.slice(0, -1)} inside Google`,
      dns_name: domain,
      visibility: 'private',
      private_visibility_config: {
        networks: { network_url: block.ref('id') },
      },
    },
    { provenance },
  );
  const record = (suffix: string, attributes: Record<string, Value>) =>
    file.resource(
      'google_dns_record_set',
      `${name}_${suffix}`,
      { managed_zone: zone.ref('name'), ttl: 300, ...attributes },
      { provenance },
    );
  record('host', { name: host, type: 'A', rrdatas: GOOGLE_APIS.addresses });
  record('all', { name: `*.${domain}`, type: 'CNAME', rrdatas: [host] });
}
