import { template, type BlockHandle, type Expression } from '../../terraform';
import type { AzureFoundation } from './AzureFoundation';
import type { ContainerSubnet } from './subnets';
import { sharedPlace } from './Place';

/** What is particular to a container environment. */
interface Settings {
  /** Its Terraform name. */
  readonly block: string;
  /** Its own name, and the one of what is told about it. */
  readonly name: string;
  readonly label: string;
  /** Nothing else is in it. Source: https://learn.microsoft.com/azure/container-apps/custom-virtual-networks */
  readonly subnet: ContainerSubnet;
  /** Whether the internet reaches it, which is said for good when it is made. */
  readonly isPublic: boolean;
}

/**
 * The provider wants a name of 60 characters to end with a letter, and a hash
 * may end with a digit.
 */
const NAME_LENGTH = 59;

/** What containers run in; made when something first needs it. */
export class ContainerEnvironment {
  readonly #azure: AzureFoundation;
  readonly #settings: Settings;
  #block: BlockHandle | undefined;

  constructor(azure: AzureFoundation, settings: Settings) {
    this.#azure = azure;
    this.#settings = settings;
  }

  /** Where its containers reach other things from. */
  get subnet(): ContainerSubnet {
    return this.#settings.subnet;
  }

  id(): Expression {
    return this.#ensure().ref('id');
  }

  /** The end of the names of all that is in it. */
  domain(): Expression {
    return this.#ensure().ref('default_domain');
  }

  /** What all of these names lead to: on the internet, or in the network. */
  address(): Expression {
    return this.#ensure().ref('static_ip_address');
  }

  /**
   * Host name of a container app by its name. The app itself is not referred
   * to, so that two apps can use each other.
   *
   * @param outside - whether it is reached from outside of the environment
   */
  hostOf(name: Expression, outside: boolean): Expression {
    return template(name, outside ? '.' : '.internal.', this.domain());
  }

  #ensure(): BlockHandle {
    if (this.#block) {
      return this.#block;
    }
    const azure = this.#azure;
    const { block, name, label, subnet, isPublic } = this.#settings;
    const file = azure.document.file('containers.tf', {
      provenance: {
        reason: isPublic
          ? 'Container services on the internet run in an environment of their own.'
          : 'Container services run in this environment.',
      },
    });
    const { id: subnetId, ready } = azure.network.containerSubnet(subnet);
    this.#block = file.resource(
      'azurerm_container_app_environment',
      block,
      {
        ...azure.placed(),
        name: azure.name(name, { maxLength: NAME_LENGTH, letterFirst: true }),
        // Azure makes it and chooses a name otherwise, which would replace all.
        infrastructure_resource_group_name: azure.name(`${name}-platform`, {
          maxLength: 90,
        }),
        infrastructure_subnet_id: subnetId,
        internal_load_balancer_enabled: !isPublic,
        public_network_access: isPublic ? 'Enabled' : 'Disabled',
        zone_redundancy_enabled: azure.zoned,
        logs_destination: 'azure-monitor',
        workload_profile: {
          name: 'Consumption',
          workload_profile_type: 'Consumption',
        },
      },
      { dependsOn: ready },
    );
    azure.logs.collect(sharedPlace(subnet, label, file, azure), {
      target: this.#block.ref('id'),
      categories: ['ContainerAppConsoleLogs', 'ContainerAppSystemLogs'],
      reason: 'What containers print, and what happens to them.',
    });
    return this.#block;
  }
}
