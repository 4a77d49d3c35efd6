import type { Link, Opening } from '../connectNodes';
import {
  environmentPrefix,
  mountFiles,
  reportOutside,
  subscribeTo,
} from '../connectNodes';
import type { AwsFoundation } from './AwsFoundation';
import type { AwsPart } from './AwsImplementation';

/**
 * What a connection needs on AWS: a rule on both security groups for the
 * provider's port, endpoints of the APIs it is reached through, the access
 * level's actions in the consumer's role, and secrets by reference.
 */
export function openOnAws(link: Link<AwsPart>, aws: AwsFoundation): Opening {
  const { access, consumer, provider, uses, offers, reason } = link;
  // Lambda fetches them, so the consumer itself needs no way there.
  const events =
    access === 'consume' && uses.receiveEvents
      ? offers.events?.(consumer)
      : undefined;
  const isReached =
    !events && (offers.network !== undefined || offers.reach !== undefined);
  const securityGroupId =
    uses.securityGroupId ?? (isReached ? uses.joinNetwork?.() : undefined);
  const reach = securityGroupId && isReached ? offers.reach?.() : undefined;
  const network = isReached ? offers.network ?? reach : undefined;
  if (network && securityGroupId) {
    aws.network.openPath(consumer, {
      suffix: provider.address,
      from: securityGroupId,
      to: network.securityGroupId,
      port: network.port,
      description: `${consumer.address} to ${provider.address}`,
      reason,
    });
    uses.openWay?.(network.port, provider, reason);
  } else if (isReached && !offers.worksByApi) {
    reportOutside(link);
  }
  const admission =
    events || !uses.allow ? undefined : offers.admit?.(consumer, access);
  for (const api of [...(offers.apis ?? []), ...(admission?.apis ?? [])]) {
    if (uses.useApi) {
      uses.useApi(api);
    } else if (securityGroupId) {
      aws.network.reachApi(consumer, securityGroupId, api);
    }
  }
  const grants = [
    ...(offers.grants?.[access] ?? []),
    ...((uses.follows && offers.follow?.[access]) ?? []),
    ...(admission?.grants ?? []),
    ...(events?.kafka?.grants ?? []),
  ];
  for (const statement of grants) {
    uses.allow?.(statement);
  }
  if (offers.service) {
    uses.startAfter?.(offers.service);
  }
  const named =
    securityGroupId && !uses.startAfter ? offers.named?.() : undefined;
  const mounted = mountFiles(link, offers.volume, uses.mount);
  const receives =
    access === 'consume' &&
    offers.queue !== undefined &&
    uses.receive !== undefined;
  if (receives) {
    uses.receive!(offers.queue!, provider);
  }
  if (events) {
    uses.receiveEvents!(events, provider);
  }
  const secrets = Object.entries(offers.secrets?.[access] ?? {});
  for (const [suffix, secret] of secrets) {
    uses.addSecret?.(`${environmentPrefix(provider)}_${suffix}`, secret);
  }
  const opened =
    (network !== undefined && securityGroupId !== undefined) ||
    (grants.length > 0 && uses.allow !== undefined) ||
    (secrets.length > 0 && uses.addSecret !== undefined);
  const { topicArn } = offers;
  const { subscribe } = uses;
  const subscribed =
    topicArn !== undefined &&
    subscribeTo(link, subscribe && (() => subscribe(topicArn, provider)));
  return {
    opened: opened || receives || subscribed,
    environment: {
      ...mounted,
      ...reach?.environment,
      ...named,
      ...admission?.environment,
    },
  };
}
