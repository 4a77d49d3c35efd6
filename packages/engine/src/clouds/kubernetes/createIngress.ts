import type { NodeScope } from '../../resource-types/NodeScope';
import { lazy, type BlockHandle, type Value } from '../../terraform';
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
    /** Complete in the end. */
    routes: () => readonly IngressRoute[];
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
        http: lazy(() => httpOf(options.routes())),
      },
    },
  });
  return { ingress, certificate };
}

// Kubernetes takes no empty list of paths.
function httpOf(routes: readonly IngressRoute[]): Value | undefined {
  return routes.length === 0
    ? undefined
    : {
        path: routes.map(({ path, service, port }) => ({
          path,
          path_type: 'Prefix',
          backend: { service: { name: service, port: { number: port } } },
        })),
      };
}

/** Lets the cluster's ingress controller reach pods. */
export function openToIngress(
  scope: NodeScope,
  namespace: KubernetesNamespace,
  options: {
    controllerNamespace: string;
    /** Of the block, and of the policy in the cluster. */
    suffix: string;
    name: string;
    pods: string;
    port: number;
    reason: string;
  },
): void {
  const { controllerNamespace, suffix, name, pods, port, reason } = options;
  scope.resource(
    'kubernetes_network_policy_v1',
    suffix,
    {
      metadata: {
        name,
        namespace: namespace.name(),
        labels: namespace.labels(),
      },
      spec: {
        pod_selector: { match_labels: podSelector(pods) },
        policy_types: ['Ingress'],
        ingress: [
          {
            from: [{ namespace_selector: namespaceNamed(controllerNamespace) }],
            ports: [{ port: String(port), protocol: 'TCP' }],
          },
        ],
      },
    },
    { provenance: { reason, implicit: true } },
  );
}
