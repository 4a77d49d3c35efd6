import type { NodeScope } from '../../resource-types/NodeScope';
import {
  conditional,
  type BlockHandle,
  type DocumentFile,
  type Expression,
  type Value,
} from '../../terraform';
import type { StackFoundation } from '../StackFoundation';
import { stackLabels } from './labels';
import { DNS_PORT, namespaceNamed, toInternet } from './networkPolicy';

/** Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names */
const DNS_LABEL = { maxLength: 63, letterFirst: true } as const;

/**
 * The stack's own namespace: pods that ask for rights are refused, and nobody
 * talks to anybody but to the name service until a connection opens it.
 */
export class KubernetesNamespace {
  readonly #foundation: StackFoundation;
  readonly #cluster: readonly BlockHandle[];
  readonly #nameServers: readonly Value[];
  readonly #outside: boolean | Expression;
  #file: DocumentFile | undefined;
  #namespace: BlockHandle | undefined;

  /**
   * @param cluster - what must be there before anything is put into it
   * @param nameServers - ranges of name servers that are no pods
   * @param outside - whether all pods reach the internet, which may be a variable
   */
  constructor(
    foundation: StackFoundation,
    cluster: readonly BlockHandle[],
    nameServers: readonly Value[] = [],
    outside: boolean | Expression = false,
  ) {
    this.#foundation = foundation;
    this.#cluster = cluster;
    this.#nameServers = nameServers;
    this.#outside = outside;
  }

  /** Name of the namespace. */
  name(): Expression {
    return this.#ensure().ref('metadata', 0, 'name');
  }

  /** Name of a node within the namespace. */
  nameOf(scope: NodeScope): string {
    return scope.address.replace(/_+/g, '-');
  }

  /** Labels of everything that belongs to the stack. */
  labels(): { [key: string]: Value } {
    const { appStack, standards } = this.#foundation;
    return stackLabels(appStack, standards);
  }

  #ensure(): BlockHandle {
    if (!this.#namespace) {
      this.#file = this.#foundation.document.file('kubernetes.tf', {
        provenance: {
          reason: 'A namespace of the stack’s own, closed by default.',
        },
      });
      this.#namespace = this.#file.resource(
        'kubernetes_namespace_v1',
        'main',
        {
          metadata: {
            name: this.#foundation.name('main', DNS_LABEL),
            labels: {
              ...this.labels(),
              // Source: https://kubernetes.io/docs/concepts/security/pod-security-standards/
              'pod-security.kubernetes.io/enforce': 'restricted',
              'pod-security.kubernetes.io/warn': 'restricted',
            },
          },
        },
        { dependsOn: this.#cluster },
      );
      const name = this.#namespace.ref('metadata', 0, 'name');
      this.#close(this.#file, name);
      this.#openOutside(this.#file, name);
    }
    return this.#namespace;
  }

  #close(file: DocumentFile, namespace: Expression): void {
    file.resource('kubernetes_network_policy_v1', 'closed', {
      metadata: { name: 'closed', namespace, labels: this.labels() },
      spec: {
        pod_selector: {},
        policy_types: ['Ingress', 'Egress'],
        egress: [
          {
            to: [
              { namespace_selector: namespaceNamed('kube-system') },
              ...this.#nameServers.map(cidr => ({ ip_block: { cidr } })),
            ],
            ports: [
              { port: String(DNS_PORT), protocol: 'UDP' },
              { port: String(DNS_PORT), protocol: 'TCP' },
            ],
          },
        ],
      },
    });
  }

  #openOutside(file: DocumentFile, namespace: Expression): void {
    const outside = this.#outside;
    if (outside === false) {
      return;
    }
    file.resource(
      'kubernetes_network_policy_v1',
      'outside',
      {
        metadata: { name: 'outside', namespace, labels: this.labels() },
        spec: {
          pod_selector: {},
          policy_types: ['Egress'],
          egress: [toInternet()],
        },
      },
      {
        ...(outside !== true && { count: conditional(outside, 1, 0) }),
        provenance: {
          reason: 'The standards ask for a way to the internet, by HTTPS.',
          implicit: true,
        },
      },
    );
  }
}
