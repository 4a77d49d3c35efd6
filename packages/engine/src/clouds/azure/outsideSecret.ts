import type { OutsideSecret } from '../connectOutside';
import type { AzureFoundation } from './AzureFoundation';
import type { AzurePart } from './AzureImplementation';
import { NOBODY } from './nobody';

/** Well-formed, as the provider demands in a plan already, and of nothing. */
const NO_ID = `/subscriptions/${NOBODY}/resourceGroups/to-fill-in/providers/Microsoft.KeyVault/vaults/to-fill-in/secrets/to-fill-in`;
const NO_ADDRESS = 'https://to-fill-in.vault.azure.net/secrets/to-fill-in';

/** Lets an identity read a secret of a vault that exists already. */
export function readOutsideSecret(
  {
    consumer: { scope, part },
    name,
    environment,
    variable,
    reason,
  }: OutsideSecret<AzurePart>,
  azure: AzureFoundation,
): void {
  const { identity, addSecret, startAfter } = part.consumes ?? {};
  if (!identity || !addSecret) {
    return;
  }
  const id = variable(
    'secret_id',
    'resource id of the Key Vault secret that it signs in with.',
    NO_ID,
  );
  const right = azure.identity.assign(scope, {
    identity,
    grant: { name: 'read', role: 'Key Vault Secrets User', scope: id },
    suffix: `${name}_read`,
    reason,
  });
  startAfter?.(right);
  addSecret(environment, {
    uri: variable(
      'secret_uri',
      'address of the same secret, without its version.',
      NO_ADDRESS,
    ),
    id,
    madeBy: right,
  });
}
