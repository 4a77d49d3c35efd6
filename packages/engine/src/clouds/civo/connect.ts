import type { Value } from '../../terraform';
import {
  environmentPrefix,
  mountFiles,
  type Link,
  type Opening,
} from '../connectNodes';
import { openWay } from '../kubernetes/networkPolicy';
import type { CivoFoundation } from './CivoFoundation';
import type { CivoConsumer, CivoPart } from './CivoImplementation';

/**
 * What a connection needs on Civo: network policies on both ends, or the
 * machine's firewall; the provider's firewall; and what the consumer signs in
 * with as a secret of its own in the cluster. Civo has no identities that rights
 * could be given to, and keeps no secrets for machines.
 */
export function openOnCivo(
  link: Link<CivoPart>,
  civo: CivoFoundation,
): Opening {
  const { access, consumer, provider, uses, offers, reason } = link;
  const { pods, addSecret } = uses;
  let opened = false;
  if (offers.network && pods !== undefined) {
    openWay(consumer, civo.kubernetes.namespace, {
      from: pods,
      to: offers.network,
      suffix: provider.address,
      reason,
    });
    offers.open?.();
    opened = true;
  }
  if (offers.network && uses.reach) {
    opened = reachFromMachine(link, uses.reach);
  }
  mountFiles(link, offers.volume, uses.mount);
  opened ||= offers.volume !== undefined && uses.mount !== undefined;
  const prefix = environmentPrefix(provider);
  const credentials = Object.entries(offers.credentials?.[access] ?? {});
  if (credentials.length > 0 && addSecret) {
    const secret = createSecret(link, civo, credentials);
    for (const [suffix] of credentials) {
      addSecret(`${prefix}_${suffix}`, { secret, key: suffix.toLowerCase() });
    }
    opened = true;
  }
  const secrets = Object.entries(offers.secrets?.[access] ?? {});
  for (const [suffix, secret] of secrets) {
    addSecret?.(`${prefix}_${suffix}`, secret);
    opened ||= addSecret !== undefined;
  }
  return { opened, isUnknown: isCircle(link, civo) };
}

/** Whether two machines would each have to be made before the other. */
function isCircle(
  { consumer, provider, providerRef, uses, offers }: Link<CivoPart>,
  civo: CivoFoundation,
): boolean {
  if (
    !uses.machines ||
    !offers.machines ||
    civo.machines.order.wait(uses.machines, offers.machines)
  ) {
    return false;
  }
  consumer.report(providerRef, {
    severity: 'warning',
    code: 'address-not-known',
    message: `${provider.label} waits for ${consumer.label}, whose address it is told when it is made; so ${consumer.label} cannot be told where ${provider.label} is. The way is open.`,
    mend: 'Let it wait to be called, or let one of the two be a container-service.',
  });
  return true;
}

/** Pods are known in their cluster only; the rest has addresses. */
function reachFromMachine(
  { access, consumer, provider, providerRef, offers }: Link<CivoPart>,
  reach: NonNullable<CivoConsumer['reach']>,
): boolean {
  if (!reach(offers.network!, provider)) {
    consumer.report(providerRef, {
      severity: 'warning',
      code: 'pods-not-reached',
      message:
        'Only workloads of the same cluster reach it, and the consumer runs elsewhere.',
      mend: 'Let the consumer be a container-service, or set "exposure" of the provider to "internet".',
    });
    return false;
  }
  offers.open?.();
  if (offers.credentials?.[access] ?? offers.secrets?.[access]) {
    consumer.report(providerRef, {
      severity: 'warning',
      code: 'sign-in-not-given',
      message:
        'Civo keeps no secrets for machines, so this one does not get what it signs in with.',
      mend: 'Let a container-service use it, or put it on the machine by hand.',
    });
  }
  return true;
}

/** The consumer's own copy of what it signs in with. */
function createSecret(
  { consumer, provider, reason }: Link<CivoPart>,
  civo: CivoFoundation,
  credentials: readonly (readonly [string, Value])[],
): Value {
  const { namespace } = civo.kubernetes;
  const secret = consumer.resource(
    'kubernetes_secret_v1',
    `for_${provider.address}`,
    {
      metadata: {
        name: `${namespace.nameOf(consumer)}-for-${namespace.nameOf(provider)}`,
        namespace: namespace.name(),
        labels: namespace.labels(),
      },
      type: 'Opaque',
      data: Object.fromEntries(
        credentials.map(([suffix, value]) => [suffix.toLowerCase(), value]),
      ),
    },
    { provenance: { reason, implicit: true } },
  );
  return secret.ref('metadata', 0, 'name');
}
