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
  const needed: BlockHandle[] = [];
  if (identity) {
    if (offers.open) {
      needed.push(...(offers.open(subnet) ?? []));
      opened = true;
    }
    for (const grant of offers.grants?.[access] ?? []) {
      needed.push(
        azure.identity.assign(consumer, {
          identity,
          grant,
          suffix: `${suffix}_${grant.name}`,
          reason,
        }),
      );
      opened = true;
    }
    const admission = offers.admit?.({
      scope: consumer,
      identity,
      access,
      reason,
    });
    environment = admission?.environment ?? {};
    if (admission?.right) {
      needed.push(admission.right);
    }
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
          after: secret.madeBy,
        },
        suffix: `${suffix}_read`,
        reason,
      });
      needed.push(right, secret.madeBy);
      uses.addSecret(`${environmentPrefix(provider)}_${name}`, secret);
      opened = true;
    }
  }
  // Two that run may use each other, and cannot both start after the other.
  if (!link.providerUses?.startAfter) {
    needed.forEach(block => uses.startAfter?.(block));
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
