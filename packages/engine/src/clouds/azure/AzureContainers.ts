import { template, type BlockHandle, type Expression } from '../../terraform';
import type { AzureFoundation } from './AzureFoundation';
import type { WorkloadSubnet } from './AzureNetwork';
import { sharedPlace } from './Place';

/** What the stack's containers run in. */
export class AzureContainers {
  readonly #azure: AzureFoundation;
  #environment: BlockHandle | undefined;
  #exposed = false;
  #named = false;

  constructor(azure: AzureFoundation) {
    this.#azure = azure;
  }

  environmentId(): Expression {
    return this.#ensure().ref('id');
  }

  /** Whether the internet reaches the environment. */
  get exposed(): boolean {
    return this.#exposed;
  }

  /**
   * Host name of a container app by its name. The app itself is not referred
   * to, so that two apps can use each other.
   *
   * @param outside - whether it is reached from outside of the environment
   */
  hostOf(name: Expression, outside: boolean): Expression {
    return template(
      name,
      outside ? '.' : '.internal.',
      this.#ensure().ref('default_domain'),
    );
  }

  /** Gives the environment a public address, for apps that want to be reached. */
  expose(): void {
    this.#exposed = true;
    const environment = this.#ensure();
    environment.attributes.internal_load_balancer_enabled = false;
    environment.attributes.public_network_access = 'Enabled';
  }

  /** Lets what runs in another subnet call container apps by their names. */
  openFrom(from: WorkloadSubnet): void {
    if (from === 'containers') {
      return;
    }
    const azure = this.#azure;
    azure.network.openBetween(from, 'containers', 443);
    if (!this.#named) {
      this.#named = true;
      // Where it is public, so are its names.
      azure.onFinish(() => this.#exposed || this.#nameInNetwork());
    }
  }

  /** Source: https://learn.microsoft.com/azure/container-apps/private-endpoints-and-dns */
  #nameInNetwork(): void {
    const azure = this.#azure;
    const environment = this.#ensure();
    azure.endpoints.privateZone({
      id: 'containers',
      name: environment.ref('default_domain'),
      address: environment.ref('static_ip_address'),
    });
  }

  #ensure(): BlockHandle {
    if (this.#environment) {
      return this.#environment;
    }
    const azure = this.#azure;
    const file = azure.document.file('containers.tf', {
      provenance: { reason: 'Container services run in this environment.' },
    });
    this.#environment = file.resource(
      'azurerm_container_app_environment',
      'main',
      {
        ...azure.placed(),
        name: azure.name('containers', { maxLength: 60, letterFirst: true }),
        // Azure makes it and chooses a name otherwise, which would replace all.
        infrastructure_resource_group_name: azure.name('containers-platform', {
          maxLength: 90,
        }),
        infrastructure_subnet_id: azure.network.containerSubnetId(),
        internal_load_balancer_enabled: !this.#exposed,
        public_network_access: this.#exposed ? 'Enabled' : 'Disabled',
        zone_redundancy_enabled: azure.zoned,
        logs_destination: 'azure-monitor',
        workload_profile: {
          name: 'Consumption',
          workload_profile_type: 'Consumption',
        },
      },
    );
    azure.logs.collect(
      sharedPlace('containers', 'Container environment', file, azure),
      {
        target: this.#environment.ref('id'),
        categories: ['ContainerAppConsoleLogs', 'ContainerAppSystemLogs'],
        reason: 'What containers print, and what happens to them.',
      },
    );
    return this.#environment;
  }
}
