import type { NodeScope } from '../../resource-types/NodeScope';
import {
  call,
  template,
  type BlockHandle,
  type Expression,
  type Value,
} from '../../terraform';
import type { GcpFoundation } from './GcpFoundation';
import { RFC1035 } from './names';

/** What came of it. */
export interface FrontDoor {
  /** `https://shop.example.com` */
  readonly url: Expression;
  /** What people name when they empty the cache. */
  readonly map: BlockHandle;
}

/**
 * A global load balancer with TLS on a node's own host name: the one that its
 * parameters name, or one made from its own name, the environment and the DNS
 * zone.
 */
export function createFrontDoor<P extends { domainName?: string }>(
  scope: NodeScope<P>,
  gcp: GcpFoundation,
  options: {
    /** Backend service or backend bucket. */
    backend: BlockHandle;
    /** More of the URL map: how missing files are answered. */
    urlMap?: Readonly<Record<string, Value>>;
  },
): FrontDoor {
  const node = scope as unknown as NodeScope;
  const provenance = {
    reason: `${scope.label} is reached from the internet.`,
    implicit: true,
  };
  const name = gcp.name(node, RFC1035);
  const make = (
    type: string,
    suffix: string | undefined,
    attributes: Record<string, Value>,
  ) => scope.resource(type, suffix, attributes, { provenance });

  const domainName = scope.text(
    'domain_name',
    'host name on the internet.',
    (p, environment) => p.domainName ?? gcp.domainName(node, environment),
  );
  const address = make('google_compute_global_address', undefined, { name });
  const record = make('google_dns_record_set', undefined, {
    managed_zone: gcp.dnsZone().ref('name'),
    name: template(domainName, '.'),
    type: 'A',
    ttl: 300,
    rrdatas: [address.ref('address')],
  });
  // A certificate cannot be changed: that for a new host name has another name.
  const certificate = scope.resource(
    'google_compute_managed_ssl_certificate',
    undefined,
    {
      name: template(
        gcp.name(node, { ...RFC1035, reserve: 9 }),
        '-',
        call('substr', call('sha256', domainName), 0, 8),
      ),
      managed: { domains: [domainName] },
    },
    {
      provenance,
      dependsOn: [record],
      lifecycle: { createBeforeDestroy: true },
    },
  );
  const policy = make('google_compute_ssl_policy', undefined, {
    name,
    profile: 'RESTRICTED',
    min_tls_version: 'TLS_1_2',
  });
  const map = make('google_compute_url_map', undefined, {
    name,
    default_service: options.backend.ref('id'),
    ...options.urlMap,
  });
  const proxy = make('google_compute_target_https_proxy', undefined, {
    name,
    url_map: map.ref('id'),
    ssl_certificates: [certificate.ref('id')],
    ssl_policy: policy.ref('id'),
  });
  make('google_compute_global_forwarding_rule', undefined, {
    name,
    load_balancing_scheme: 'EXTERNAL_MANAGED',
    ip_address: address.ref('id'),
    ip_protocol: 'TCP',
    port_range: '443',
    target: proxy.ref('id'),
  });
  const url = template('https://', domainName);
  scope.output('url', 'address on the internet.', url);
  return { url, map };
}
