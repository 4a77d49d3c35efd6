import type { NodeScope } from '../../resource-types/NodeScope';
import { dynamicBlock, template, type Value } from '../../terraform';
import type { KubernetesNamespace } from './KubernetesNamespace';
import { podSelector } from './labels';

/** Source: https://www.iana.org/assignments/service-names-port-numbers */
export const DNS_PORT = 53;
const HTTPS_PORT = 443;

/** Addresses that are no internet. Source: https://www.rfc-editor.org/rfc/rfc6890 */
const PRIVATE_RANGES = [
  '10.0.0.0/8',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
];

/** Where pods may talk to. */
export type Peer =
  /** Pods of the same namespace. */
  | { readonly pods: Value; readonly port: number }
  /** One IPv4 address. */
  | { readonly address: Value; readonly port: number }
  /** A list of them. */
  | { readonly addresses: Value; readonly port: number }
  /** A range of addresses, `10.0.0.0/16`, on one port or all. */
  | { readonly range: Value; readonly port?: number }
  /** Everything outside, by HTTPS. */
  | { readonly internet: true };

/** Selects a namespace by the label that each has. */
export function namespaceNamed(name: string): Value {
  return { match_labels: { 'kubernetes.io/metadata.name': name } };
}

/**
 * Opens a way from the pods of a node to a peer, and nothing else. Between pods
 * both ends are opened, in the consumer's file.
 */
export function openWay(
  scope: NodeScope,
  namespace: KubernetesNamespace,
  options: { from: string; to: Peer; suffix: string; reason: string },
): void {
  const { from, to, suffix, reason } = options;
  const provenance = { reason, implicit: true };
  const metadata = (name: string) => ({
    name,
    namespace: namespace.name(),
    labels: namespace.labels(),
  });
  const dashedSuffix = suffix.replace(/_+/g, '-');
  scope.resource(
    'kubernetes_network_policy_v1',
    `to_${suffix}`,
    {
      metadata: metadata(`${from}-to-${dashedSuffix}`),
      spec: {
        pod_selector: { match_labels: podSelector(from) },
        policy_types: ['Egress'],
        egress: [egressTo(to)],
      },
    },
    { provenance },
  );
  if ('pods' in to) {
    scope.resource(
      'kubernetes_network_policy_v1',
      `into_${suffix}`,
      {
        metadata: metadata(`${dashedSuffix}-from-${from}`),
        spec: {
          pod_selector: { match_labels: podSelector(to.pods) },
          policy_types: ['Ingress'],
          ingress: [
            {
              from: [{ pod_selector: { match_labels: podSelector(from) } }],
              ports: [{ port: String(to.port), protocol: 'TCP' }],
            },
          ],
        },
      },
      { provenance },
    );
  }
}

function egressTo(to: Peer): Value {
  if ('pods' in to) {
    return {
      to: [{ pod_selector: { match_labels: podSelector(to.pods) } }],
      ports: [{ port: String(to.port), protocol: 'TCP' }],
    };
  }
  if ('address' in to) {
    return {
      to: [{ ip_block: { cidr: template(to.address as never, '/32') } }],
      ports: [{ port: String(to.port), protocol: 'TCP' }],
    };
  }
  if ('addresses' in to) {
    return {
      to: dynamicBlock(to.addresses, address => ({
        ip_block: { cidr: template(address, '/32') },
      })),
      ports: [{ port: String(to.port), protocol: 'TCP' }],
    };
  }
  if ('range' in to) {
    return {
      to: [{ ip_block: { cidr: to.range } }],
      ports: [
        {
          ...(to.port !== undefined && { port: String(to.port) }),
          protocol: 'TCP',
        },
      ],
    };
  }
  return toInternet();
}

/** Everything outside, by HTTPS. */
export function toInternet(): Value {
  return {
    to: [{ ip_block: { cidr: '0.0.0.0/0', except: PRIVATE_RANGES } }],
    ports: [{ port: String(HTTPS_PORT), protocol: 'TCP' }],
  };
}
