import type { AzureFoundation } from './AzureFoundation';
import type { WorkloadSubnet } from './subnets';
import { ContainerEnvironment } from './ContainerEnvironment';

/**
 * What the stack's containers run in. Whether the internet reaches an
 * environment is said for good when it is made, so there are two: to let the
 * internet reach a service moves that one, and nothing else.
 */
export class AzureContainers {
  readonly #azure: AzureFoundation;
  /** Of all that is private, and of jobs; the internet never reaches it. */
  readonly main: ContainerEnvironment;
  /** Of services on the internet, and of nothing else. */
  readonly public: ContainerEnvironment;
  #named = false;

  constructor(azure: AzureFoundation) {
    this.#azure = azure;
    this.main = new ContainerEnvironment(azure, {
      block: 'main',
      name: 'containers',
      label: 'Container environment',
      subnet: 'containers',
      isPublic: false,
    });
    this.public = new ContainerEnvironment(azure, {
      block: 'public',
      name: 'containers-public',
      label: 'Container environment on the internet',
      subnet: 'public',
      isPublic: true,
    });
  }

  /** Lets what runs in a subnet call apps of an environment by their names. */
  open(environment: ContainerEnvironment, from: WorkloadSubnet): void {
    if (from === environment.subnet) {
      return;
    }
    if (environment === this.public) {
      this.#openPublic(from);
    } else {
      this.#openMain(from);
    }
  }

  #openMain(from: WorkloadSubnet): void {
    const azure = this.#azure;
    azure.network.openBetween(from, 'containers', 443);
    if (!this.#named) {
      this.#named = true;
      azure.onFinish(() => this.#nameInNetwork());
    }
  }

  /** Its names are public, and so is the address that they lead to. */
  #openPublic(from: WorkloadSubnet): void {
    this.#azure.network.reachAddress(from, {
      name: 'public-containers',
      what: 'containers on the internet',
      address: this.public.address(),
    });
  }

  /** Source: https://learn.microsoft.com/azure/container-apps/private-endpoints-and-dns */
  #nameInNetwork(): void {
    this.#azure.endpoints.privateZone({
      id: 'containers',
      name: this.main.domain(),
      address: this.main.address(),
    });
  }
}
