import type { Value } from '../../terraform';
import type { Link, Opening } from '../connectNodes';
import { environmentPrefix, mountFiles } from '../connectNodes';
import type { AzureFoundation } from './AzureFoundation';
import type { AzurePart } from './AzureImplementation';

/**
 * What a connection needs on Azure: a way to the provider's port, the access
 * level's roles for the consumer's identity, and secrets by reference.
 */
export function openOnAzure(
  link: Link<AzurePart>,
  azure: AzureFoundation,
): Opening {
  const { access, consumer, provider, uses, offers, reason } = link;
  const { identity } = uses;
  const suffix = provider.address;
  let environment: Readonly<Record<string, Value>> = {};
  let opened = false;
  if (identity) {
    if (offers.open) {
      offers.open(uses.subnet ?? 'containers');
      opened = true;
    }
    for (const grant of offers.grants?.[access] ?? []) {
      azure.identity.assign(consumer, {
        identity,
        grant,
        suffix: `${suffix}_${grant.name}`,
        reason,
      });
      opened = true;
    }
    environment =
      offers.admit?.({ scope: consumer, identity, access, reason }) ?? {};
  }
  if (identity && offers.binding) {
    uses.bind?.(offers.binding, provider, access);
  }
  const mounted = mountFiles(link, offers.volume, uses.mount);
  const secrets = Object.entries(offers.secrets?.[access] ?? {});
  for (const [name, secret] of secrets) {
    if (identity && uses.addSecret) {
      const right = azure.identity.assign(consumer, {
        identity,
        grant: {
          name: 'read',
          role: 'Key Vault Secrets User',
          scope: secret.id,
        },
        suffix: `${suffix}_read`,
        reason,
      });
      uses.startAfter?.(right);
      uses.startAfter?.(secret.madeBy);
      uses.addSecret(`${environmentPrefix(provider)}_${name}`, secret);
      opened = true;
    }
  }
  const subscribed =
    offers.topic !== undefined &&
    uses.subscribe !== undefined &&
    uses.subscribe({ topic: offers.topic, provider, access, reason });
  return {
    opened: opened || subscribed,
    environment: { ...mounted, ...environment },
  };
}
