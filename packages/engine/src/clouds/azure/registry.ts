import type { NodeScope } from '../../resource-types/NodeScope';
import type {
  Attributes,
  BlockHandle,
  BlockOptions,
  Value,
} from '../../terraform';
import type { AzureFoundation } from './AzureFoundation';
import type { Place } from './Place';
import type { PrivateEndpoint } from './PrivateEndpoints';

/** A registry without passwords, and its private address. */
export function writeRegistry(
  azure: AzureFoundation,
  options: {
    /** Where what belongs to it is written. */
    place: Place;
    /** Writes the registry itself. */
    write: (attributes: Attributes, options: BlockOptions) => BlockHandle;
    name: NodeScope | string;
    untaggedDays: Value;
    /** Whether containers reach it from the start. */
    open?: boolean;
  },
): { registry: BlockHandle; endpoint: PrivateEndpoint } {
  const { place, write, name, untaggedDays } = options;
  const registry = write(
    {
      ...azure.placed(),
      name: azure.uniqueName(name, {
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
      retention_policy_in_days: untaggedDays,
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
  const endpoint = azure.endpoints.create(place, {
    kind: 'registry',
    target: registry.ref('id'),
  });
  if (options.open) {
    endpoint.open();
  }
  azure.logs.collect(place, {
    target: registry.ref('id'),
    categories: [
      'ContainerRegistryLoginEvents',
      'ContainerRegistryRepositoryEvents',
    ],
    reason: 'Who pushed and pulled what.',
  });
  return { registry, endpoint };
}
