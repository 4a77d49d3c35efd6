import type { BlockHandle, Expression } from '../../terraform';
import type { AzureFoundation } from './AzureFoundation';
import type { RoleGrant } from './AzureImplementation';
import { sharedPlace } from './Place';
import { writeRegistry } from './registry';

/** Untagged images are thrown away after this many days. */
const UNTAGGED_DAYS = 14;

/** The stack's registry, for services that name no image. */
export class AzureRegistry {
  readonly #azure: AzureFoundation;
  #registry: BlockHandle | undefined;

  constructor(azure: AzureFoundation) {
    this.#azure = azure;
  }

  /** Host name of the registry. */
  server(): Expression {
    return this.#ensure().ref('login_server');
  }

  /** The right to pull images. */
  pull(): RoleGrant {
    return { name: 'pull', role: 'AcrPull', scope: this.#ensure().ref('id') };
  }

  #ensure(): BlockHandle {
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
    const { registry } = writeRegistry(azure, {
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
      open: true,
    });
    this.#registry = registry;
    return registry;
  }
}
