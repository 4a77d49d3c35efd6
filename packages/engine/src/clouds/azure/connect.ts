import type { AppStackConnection } from 'backstage-plugin-stackgen-common';
import type { NodeScope } from '../../resource-types/NodeScope';
import type { AzureFoundation } from './AzureFoundation';
import type { AzurePart } from './AzureImplementation';

/** One end of a connection: where it writes, and what it is. */
export interface AzureEnd {
  readonly scope: NodeScope;
  readonly part: AzurePart;
}

/**
 * Makes "consumer uses provider" true, and nothing more: a way to the
 * provider's port, the access level's roles on the provider's own resources,
 * and the endpoint as environment variables. Rights are written into the
 * consumer's file, so that a provider's file does not change with its users.
 *
 * @returns whether anything was opened
 */
export function connect(
  connection: AppStackConnection,
  consumer: AzureEnd,
  provider: AzureEnd,
  azure: AzureFoundation,
): boolean {
  const { access } = connection;
  const { scope } = consumer;
  const uses = consumer.part.consumes;
  const offers = provider.part.provides;
  if (!uses || !offers) {
    scope.report(connection.provider, {
      severity: 'info',
      code: 'connection-without-effect',
      message: uses
        ? 'There is nothing to open at the provider.'
        : 'The consumer does not run in the cloud’s network, so the connection opens nothing.',
    });
    return false;
  }
  const reason = `${scope.label} uses ${
    provider.scope.label
  } (${connection.because.join(', ')}).`;
  const { identity } = uses;
  const suffix = provider.scope.address;
  const variables: Record<string, unknown> = {};
  let opened = false;
  if (identity) {
    if (offers.open) {
      offers.open();
      opened = true;
    }
    for (const grant of offers.grants?.[access] ?? []) {
      azure.identity.assign(scope, {
        identity,
        grant,
        suffix: `${suffix}_${grant.name}`,
        reason,
      });
      opened = true;
    }
    Object.assign(
      variables,
      offers.admit?.({ scope, identity, access, reason }),
    );
  }
  Object.assign(
    variables,
    offers.environment,
    offers.environmentByAccess?.[access],
  );
  const prefix = provider.scope.address.toUpperCase();
  for (const [name, value] of Object.entries(variables)) {
    uses.addEnvironment?.(`${prefix}_${name}`, value as never);
  }
  const secrets = Object.entries(offers.secrets?.[access] ?? {});
  for (const [name, secret] of secrets) {
    if (identity && uses.addSecret) {
      const right = azure.identity.assign(scope, {
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
      uses.addSecret(`${prefix}_${name}`, secret);
      opened = true;
    }
  }
  const remark = offers.remarks?.[access];
  if (remark && identity) {
    scope.report(connection.provider, { severity: 'info', ...remark });
  }
  if (offers.topic && uses.subscribe) {
    const wanted = {
      topic: offers.topic,
      provider: provider.scope,
      access,
      reason,
    };
    return uses.subscribe(wanted) || opened;
  }
  return opened;
}
