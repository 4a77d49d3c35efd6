import type { NodeScope } from '../../resource-types/NodeScope';
import {
  template,
  type BlockHandle,
  type Expression,
  type Lifecycle,
  type Value,
} from '../../terraform';
import type { AzureFoundation } from './AzureFoundation';
import { deploymentTemplate } from './deploymentTemplate';

/** Source: https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
export const KEY_NAME_LENGTH = 127;

/**
 * Makes a key in the stack's vault. The vault's data cannot be reached from
 * outside the network, so Azure makes it; nothing overwrites it later, and it
 * stays when Terraform forgets it.
 * Source: https://learn.microsoft.com/azure/templates/microsoft.keyvault/vaults/keys
 */
export function createVaultKey(
  scope: NodeScope,
  azure: AzureFoundation,
  options: {
    suffix?: string;
    name: Expression;
    /** What kind of key it is, and what it does. */
    key: { kty: 'RSA' | 'RSA-HSM'; keySize: number; keyOps: string[] };
    rotationPolicy?: Value;
    lifecycle?: Lifecycle;
    /** Why there is one; absent when the catalog asks for it. */
    reason?: string;
  },
): BlockHandle {
  const { suffix, name, rotationPolicy, lifecycle, reason } = options;
  return scope.resource(
    'azurerm_resource_group_template_deployment',
    suffix,
    {
      ...azure.grouped(),
      name: azure.name(scope, { maxLength: 64 }, suffix),
      deployment_mode: 'Incremental',
      template_content: deploymentTemplate({
        type: 'Microsoft.KeyVault/vaults/keys',
        apiVersion: '2023-07-01',
        name: template(azure.vault.name(), '/', name),
        properties: {
          ...options.key,
          attributes: { enabled: true, exportable: false },
          ...(rotationPolicy !== undefined && { rotationPolicy }),
        },
      }),
    },
    {
      provider: azure.keepingProvider(),
      lifecycle: { ignoreChanges: 'all', ...lifecycle },
      ...(reason && { provenance: { reason, implicit: true } }),
    },
  );
}
