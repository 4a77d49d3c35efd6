import type { BlockHandle } from '../../terraform';
import type { Link, Opening } from '../connectNodes';
import {
  environmentPrefix,
  mountFiles,
  reportOutside,
  subscribeTo,
} from '../connectNodes';
import type { GcpFoundation } from './GcpFoundation';
import type { GcpPart } from './GcpImplementation';

/** The right that a secret's value is read with at start. */
export const READ_SECRET = {
  name: 'read',
  role: 'roles/secretmanager.secretAccessor',
  type: 'google_secret_manager_secret_iam_member',
} as const;

/**
 * What a connection needs on Google Cloud: a firewall rule for the provider's
 * ports, the access level's roles for the consumer's service account, and
 * secrets by reference.
 */
export function openOnGcp(link: Link<GcpPart>, gcp: GcpFoundation): Opening {
  const { access, consumer, provider, uses, offers, reason } = link;
  let opened = false;
  const needed: BlockHandle[] = [];
  const networkTag =
    uses.networkTag ??
    (offers.network || offers.reach || offers.isInside
      ? uses.joinNetwork?.()
      : undefined);
  // Machines of a cluster that exists have no tag that is known, but its pods
  // need their way all the same.
  const isInNetwork = networkTag !== undefined || uses.openWay !== undefined;
  const reach = isInNetwork ? offers.reach?.() : undefined;
  const network = offers.network ?? reach;
  if (network && isInNetwork) {
    opened = true;
    if (networkTag !== undefined) {
      needed.push(
        gcp.network.openPath(consumer, {
          suffix: provider.address,
          tag: networkTag,
          to: network,
          reason,
        }),
      );
    }
    uses.openWay?.(network, provider, reason);
  } else if (network ?? offers.reach) {
    reportOutside(link);
  }
  const mounted = mountFiles(link, offers.volume, uses.mount);
  const { account } = uses;
  for (const grant of account ? offers.grants?.[access] ?? [] : []) {
    opened = true;
    needed.push(
      gcp.roles.give(consumer, { grant, account: account!, provider, reason }),
    );
  }
  let environment = reach?.environment ?? {};
  if (account && offers.admit) {
    opened = true;
    environment = {
      ...environment,
      ...offers.admit(consumer, account, access, reason),
    };
  }
  const secrets = Object.entries(offers.secrets?.[access] ?? {});
  for (const [suffix, secret] of secrets) {
    uses.addSecret?.(`${environmentPrefix(provider)}_${suffix}`, secret);
  }
  // Two that run may use each other, and cannot both start after the other.
  if (!link.providerUses?.startAfter) {
    needed.forEach(block => uses.startAfter?.(block));
  }
  if (access === 'consume' && offers.queue) {
    uses.receive?.(offers.queue, provider);
  }
  const { topic } = offers;
  const { subscribe } = uses;
  const subscribed =
    topic !== undefined &&
    subscribeTo(
      link,
      subscribe &&
        (() => {
          subscribe(topic, provider);
          return true;
        }),
    );
  return {
    opened: opened || subscribed,
    environment: { ...mounted, ...environment },
  };
}
