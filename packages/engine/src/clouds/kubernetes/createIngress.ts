import type { NodeScope } from '../../resource-types/NodeScope';
import type { BlockHandle, Value } from '../../terraform';
import type { KubernetesNamespace } from './KubernetesNamespace';
import { entityAnnotations, podSelector } from './labels';
import { namespaceNamed } from './networkPolicy';

/** A path of a host, and the service behind it. */
export interface IngressRoute {
  readonly path: string;
  readonly service: Value;
  readonly port: number;
}

/**
 * Lets the internet reach services by a host name, with TLS. The certificate
 * is a secret that people or their cert-manager bring.
 *
 * @returns the ingress, and the name of the certificate's secret
 */
export function createIngress(
  scope: NodeScope,
  namespace: KubernetesNamespace,
  options: {
    className: string;
    host: Value;
    routes: () => IngressRoute[];
    annotations?: { [key: string]: Value };
  },
): { ingress: BlockHandle; certificate: string } {
  const name = namespace.nameOf(scope);
  const certificate = `${name}-tls`;
  const ingress = scope.resource('kubernetes_ingress_v1', undefined, {
    metadata: {
      name,
      namespace: namespace.name(),
      labels: namespace.labels(),
      annotations: { ...entityAnnotations(scope.node), ...options.annotations },
    },
    spec: {
      ingress_class_name: options.className,
      tls: { hosts: [options.host], secret_name: certificate },
      rule: {
        host: options.host,
        http: {
          path: options.routes().map(({ path, service, port }) => ({
            path,
            path_type: 'Prefix',
            backend: { service: { name: service, port: { number: port } } },
          })),
        },
      },
    },
  });
  return { ingress, certificate };
}

/** Lets the cluster's ingress controller reach the pods of a node. */
export function openToIngress(
  scope: NodeScope,
  namespace: KubernetesNamespace,
  options: { controllerNamespace: string; port: number },
): void {
  const name = namespace.nameOf(scope);
  scope.resource(
    'kubernetes_network_policy_v1',
    'from_ingress',
    {
      metadata: {
        name: `${name}-from-ingress`,
        namespace: namespace.name(),
        labels: namespace.labels(),
      },
      spec: {
        pod_selector: { match_labels: podSelector(name) },
        policy_types: ['Ingress'],
        ingress: [
          {
            from: [
              {
                namespace_selector: namespaceNamed(options.controllerNamespace),
              },
            ],
            ports: [{ port: String(options.port), protocol: 'TCP' }],
          },
        ],
      },
    },
    {
      provenance: {
        reason: `The internet reaches ${scope.label} through the cluster’s ingress controller.`,
        implicit: true,
      },
    },
  );
}
