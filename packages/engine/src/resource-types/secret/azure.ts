import type { AzureFoundation } from '../../clouds/azure/AzureFoundation';
import type { AzureImplementation } from '../../clouds/azure/AzureImplementation';
import { RECOVERY_DAYS } from '../../clouds/azure/AzureVault';
import { deploymentTemplate } from '../../clouds/azure/deploymentTemplate';
import { template, type BlockHandle, type Expression } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { SecretParameters } from './definition';

/** Source: https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
const NAME_LENGTH = 127;

export const keyVault: AzureImplementation<SecretParameters> = {
  name: 'key-vault',
  title: 'Azure Key Vault',
  limits: [
    {
      parameter: 'recoveryDays',
      applies: p => p.recoveryDays !== RECOVERY_DAYS,
      message: `The vault keeps deleted secrets for ${RECOVERY_DAYS} days.`,
    },
  ],
  build(scope, azure) {
    const name = azure.name(scope as NodeScope, { maxLength: NAME_LENGTH });
    const uri = template(azure.vault.uri(), 'secrets/', name);
    const id = azure.vault.secretId(name);
    const madeBy = createEmpty(scope as NodeScope, azure, name);
    scope.output(
      'uri',
      'address of the secret, to set its value with after the first apply.',
      uri,
    );
    const read = { VALUE: { uri, id, madeBy } };
    const write = [
      {
        name: 'write',
        // Whoever Azure's own roles let write may read, too.
        role: () =>
          azure.identity.ownRole({
            name: 'secret-writer',
            description: 'Sets values of secrets, and cannot read them',
            dataActions: ['Microsoft.KeyVault/vaults/secrets/setSecret/action'],
          }),
        scope: id,
        after: madeBy,
      },
    ];
    return {
      provides: {
        open: from => azure.vault.open(from),
        grants: { write, readwrite: write },
        environmentByAccess: { write: { URI: uri }, readwrite: { URI: uri } },
        secrets: { read, readwrite: read },
      },
    };
  },
};

/**
 * Containers start only when their secrets are there, so a new one has a value
 * that says that it has none. Azure makes it, because the vault's data cannot
 * be reached from outside the network; nothing overwrites it later. Source:
 * https://learn.microsoft.com/azure/key-vault/general/network-security
 */
function createEmpty(
  scope: NodeScope,
  azure: AzureFoundation,
  name: Expression,
): BlockHandle {
  return scope.resource(
    'azurerm_resource_group_template_deployment',
    undefined,
    {
      ...azure.grouped(),
      name: azure.name(scope, { maxLength: 64 }),
      deployment_mode: 'Incremental',
      template_content: deploymentTemplate({
        type: 'Microsoft.KeyVault/vaults/secrets',
        apiVersion: '2023-07-01',
        name: template(azure.vault.name(), '/', name),
        properties: {
          value: 'not set yet',
          contentType: 'text/plain',
        },
      }),
    },
    {
      provider: azure.keepingProvider(),
      lifecycle: { ignoreChanges: 'all' },
    },
  );
}
