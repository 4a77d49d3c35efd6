import type { BlockHandle, Expression } from '../../terraform';
import type { AzureFoundation } from './AzureFoundation';
import type { RoleGrant } from './AzureImplementation';
import { sharedPlace } from './Place';

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
    const registry = file.resource(
      'azurerm_container_registry',
      'main',
      {
        ...azure.placed(),
        name: azure.uniqueName('registry', {
          maxLength: 50,
          separator: '',
          letterFirst: true,
        }),
        // The others have neither private endpoints nor a retention policy.
        sku: 'Premium',
        admin_enabled: false,
        anonymous_pull_enabled: false,
        public_network_access_enabled: false,
        network_rule_bypass_option: 'AzureServices',
        data_endpoint_enabled: true,
        zone_redundancy_enabled: azure.zoned,
        retention_policy_in_days: UNTAGGED_DAYS,
      },
      {
        skips: [
          {
            checkov: 'CKV_AZURE_164',
            reason: 'Content trust is deprecated; images are signed otherwise.',
          },
          {
            checkov: 'CKV_AZURE_165',
            reason: 'The stack runs in one region; its images can be rebuilt.',
          },
          {
            checkov: 'CKV_AZURE_166',
            reason:
              'Quarantine needs a scanner that releases images; that is a choice of the organization.',
          },
        ],
      },
    );
    this.#registry = registry;
    const place = sharedPlace('registry', 'The registry', file, azure);
    azure.endpoints
      .create(place, { kind: 'registry', target: registry.ref('id') })
      .open();
    azure.logs.collect(place, {
      target: registry.ref('id'),
      categories: [
        'ContainerRegistryLoginEvents',
        'ContainerRegistryRepositoryEvents',
      ],
      reason: 'Who pushed and pulled what.',
    });
    return registry;
  }
}
