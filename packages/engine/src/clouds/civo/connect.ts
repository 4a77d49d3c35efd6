import type { Value } from '../../terraform';
import { environmentPrefix, type Link, type Opening } from '../connectNodes';
import { openWay } from '../kubernetes/networkPolicy';
import type { CivoFoundation } from './CivoFoundation';
import type { CivoPart } from './CivoImplementation';

/**
 * What a connection needs on Civo: network policies on both ends, the
 * provider's firewall, and what the consumer signs in with as a secret of its
 * own in the cluster. Civo has no identities that rights could be given to.
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
  return { opened };
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
