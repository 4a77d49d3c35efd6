import type { AzureFoundation } from '../../clouds/azure/AzureFoundation';
import type { WorkloadSubnet } from '../../clouds/azure/AzureNetwork';
import type { NodeScope } from '../NodeScope';
import type { ContainerServiceParameters } from './definition';

/**
 * Where a container app is reached from, which is known in the end. What Azure
 * calls "internal" is for other apps of the environment alone; what Azure calls
 * "external" is for all that reach the environment: the network, where that has
 * a private address, and else the internet.
 * Source: https://learn.microsoft.com/azure/container-apps/ingress-overview
 */
export class ContainerEntry {
  readonly #scope: NodeScope<ContainerServiceParameters>;
  readonly #azure: AzureFoundation;
  readonly #exposed: boolean;
  readonly #from = new Set<WorkloadSubnet>();

  constructor(
    scope: NodeScope<ContainerServiceParameters>,
    azure: AzureFoundation,
    exposed: boolean,
  ) {
    this.#scope = scope;
    this.#azure = azure;
    this.#exposed = exposed;
    azure.onFinish(() => this.#report());
  }

  /** Whether more than other apps of the environment reach it. */
  get outside(): boolean {
    return (
      this.#exposed || (this.#from.size > 0 && !this.#azure.containers.exposed)
    );
  }

  /** Lets what runs in a subnet call it. */
  open(from: WorkloadSubnet): void {
    if (from !== 'containers') {
      this.#from.add(from);
      this.#azure.containers.openFrom(from);
    }
  }

  #report(): void {
    if (this.#from.size > 0 && !this.outside) {
      const { label } = this.#scope;
      this.#scope.report('exposure', {
        severity: 'warning',
        code: 'only-containers-reach-it',
        message: `Another service lets the internet reach the environment of all containers, so ${label} is for containers only: ${[
          ...this.#from,
        ].join(' and ')} do not reach it.`,
        mend: 'Let a gateway stand before the service that is on the internet, or put that into a stack of its own.',
      });
    }
  }
}
