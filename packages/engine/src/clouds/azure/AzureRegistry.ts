import type { BlockHandle, Expression } from '../../terraform';
import type { AzureFoundation } from './AzureFoundation';
import type { WorkloadSubnet } from './subnets';
import type { PrivateEndpoint } from './PrivateEndpoints';
import type { RoleGrant } from './AzureImplementation';
import { sharedPlace } from './Place';
import { writeRegistry } from './registry';

/** Untagged images are thrown away after this many days. */
const UNTAGGED_DAYS = 14;

/** The stack's registry, for services that name no image. */
export class AzureRegistry {
  readonly #azure: AzureFoundation;
  #registry: BlockHandle | undefined;
  #endpoint: PrivateEndpoint | undefined;

  constructor(azure: AzureFoundation) {
    this.#azure = azure;
  }

  /** Host name of the registry, as what runs in a subnet pulls from it. */
  server(from: WorkloadSubnet = 'containers'): Expression {
    const registry = this.#ensure(from);
    this.#endpoint!.open(from);
    return registry.ref('login_server');
  }

  /** What must stand before what runs in a subnet can pull from it. */
  ready(from: WorkloadSubnet): readonly BlockHandle[] {
    this.#ensure(from);
    return this.#endpoint!.open(from);
  }

  /** The right to pull images. */
  pull(from?: WorkloadSubnet): RoleGrant {
    return {
      name: 'pull',
      role: 'AcrPull',
      scope: this.#ensure(from).ref('id'),
    };
  }

  #ensure(from: WorkloadSubnet = 'containers'): BlockHandle {
    if (this.#registry) {
      return this.#registry;
    }
    const azure = this.#azure;
    const file = azure.document.file('registry.tf', {
      provenance: {
        reason:
          'Images of services that name none are pushed to this registry.',
      },
    });
    const { registry, endpoint } = writeRegistry(azure, {
      place: sharedPlace('registry', 'The registry', file, azure),
      write: (attributes, options) =>
        file.resource(
          'azurerm_container_registry',
          'main',
          attributes,
          options,
        ),
      name: 'registry',
      untaggedDays: UNTAGGED_DAYS,
      open: from === 'containers',
    });
    this.#registry = registry;
    this.#endpoint = endpoint;
    return registry;
  }
}
