import type { AzureFoundation } from '../../clouds/azure/AzureFoundation';
import type {
  AzureImplementation,
  AzureProvider,
} from '../../clouds/azure/AzureImplementation';
import { createVaultKey, KEY_NAME_LENGTH } from '../../clouds/azure/vaultKey';
import { preventDestroy } from '../../clouds/preventDestroy';
import { template, type BlockHandle, type Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { EncryptionKeyParameters } from './definition';

/** Versions end this long after the next one was made, with a notice. */
const OVERLAP_DAYS = 30;

/** Source: https://learn.microsoft.com/azure/role-based-access-control/permissions/security */
const KEYS = 'Microsoft.KeyVault/vaults/keys';

export const keyVaultKey: AzureImplementation<EncryptionKeyParameters> = {
  name: 'key-vault-key',
  title: 'Azure Key Vault key',
  build(scope, azure) {
    const node = scope as NodeScope;
    azure.vault.keepInHardware();
    const name = azure.name(node, { maxLength: KEY_NAME_LENGTH });
    const days = scope.text(
      'rotation_period',
      'how often there is a new version of the key; taken when it is made.',
      p => `P${p.rotationDays}D`,
    );
    const expiry = scope.text(
      'version_lifetime',
      'how long a version of the key encrypts; taken when it is made.',
      p => `P${p.rotationDays + OVERLAP_DAYS}D`,
    );
    const key = createVaultKey(node, azure, {
      name,
      key: {
        kty: 'RSA-HSM',
        keySize: 3072,
        keyOps: ['decrypt', 'encrypt', 'unwrapKey', 'wrapKey'],
      },
      rotationPolicy: {
        attributes: { expiryTime: expiry },
        lifetimeActions: [
          {
            trigger: { timeAfterCreate: days },
            action: { type: 'rotate' },
          },
          {
            trigger: { timeBeforeExpiry: `P${OVERLAP_DAYS}D` },
            action: { type: 'notify' },
          },
        ],
      },
      lifecycle: preventDestroy(scope),
    });
    return {
      provides: {
        open: from => azure.vault.open(from),
        grants: grantsOf(azure, { scope: azure.vault.keyId(name), after: key }),
        environment: { ID: template(azure.vault.uri(), 'keys/', name) },
      },
    };
  },
};

/** Azure's own roles for keys sign and change keys, too. */
function grantsOf(
  azure: AzureFoundation,
  on: { scope: Value; after: BlockHandle },
): AzureProvider['grants'] {
  const own = (name: string, description: string, verbs: string[]) => ({
    name,
    role: () =>
      azure.identity.ownRole({
        name: `key-${name}`,
        description,
        dataActions: [
          `${KEYS}/read`,
          ...verbs.map(verb => `${KEYS}/${verb}/action`),
        ],
      }),
    ...on,
  });
  const decrypt = own('decrypt', 'Decrypts with keys, and cannot encrypt', [
    'decrypt',
    'unwrap',
  ]);
  const encrypt = own('encrypt', 'Encrypts with keys, and cannot decrypt', [
    'encrypt',
    'wrap',
  ]);
  return {
    read: [decrypt],
    write: [encrypt],
    readwrite: [decrypt, encrypt],
    admin: [{ name: 'own', role: 'Key Vault Crypto Officer', ...on }],
  };
}
