import type { BlockHandle, Value } from '../../terraform';
import type { AzureFoundation } from './AzureFoundation';

/**
 * How Terraform reaches Azure. It never needs the data of what it makes, so it
 * can run outside the stack's network.
 */
export function declareProvider(azure: AzureFoundation): void {
  write(azure, {
    features: {
      key_vault: {
        purge_soft_delete_on_destroy: false,
        recover_soft_deleted_key_vaults: true,
      },
      resource_group: { prevent_deletion_if_contains_resources: true },
      storage: { data_plane_available: false },
    },
  });
}

/**
 * The same, but what a deployment made stays when the deployment goes: for what
 * Azure cannot delete by itself.
 */
export function declareKeepingProvider(azure: AzureFoundation): BlockHandle {
  return write(azure, {
    alias: 'keeping',
    features: {
      template_deployment: { delete_nested_items_during_deletion: false },
    },
  });
}

function write(
  azure: AzureFoundation,
  attributes: Record<string, Value>,
): BlockHandle {
  return azure.document
    .file('providers.tf', {
      provenance: { reason: 'How Terraform reaches the cloud.' },
    })
    .provider('azurerm', {
      subscription_id: azure.values.variable(
        'subscription_id',
        'Azure subscription; the one in ARM_SUBSCRIPTION_ID when not given.',
        () => undefined,
      ),
      // Storage accounts have no keys to sign in with.
      storage_use_azuread: true,
      ...attributes,
    });
}
