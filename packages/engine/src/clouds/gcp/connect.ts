import type { AppStackConnection } from 'backstage-plugin-stackgen-common';
import type { NodeScope } from '../../resource-types/NodeScope';
import type { BlockHandle } from '../../terraform';
import type { GcpGrant, GcpPart } from './GcpImplementation';
import type { GcpFoundation } from './GcpFoundation';

/** One end of a connection: where it writes, and what it is. */
export interface GcpEnd {
  readonly scope: NodeScope;
  readonly part: GcpPart;
}

/** The right that a secret's value is read with at start. */
export const READ_SECRET: Pick<GcpGrant, 'name' | 'role' | 'type'> = {
  name: 'read',
  role: 'roles/secretmanager.secretAccessor',
  type: 'google_secret_manager_secret_iam_member',
};

/**
 * Makes "consumer uses provider" true, and nothing more: a network path to the
 * provider's ports, the access level's roles on the provider's own resources,
 * and the endpoint as environment variables. Everything is written into the
 * consumer's file, so that a provider's file does not change with its users.
 *
 * @returns whether anything was opened
 */
export function connect(
  connection: AppStackConnection,
  consumer: GcpEnd,
  provider: GcpEnd,
  gcp: GcpFoundation,
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
  let opened = false;
  if (offers.network && uses.networkTag !== undefined) {
    opened = true;
    gcp.network.openPath(scope, {
      suffix: provider.scope.address,
      tag: uses.networkTag,
      ...offers.network,
      reason,
    });
  }
  const { account } = uses;
  const members = new Map<string, BlockHandle>();
  for (const grant of account ? offers.grants?.[access] ?? [] : []) {
    opened = true;
    members.set(
      grant.name,
      scope.resource(
        grant.type,
        `${grant.name}_${provider.scope.address}`,
        { ...grant.on, role: grant.role, member: account!.member },
        { provenance: { reason, implicit: true } },
      ),
    );
  }
  const prefix = provider.scope.address.toUpperCase();
  const variables = {
    ...offers.environment,
    ...offers.environmentByAccess?.[access],
    ...(account && offers.admit?.(scope, account)),
  };
  for (const [suffix, value] of Object.entries(variables)) {
    uses.addEnvironment?.(`${prefix}_${suffix}`, value);
  }
  const secrets = Object.entries(offers.secrets?.[access] ?? {});
  for (const [suffix, secret] of secrets) {
    uses.addSecret?.(
      `${prefix}_${suffix}`,
      secret,
      members.get(READ_SECRET.name)!,
    );
  }
  const remark = offers.remarks?.[access];
  if (remark) {
    scope.report(connection.provider, { severity: 'info', ...remark });
  }
  return subscribed(connection, consumer, provider) || opened;
}

function subscribed(
  { access, provider: ref }: AppStackConnection,
  { part, scope }: GcpEnd,
  provider: GcpEnd,
): boolean {
  const topic = provider.part.provides?.topic;
  if (!topic) {
    return false;
  }
  const subscribe = part.consumes?.subscribe;
  if (!subscribe && access === 'consume') {
    scope.report(ref, {
      severity: 'info',
      code: 'topic-needs-queue',
      message: 'Only queues receive what is published to a topic.',
      mend: `Put a queue between them: a Resource that depends on ${ref}, and that the consumer depends on.`,
    });
  }
  subscribe?.(topic, provider.scope);
  return subscribe !== undefined;
}
