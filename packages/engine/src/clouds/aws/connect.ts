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
 */
export function connect(
  connection: AppStackConnection,
  consumer: AwsEnd,
  provider: AwsEnd,
  aws: AwsFoundation,
): void {
  const uses = consumer.part.consumes;
  const offers = provider.part.provides;
  if (!uses || !offers) {
    return;
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
  for (const statement of offers.grants?.[connection.access] ?? []) {
    uses.allow?.(statement);
  }
  const prefix = provider.scope.address.toUpperCase();
  const variables = {
    ...offers.environment,
    ...offers.environmentByAccess?.[connection.access],
  };
  for (const [suffix, value] of Object.entries(variables)) {
    uses.addEnvironment?.(`${prefix}_${suffix}`, value);
  }
  const secrets = offers.secrets?.[connection.access] ?? {};
  for (const [suffix, secret] of Object.entries(secrets)) {
    uses.addSecret?.(`${prefix}_${suffix}`, secret);
  }
  if (offers.topicArn !== undefined) {
    uses.subscribe?.(offers.topicArn, provider.scope);
  }
}
