import type { AzureFoundation } from '../../clouds/azure/AzureFoundation';
import { AzureNat } from '../../clouds/azure/AzureNat';
import type { WorkloadSubnet } from '../../clouds/azure/subnets';
import type { ContainerEnvironment } from '../../clouds/azure/ContainerEnvironment';
import type { NodeScope } from '../NodeScope';
import type { ContainerServiceParameters } from './definition';

/**
 * Where a container app is reached from, which is known in the end. What Azure
 * calls "internal" is for other apps of the environment alone; what Azure calls
 * "external" is for all that reach the environment: the internet for the public
 * one, and the network, never the internet, for the main one.
 *
 * Who in the network calls apps of the main environment is up to the rules of
 * its subnet. An app could have a list of addresses of its own, but apps beside
 * it call it by the same name, and Azure does not say from which address.
 *
 * Source: https://learn.microsoft.com/azure/container-apps/ingress-overview
 */
export class ContainerEntry {
  readonly #scope: NodeScope<ContainerServiceParameters>;
  readonly #azure: AzureFoundation;
  readonly #home: ContainerEnvironment;
  readonly #from = new Set<WorkloadSubnet>();

  constructor(
    scope: NodeScope<ContainerServiceParameters>,
    azure: AzureFoundation,
    home: ContainerEnvironment,
  ) {
    this.#scope = scope;
    this.#azure = azure;
    this.#home = home;
    azure.onFinish(() => this.#reportMachines());
  }

  /** Whether more than other apps of its environment reach it. */
  get outside(): boolean {
    return this.#isPublic || this.#from.size > 0;
  }

  get #isPublic(): boolean {
    return this.#home === this.#azure.containers.public;
  }

  /** Lets what runs in a subnet call it. */
  open(from: WorkloadSubnet): void {
    if (from !== this.#home.subnet) {
      this.#from.add(from);
      this.#azure.containers.open(this.#home, from);
    }
  }

  /**
   * Its address is on the internet. Azure gives what it runs itself, and its
   * clusters, a way there; machines have the network's only.
   * Source: https://learn.microsoft.com/azure/virtual-network/ip-services/default-outbound-access
   */
  #reportMachines(): void {
    const azure = this.#azure;
    const without = this.#scope.environments.filter(
      name => !AzureNat.isWanted(azure, name),
    );
    if (this.#isPublic && this.#from.has('machines') && without.length > 0) {
      const { label } = this.#scope;
      this.#scope.report('exposure', {
        severity: 'warning',
        code: 'machines-without-way-out',
        message: `${label} answers on the internet, which machines do not reach without NAT, as in ${without.join(
          ' and ',
        )}.`,
        mend: 'Set "network.nat" to "single" or "per-zone" in the standards, or let machines call a service that is private.',
      });
    }
  }
}
