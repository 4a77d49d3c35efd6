import type { BlockHandle, Value } from '../../terraform';
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
  const { identity, subnet = 'containers' } = uses;
  const suffix = provider.address;
  let environment: Readonly<Record<string, Value>> = {};
  let opened = false;
  let way: readonly BlockHandle[] = [];
  if (identity) {
    if (offers.open) {
      way = offers.open(subnet) ?? [];
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
  const remark = uses.addEnvironment && offers.remarkFrom?.(subnet);
  if (remark) {
    consumer.report(link.providerRef, { severity: 'info', ...remark });
  }
  const { volume } = offers;
  const mounted = mountFiles(
    link,
    volume && (level => volume(level, subnet)),
    uses.mount,
  );
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
      for (const needed of [right, secret.madeBy, ...way]) {
        uses.startAfter?.(needed);
      }
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
