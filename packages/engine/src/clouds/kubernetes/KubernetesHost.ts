import type { NodeScope } from '../../resource-types/NodeScope';
import type { BlockHandle, Value } from '../../terraform';
import type { StackFoundation } from '../StackFoundation';
import { KubernetesNamespace } from './KubernetesNamespace';

/** A cluster that workloads run in, and how Terraform gets into it. */
export interface HostCluster {
  readonly cluster: BlockHandle;
  /** Arguments of the Kubernetes provider. */
  readonly provider: Record<string, Value>;
  /** What must be there before anything is put into it. */
  readonly ready: readonly BlockHandle[];
  /** Ranges of name servers that are no pods. */
  readonly nameServers?: readonly Value[];
}

/** A host, and the stack's namespace in it. */
export type Hosted<C extends HostCluster> = C & {
  readonly namespace: KubernetesNamespace;
};

/** How a cloud comes to a cluster that the stack does not have. */
interface Make<C extends HostCluster> {
  /** One that exists already. */
  readonly existing?: { readonly name: string; readonly find: () => C };
  /** One of the stack's own, which is offered as all others are. */
  readonly own: () => void;
}

const OWN = 'own';

/**
 * The one cluster that a stack's workloads run in. Terraform has one way into
 * Kubernetes for each stack, so there cannot be two.
 */
export class KubernetesHost<C extends HostCluster> {
  readonly #foundation: StackFoundation;
  readonly #clusters = new Map<string, () => C>();
  #chosen: { key: string; host: Hosted<C> } | undefined;

  constructor(foundation: StackFoundation) {
    this.#foundation = foundation;
  }

  /** Makes a cluster of the stack known; `open` runs if something goes into it. */
  offer(scope: NodeScope, open: () => C): void {
    this.#clusters.set(keyOf(scope), open);
  }

  /**
   * Where a workload runs: in the cluster that it names, else the one that it
   * uses, else where the others run, else the only one of the stack, else one
   * that is made for it.
   */
  for(scope: NodeScope, make: Make<C>): Hosted<C> {
    const refs = [...this.#clusters.keys()].filter(key => key !== OWN);
    const wanted = make.existing
      ? `existing ${make.existing.name}`
      : this.#usedBy(scope);
    const key =
      wanted ?? this.#chosen?.key ?? (refs.length === 1 ? refs[0] : OWN);
    if (!this.#chosen) {
      this.#chosen = { key, host: this.#open(key, make) };
    } else if (this.#chosen.key !== key) {
      scope.report('cluster', {
        severity: 'error',
        code: 'one-cluster-for-a-stack',
        message:
          'Workloads of one stack run in one cluster, and another one of the stack runs elsewhere.',
        mend: 'Let all of them use the same cluster, or put them into systems of their own.',
      });
    }
    return this.#chosen.host;
  }

  /** Of several clusters that it uses, the one that others run in already. */
  #usedBy({ uses }: NodeScope): string | undefined {
    const used = uses.filter(ref => this.#clusters.has(ref));
    return used.find(ref => ref === this.#chosen?.key) ?? used[0];
  }

  #open(key: string, make: Make<C>): Hosted<C> {
    if (key === OWN) {
      make.own();
    }
    const host = make.existing?.find() ?? this.#clusters.get(key)!();
    this.#foundation.document
      .file('providers.tf', {
        provenance: { reason: 'How Terraform reaches the cloud.' },
      })
      .provider('kubernetes', host.provider);
    return {
      ...host,
      namespace: new KubernetesNamespace(
        this.#foundation,
        host.ready,
        host.nameServers,
      ),
    };
  }
}

function keyOf(scope: NodeScope): string {
  return scope.isImplicit ? OWN : scope.node.entityRef;
}
