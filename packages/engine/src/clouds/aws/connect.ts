import type { AppStackConnection } from 'backstage-plugin-stackgen-common';
import type { NodeScope } from '../../resource-types/NodeScope';
import type { AwsPart } from './AwsImplementation';
import type { AwsFoundation } from './AwsFoundation';

/** One end of a connection: where it writes, and what it is. */
export interface AwsEnd {
  readonly scope: NodeScope;
  readonly part: AwsPart;
}

/**
 * Makes "consumer uses provider" true, and nothing more: a network path on the
 * provider's port, the access level's actions on the provider's own resources,
 * and the endpoint as environment variables. Everything is written into the
 * consumer's file, so that a provider's file does not change with its users.
 *
 * @returns whether anything was opened
 */
export function connect(
  connection: AppStackConnection,
  consumer: AwsEnd,
  provider: AwsEnd,
  aws: AwsFoundation,
): boolean {
  const { access } = connection;
  const uses = consumer.part.consumes;
  const offers = provider.part.provides;
  if (!uses || !offers) {
    consumer.scope.report(connection.provider, {
      severity: 'info',
      code: 'connection-without-effect',
      message: uses
        ? 'There is nothing to open at the provider.'
        : 'The consumer does not run in the cloud’s network, so the connection opens nothing.',
    });
    return false;
  }
  const reason = `${consumer.scope.label} uses ${
    provider.scope.label
  } (${connection.because.join(', ')}).`;
  if (offers.network && uses.securityGroupId) {
    aws.network.openPath(consumer.scope, {
      suffix: provider.scope.address,
      from: uses.securityGroupId,
      to: offers.network.securityGroupId,
      port: offers.network.port,
      description: `${consumer.scope.address} to ${provider.scope.address}`,
      reason,
    });
  }
  for (const api of offers.apis ?? []) {
    if (uses.securityGroupId) {
      aws.network.reachApi(consumer.scope, uses.securityGroupId, api);
    }
  }
  const grants = offers.grants?.[access] ?? [];
  for (const statement of grants) {
    uses.allow?.(statement);
  }
  if (offers.service) {
    uses.startAfter?.(offers.service);
  }
  const prefix = provider.scope.address.toUpperCase();
  const variables = {
    ...offers.environment,
    ...offers.environmentByAccess?.[access],
  };
  for (const [suffix, value] of Object.entries(variables)) {
    uses.addEnvironment?.(`${prefix}_${suffix}`, value);
  }
  const secrets = Object.entries(offers.secrets?.[access] ?? {});
  for (const [suffix, secret] of secrets) {
    uses.addSecret?.(`${prefix}_${suffix}`, secret);
  }
  const remark = offers.remarks?.[access];
  if (remark) {
    consumer.scope.report(connection.provider, { severity: 'info', ...remark });
  }
  return (
    (offers.network !== undefined && uses.securityGroupId !== undefined) ||
    (grants.length > 0 && uses.allow !== undefined) ||
    (secrets.length > 0 && uses.addSecret !== undefined) ||
    subscribed(connection, consumer, provider)
  );
}

function subscribed(
  { access, provider: ref }: AppStackConnection,
  consumer: AwsEnd,
  { part, scope }: AwsEnd,
): boolean {
  const { topicArn } = part.provides ?? {};
  const { subscribe } = consumer.part.consumes ?? {};
  if (topicArn === undefined) {
    return false;
  }
  if (!subscribe) {
    if (access === 'consume') {
      consumer.scope.report(ref, {
        severity: 'info',
        code: 'topic-needs-queue',
        message: 'Only queues receive what is published to a topic.',
        mend: `Put a queue between them: a Resource that depends on ${ref}, and that the consumer depends on.`,
      });
    }
    return false;
  }
  return subscribe(topicArn, scope);
}
